#include "core/wire/suggestion_json.h"

#include "core/base/text.h"
#include "core/recommend/reason_text.h"
#include "core/wire/catalog_json.h"
#include "core/wire/json_value.h"

#include <cmath>

namespace matinee::wire {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostReasons = 20;

QString kindName(Reason::Kind kind)
{
    switch (kind) {
    case Reason::Kind::LikedMovie:
        return u"liked_movie"_s;
    case Reason::Kind::Person:
        return u"person"_s;
    case Reason::Kind::Keyword:
        return u"keyword"_s;
    case Reason::Kind::Genre:
        return u"genre"_s;
    case Reason::Kind::Popular:
        break;
    }
    return u"popular"_s;
}

QString sentence(const Reason &reason, const MovieSummary *movie)
{
    const QString title = movie ? movie->title : QString();
    switch (reason.kind) {
    case Reason::Kind::LikedMovie:
        if (reason.nudged)
            return reason.strength < 0 ? say("core", "You want less like %1").arg(title)
                                       : say("core", "You want more like %1").arg(title);
        return reason.strength < 0 ? say("core", "You did not like %1").arg(title)
                                   : say("core", "You liked %1").arg(title);
    case Reason::Kind::Person:
        return say("core", "Also with %1").arg(reason.name);
    case Reason::Kind::Keyword:
        return say("core", "Shared theme: %1").arg(reason.name);
    case Reason::Kind::Genre:
        return say("core", "Shared genre: %1").arg(reason.name);
    case Reason::Kind::Popular:
        break;
    }
    return say("core", "Popular with everyone");
}

QJsonObject toJson(const Reason &reason, const Catalogue &catalogue)
{
    const MovieSummary *movie = catalogue.find(reason.movie);
    return {{u"kind"_s, kindName(reason.kind)},
            {u"movie"_s, movie ? QJsonValue(movie->ref) : QJsonValue(QJsonValue::Null)},
            {u"name"_s, orNull(reason.name)},
            {u"text"_s, sentence(reason, movie)}};
}

QJsonValue shareOf(double contribution, double score)
{
    return qFuzzyIsNull(score) ? QJsonValue(QJsonValue::Null) : QJsonValue(contribution / score);
}

/// Everybody's own films are all reasons, and some have met thousands: those beyond the strongest are
/// told as one.
QJsonArray reasonsOf(const Suggestion &suggestion, const Catalogue &catalogue)
{
    QJsonArray reasons;
    double others = 0;
    for (const Reason &reason : suggestion.because) {
        if (reasons.size() == MostReasons) {
            others += reason.contribution;
            continue;
        }
        QJsonObject item = toJson(reason, catalogue);
        item.insert(u"share"_s, shareOf(reason.contribution, suggestion.score));
        reasons.append(item);
    }
    if (suggestion.because.size() > MostReasons) {
        reasons.append(QJsonObject{{u"kind"_s, u"others"_s},
                                   {u"movie"_s, QJsonValue::Null},
                                   {u"name"_s, QJsonValue::Null},
                                   {u"text"_s, say("core", "All the rest together")},
                                   {u"share"_s, shareOf(others, suggestion.score)}});
    }
    return reasons;
}

/// Points are whole numbers elsewhere; nobody is told more of a guess.
int wholePoints(double points)
{
    return static_cast<int>(std::lround(points));
}

void insertForecast(QJsonObject &json, const std::optional<PointsForecast> &forecast)
{
    json.insert(u"predicted_points"_s,
                forecast ? QJsonValue(wholePoints(forecast->points)) : QJsonValue(QJsonValue::Null));
    json.insert(u"interval"_s,
                forecast ? QJsonValue(QJsonArray{wholePoints(forecast->low), wholePoints(forecast->high)})
                         : QJsonValue(QJsonValue::Null));
}

} // namespace

QJsonObject toJson(const Suggestion &suggestion, const Catalogue &catalogue, Reasons reasons)
{
    const MovieSummary *movie = catalogue.find(suggestion.movie);
    QJsonObject json = {{u"movie"_s, movie ? QJsonValue(toJson(*movie)) : QJsonValue(QJsonValue::Null)},
                        {u"score"_s, suggestion.score},
                        {u"match"_s, suggestion.match}};
    insertForecast(json, suggestion.forecast);
    if (reasons == Reasons::Without)
        return json;

    QJsonArray shared;
    for (const Reason &reason : suggestion.shared)
        shared.append(toJson(reason, catalogue));
    json.insert(u"text"_s, reasonText(suggestion, catalogue));
    json.insert(u"reasons"_s, reasonsOf(suggestion, catalogue));
    json.insert(u"in_common"_s, shared);
    return json;
}

} // namespace matinee::wire
