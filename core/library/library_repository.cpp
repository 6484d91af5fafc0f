#include "core/library/library_repository.h"

#include "core/base/text.h"
#include "core/store/database.h"

#include <limits>
#include <type_traits>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

Watch watchFrom(const Rows &row)
{
    return {row.text(0),
            MovieId(row.integer(1)),
            WatchedOn::fromText(row.text(2)).value_or(WatchedOn()),
            row.integer(3) != 0,
            row.text(4),
            row.text(5)};
}

/// Every table that says something of a person and a film, one row a fact: (film, what, points, count
/// or direction, instant), for the films from `first` to `last`.
const auto ShelfSql =
    u"WITH q (user_id, first, last) AS (SELECT CAST(:user AS BIGINT), CAST(:first AS BIGINT), CAST(:last AS "
    u"BIGINT))"
    u" SELECT t.movie_id, 0, t.points, t.rated_at FROM rating t, q"
    u" WHERE t.user_id = q.user_id AND t.movie_id BETWEEN q.first AND q.last UNION ALL"
    u" SELECT t.movie_id, 1, COUNT(*), MAX(t.created_at) FROM watch t, q"
    u" WHERE t.user_id = q.user_id AND t.movie_id BETWEEN q.first AND q.last GROUP BY t.movie_id UNION ALL"
    u" SELECT t.movie_id, 2, 1, t.added_at FROM favourite t, q"
    u" WHERE t.user_id = q.user_id AND t.movie_id BETWEEN q.first AND q.last UNION ALL"
    u" SELECT t.movie_id, 3, 1, t.added_at FROM watchlist t, q"
    u" WHERE t.user_id = q.user_id AND t.movie_id BETWEEN q.first AND q.last UNION ALL"
    u" SELECT t.movie_id, 4, 1, t.added_at FROM hidden t, q"
    u" WHERE t.user_id = q.user_id AND t.movie_id BETWEEN q.first AND q.last UNION ALL"
    u" SELECT t.movie_id, 5, t.direction, t.added_at FROM nudge t, q"
    u" WHERE t.user_id = q.user_id AND t.movie_id BETWEEN q.first AND q.last";

void add(Mine &mine, const Rows &row)
{
    switch (row.integer(1)) {
    case 0:
        mine.rating = Rating::fromPoints(static_cast<int>(row.integer(2)));
        mine.ratedAt = QDateTime::fromMSecsSinceEpoch(row.integer(3), Qt::UTC);
        break;
    case 1:
        mine.watches = static_cast<int>(row.integer(2));
        break;
    case 2:
        mine.favourite = true;
        break;
    case 3:
        mine.watchlist = true;
        break;
    case 4:
        mine.hidden = true;
        break;
    default:
        mine.nudge = row.integer(2) > 0 ? Nudge::More : Nudge::Less;
    }
    const auto at = QDateTime::fromMSecsSinceEpoch(row.integer(3), Qt::UTC);
    if (!mine.changedAt.isValid() || at > mine.changedAt)
        mine.changedAt = at;
}

Result<Shelf> readShelf(Database &database, UserId user, qint64 first, qint64 last)
{
    Shelf shelf;
    return database
        .each(QString::fromUtf16(ShelfSql),
              {{u":user"_s, user.value()}, {u":first"_s, first}, {u":last"_s, last}},
              [&](const Rows &row) { add(shelf[MovieId(row.integer(0))], row); })
        .map([&] { return shelf; });
}

Review reviewIn(const Rows &row)
{
    return {row.text(0), MovieId(row.integer(1)), row.text(2), row.integer(3) != 0,
            QDateTime::fromMSecsSinceEpoch(row.integer(4), Qt::UTC)};
}

template <class Read, class Row = std::invoke_result_t<Read, const Rows &>>
Result<Part<Row>> part(Database &database, const QString &select, const QString &count, UserId user,
                       const Range &range, Read read)
{
    Part<Row> part;
    return database
        .each(select,
              {{u":user"_s, user.value()},
               {u":same"_s, user.value()},
               {u":limit"_s, range.limit},
               {u":from"_s, range.from}},
              [&](const Rows &row) { part.rows.append(read(row)); })
        .and_then([&] {
            return database.run(count, {{u":user"_s, user.value()}});
        })
        .map([&](Rows rows) {
            part.total = rows.next() ? rows.integer(0) : 0;
            return part;
        });
}

} // namespace

Result<Shelf> LibraryRepository::shelf(UserId user) const
{
    return readShelf(m_database, user, 0, std::numeric_limits<qint64>::max());
}

Result<Mine> LibraryRepository::mine(UserId user, MovieId movie) const
{
    return readShelf(m_database, user, movie.value(), movie.value()).map([movie](const Shelf &shelf) {
        return shelf.value(movie);
    });
}

Result<QList<Watch>> LibraryRepository::watches(UserId user, MovieId movie) const
{
    QList<Watch> watches;
    return m_database
        .each(u"SELECT id, movie_id, watched_on, rewatch, note, place FROM watch"
              u" WHERE user_id = :user AND (CAST(:movie AS BIGINT) = 0 OR movie_id = :same)"
              u" ORDER BY watched_on DESC, created_at DESC, id DESC"_s,
              {{u":user"_s, user.value()}, {u":movie"_s, movie.value()}, {u":same"_s, movie.value()}},
              [&](const Rows &row) { watches.append(watchFrom(row)); })
        .map([&] { return watches; });
}

Result<Part<Watch>> LibraryRepository::watches(UserId user, const Range &range) const
{
    // The order is found without the notes, which may be long.
    return part(
        m_database,
        u"SELECT id, movie_id, watched_on, rewatch, note, place FROM watch WHERE user_id = :user AND id IN"
        u" (SELECT id FROM watch WHERE user_id = :same"
        u" ORDER BY watched_on DESC, created_at DESC, id DESC LIMIT :limit OFFSET :from)"
        u" ORDER BY watched_on DESC, created_at DESC, id DESC"_s,
        u"SELECT COUNT(*) FROM watch WHERE user_id = :user"_s, user, range, watchFrom);
}

Result<Watch> LibraryRepository::watch(UserId user, const QString &id) const
{
    auto rows = m_database.run(u"SELECT id, movie_id, watched_on, rewatch, note, place FROM watch"
                               u" WHERE user_id = :user AND id = :id"_s,
                               {{u":user"_s, user.value()}, {u":id"_s, id}});
    if (!rows)
        return tl::unexpected(rows.error());
    if (!rows->next())
        return fail(Error::Kind::NotFound, say("core", "There is no such diary entry."));
    return watchFrom(*rows);
}

Result<QList<Review>> LibraryRepository::reviews(UserId user) const
{
    QList<Review> reviews;
    return m_database
        .each(u"SELECT id, movie_id, text, spoiler, written_at FROM review WHERE user_id = :user"
              u" ORDER BY written_at DESC, id"_s,
              {{u":user"_s, user.value()}}, [&](const Rows &row) { reviews.append(reviewIn(row)); })
        .map([&] { return reviews; });
}

Result<QList<Review>> LibraryRepository::reviewsOf(UserId user, MovieId movie) const
{
    QList<Review> reviews;
    return m_database
        .each(u"SELECT id, movie_id, text, spoiler, written_at FROM review WHERE user_id = :user"
              u" AND movie_id = :movie ORDER BY written_at DESC, id"_s,
              {{u":user"_s, user.value()}, {u":movie"_s, movie.value()}},
              [&](const Rows &row) { reviews.append(reviewIn(row)); })
        .map([&] { return reviews; });
}

Result<Part<Review>> LibraryRepository::reviews(UserId user, const Range &range) const
{
    return part(m_database,
                u"SELECT id, movie_id, text, spoiler, written_at FROM review WHERE user_id = :user AND id IN"
                u" (SELECT id FROM review WHERE user_id = :same ORDER BY written_at DESC, id"
                u" LIMIT :limit OFFSET :from) ORDER BY written_at DESC, id"_s,
                u"SELECT COUNT(*) FROM review WHERE user_id = :user"_s, user, range, reviewIn);
}

Result<Review> LibraryRepository::review(UserId user, const QString &id) const
{
    return m_database
        .run(u"SELECT id, movie_id, text, spoiler, written_at FROM review WHERE user_id = :user"
             u" AND id = :id"_s,
             {{u":user"_s, user.value()}, {u":id"_s, id}})
        .and_then([](Rows rows) -> Result<Review> {
            if (!rows.next())
                return fail(Error::Kind::NotFound, say("core", "There is no such review."));
            return reviewIn(rows);
        });
}

Result<void> LibraryRepository::eachRating(const std::function<void(const GivenRating &)> &use) const
{
    return m_database.each(
        u"SELECT r.user_id, m.ref, r.points, r.rated_at FROM rating r JOIN movie m ON m.id ="
        u" r.movie_id WHERE m.owner_id IS NULL ORDER BY r.user_id, r.movie_id"_s,
        {}, [&](const Rows &row) {
            const auto rating = Rating::fromPoints(static_cast<int>(row.integer(2)));
            if (rating)
                use({UserId(row.integer(0)), row.text(1), *rating,
                     QDateTime::fromMSecsSinceEpoch(row.integer(3), Qt::UTC)});
        });
}

} // namespace matinee
