#include "core/wire/library_json.h"

#include "core/wire/catalog_json.h"
#include "core/wire/json_value.h"

namespace matinee::wire {

using namespace Qt::StringLiterals;

namespace {

QJsonValue wordOf(Nudge nudge)
{
    switch (nudge) {
    case Nudge::More:
        return u"more"_s;
    case Nudge::Less:
        return u"less"_s;
    case Nudge::None:
        break;
    }
    return QJsonValue::Null;
}

QJsonValue orNull(const MovieSummary *movie)
{
    return movie ? QJsonValue(toJson(*movie)) : QJsonValue(QJsonValue::Null);
}

} // namespace

QJsonObject toJson(const Mine &mine)
{
    return {{u"points"_s, mine.rating ? QJsonValue(mine.rating->points()) : QJsonValue(QJsonValue::Null)},
            {u"liked"_s, mine.favourite},
            {u"watched"_s, mine.seen()},
            {u"watches"_s, mine.watches},
            {u"watchlist"_s, mine.watchlist},
            {u"hidden"_s, mine.hidden},
            {u"nudge"_s, wordOf(mine.nudge)},
            {u"changed_at"_s, instant(mine.changedAt)}};
}

QJsonObject toJson(const Watch &watch, const MovieSummary *movie)
{
    return {{u"id"_s, watch.id},
            {u"movie"_s, orNull(movie)},
            {u"watched_on"_s, orNull(watch.watchedOn.text())},
            {u"rewatch"_s, watch.rewatch},
            {u"note"_s, watch.note},
            {u"place"_s, watch.place}};
}

QJsonObject toJson(const Review &review, const MovieSummary *movie)
{
    return {{u"id"_s, review.id},
            {u"movie"_s, orNull(movie)},
            {u"text"_s, review.text},
            {u"spoiler"_s, review.spoiler},
            {u"written_at"_s, instant(review.writtenAt)}};
}

QJsonObject entryJson(const MovieSummary &movie, const Mine &mine)
{
    return {{u"movie"_s, toJson(movie)}, {u"mine"_s, toJson(mine)}};
}

QJsonObject toJson(const MovieList &list)
{
    return {{u"id"_s, list.id},
            {u"name"_s, list.name},
            {u"about"_s, list.about},
            {u"query"_s, wire::orNull(list.query)},
            {u"ranked"_s, list.ranked}};
}

QJsonObject toJson(const Changed &changed, const MovieSummary *movie)
{
    return {{u"what"_s, changed.what},
            {u"movie"_s, orNull(movie)},
            {u"mine"_s,
             changed.movie.isStored() ? QJsonValue(toJson(changed.mine)) : QJsonValue(QJsonValue::Null)}};
}

} // namespace matinee::wire
