#include "core/importing/import_plan.h"

#include "core/base/uuid.h"
#include "core/library/record_repository.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// As records keep instants: an equal one must be the same text.
QString iso(const QDateTime &instant)
{
    return instant.toUTC().toString(Qt::ISODateWithMs);
}

class Planner {
public:
    Planner(const ServiceExport &exported, const QList<KnownFilm> &films, const Holdings &before)
        : m_export(exported),
          m_films(films),
          m_before(before)
    {
    }

    ImportPlan plan()
    {
        for (const ExportedWatch &watch : m_export.watches)
            addWatch(watch, u"watch"_s);
        for (const ExportedWatch &watch : m_export.seen) {
            if (!m_watched.contains(film(watch.film).id) && mine(watch.film).watches == 0)
                addWatch(watch, u"seen"_s);
        }
        for (const ExportedRating &rating : m_export.ratings)
            addRating(rating);
        for (const ExportedMark &mark : m_export.favourites) {
            if (!mine(mark.film).favourite)
                addMark(u"favourite"_s, mark);
        }
        for (const ExportedMark &mark : m_export.watchlist) {
            const bool isSeen = mine(mark.film).seen() || m_watched.contains(film(mark.film).id);
            if (!isSeen && !mine(mark.film).watchlist)
                addMark(u"watchlist"_s, mark);
        }
        for (const ExportedReview &review : m_export.reviews)
            addReview(review);
        return m_plan;
    }

private:
    const KnownFilm &film(qsizetype place) const { return m_films.at(place); }
    Mine mine(qsizetype place) const { return m_before.shelf.value(film(place).id); }

    /// Two films of the export may be one of ours; then the first says what is so.
    void add(const RecordEdit &edit)
    {
        const auto record = std::pair(edit.entity, edit.key);
        if (m_records.contains(record))
            return;
        m_records.insert(record);
        m_plan.edits.append(edit);
    }

    void addWatch(const ExportedWatch &watch, const QString &kind)
    {
        const KnownFilm &seen = film(watch.film);
        m_watched.insert(seen.id);
        QString key = importedUuid(m_export.source, kind + u':' + watch.sourceId);
        while (m_before.removedWatches.contains(key))
            key = keyAfterRemoval(key);
        if (m_before.watches.contains(key))
            return;
        add({u"watch"_s,
             key,
             {{u"film"_s, seen.ref},
              {u"watched_on"_s, watch.day ? watch.day->toString(Qt::ISODate) : u""_s},
              {u"rewatch"_s, watch.rewatch},
              {u"note"_s, watch.note.isEmpty() ? u""_s : watch.note},
              {u"place"_s, u""_s}}});
        if (mine(watch.film).watchlist)
            add({u"watchlist"_s, seen.ref, {{u"present"_s, false}}});
    }

    void addRating(const ExportedRating &rating)
    {
        const Mine own = mine(rating.film);
        if (own.rating == rating.rating)
            return;
        if (own.rating && rating.ratedAt.isValid() && own.ratedAt > rating.ratedAt) {
            ++m_plan.keptRatings;
            return;
        }
        QJsonObject fields{{u"value"_s, rating.rating.points()}, {u"present"_s, true}};
        if (rating.ratedAt.isValid())
            fields.insert(u"rated_at"_s, iso(rating.ratedAt));
        add({u"rating"_s, film(rating.film).ref, fields});
    }

    void addMark(const QString &entity, const ExportedMark &mark)
    {
        QJsonObject fields{{u"present"_s, true}};
        if (mark.day)
            fields.insert(u"added_at"_s, iso(mark.day->startOfDay(Qt::UTC)));
        add({entity, film(mark.film).ref, fields});
    }

    void addReview(const ExportedReview &review)
    {
        const QString key = importedUuid(m_export.source, u"review:"_s + review.sourceId);
        if (m_before.reviews.contains(key))
            return;
        QJsonObject fields{{u"film"_s, film(review.film).ref},
                           {u"text"_s, review.text},
                           {u"spoiler"_s, false},
                           {u"visibility"_s, u"private"_s},
                           {u"present"_s, true}};
        if (review.day)
            fields.insert(u"written_at"_s, iso(review.day->startOfDay(Qt::UTC)));
        add({u"review"_s, key, fields});
    }

    const ServiceExport &m_export;
    const QList<KnownFilm> &m_films;
    const Holdings &m_before;
    ImportPlan m_plan;
    QSet<std::pair<QString, QString>> m_records; ///< entity and key of the plan
    QSet<MovieId> m_watched;
};

} // namespace

ImportPlan planImport(const ServiceExport &exported, const QList<KnownFilm> &films, const Holdings &before)
{
    return Planner(exported, films, before).plan();
}

} // namespace matinee
