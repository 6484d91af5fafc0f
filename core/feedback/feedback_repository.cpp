#include "core/feedback/feedback_repository.h"

#include "core/store/database.h"

#include <limits>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

template <class T>
QVariant orNull(const std::optional<T> &value)
{
    return value ? QVariant(*value) : QVariant();
}

std::optional<double> figure(const Rows &row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(row.value(column).toDouble());
}

QDateTime instant(const Rows &row, int column)
{
    return QDateTime::fromMSecsSinceEpoch(row.integer(column), Qt::UTC);
}

/// As eventFrom() reads them.
const auto Select =
    u"SELECT kind, movie_id, list, position, reason, expert, model, match, points, at FROM feedback"
    u" WHERE user_id = :user ";

FeedbackEvent eventFrom(const Rows &row)
{
    FeedbackEvent event;
    event.kind = feedbackKind(row.text(0)).value_or(FeedbackKind::Shown);
    event.movie = MovieId(row.integer(1));
    event.list = row.text(2);
    if (!row.isNull(3))
        event.position = int(row.integer(3));
    event.reason = row.text(4);
    event.expert = row.text(5);
    event.model = row.text(6);
    event.match = figure(row, 7);
    event.predictedPoints = figure(row, 8);
    event.at = instant(row, 9);
    return event;
}

Result<int> number(Result<Rows> rows)
{
    if (!rows)
        return tl::unexpected(rows.error());
    return rows->next() ? int(rows->integer(0)) : 0;
}

/// Columns are NOT NULL, and a null QString would be NULL.
QString text(const QString &words)
{
    return words.isNull() ? u""_s : words;
}

} // namespace

Result<int> FeedbackRepository::add(UserId user, const QList<FeedbackEvent> &events)
{
    int added = 0;
    for (const FeedbackEvent &event : events) {
        auto row = m_database.run(
            u"INSERT INTO feedback"
            u" (user_id, kind, movie_id, list, position, reason, expert, model, match, points, at)"
            u" VALUES (:user, :kind, :movie, :list, :position, :reason, :expert, :model, :match, :points, "
            u":at)"
            u" ON CONFLICT DO NOTHING RETURNING id"_s,
            {{u":user"_s, user.value()},
             {u":kind"_s, nameOf(event.kind)},
             {u":movie"_s, event.movie.value()},
             {u":list"_s, event.list},
             {u":position"_s, orNull(event.position)},
             {u":reason"_s, text(event.reason)},
             {u":expert"_s, text(event.expert)},
             {u":model"_s, text(event.model)},
             {u":match"_s, orNull(event.match)},
             {u":points"_s, orNull(event.predictedPoints)},
             {u":at"_s, event.at.toMSecsSinceEpoch()}});
        if (!row)
            return tl::unexpected(row.error());
        while (row->next())
            ++added;
        if (auto ended = row->ended(); !ended)
            return tl::unexpected(ended.error());
    }
    return added;
}

Result<void> FeedbackRepository::thin(UserId user, int most)
{
    return count(user).and_then([&](int there) -> Result<void> {
        if (there <= most)
            return {};
        return m_database.execute(
            u"DELETE FROM feedback WHERE id IN (SELECT id FROM feedback WHERE user_id = :user"
            u" ORDER BY CASE kind WHEN 'shown' THEN 0 ELSE 1 END, at, id LIMIT :excess)"_s,
            {{u":user"_s, user.value()}, {u":excess"_s, there - most}});
    });
}

Result<int> FeedbackRepository::clear(UserId user)
{
    return count(user).and_then([&](int there) {
        return m_database
            .execute(u"DELETE FROM feedback WHERE user_id = :user"_s, {{u":user"_s, user.value()}})
            .map([&] { return there; });
    });
}

Result<int> FeedbackRepository::count(UserId user) const
{
    return number(m_database.run(u"SELECT COUNT(*) FROM feedback WHERE user_id = :user"_s,
                                 {{u":user"_s, user.value()}}));
}

Result<QList<FeedbackEvent>> FeedbackRepository::between(UserId user, const QDateTime &from,
                                                         const QDateTime &to) const
{
    QList<FeedbackEvent> events;
    return m_database
        .each(QString::fromUtf16(Select) + u"AND at >= :from AND at < :to ORDER BY at, id"_s,
              {{u":user"_s, user.value()},
               {u":from"_s, from.isValid() ? from.toMSecsSinceEpoch() : 0},
               {u":to"_s, to.isValid() ? to.toMSecsSinceEpoch() : std::numeric_limits<qint64>::max()}},
              [&](const Rows &row) { events.append(eventFrom(row)); })
        .map([&] { return events; });
}

Result<QList<FeedbackEvent>> FeedbackRepository::page(UserId user, int from, int limit) const
{
    QList<FeedbackEvent> events;
    return m_database
        .each(QString::fromUtf16(Select) + u"ORDER BY at DESC, id DESC LIMIT :limit OFFSET :from"_s,
              {{u":user"_s, user.value()}, {u":limit"_s, limit}, {u":from"_s, from}},
              [&](const Rows &row) { events.append(eventFrom(row)); })
        .map([&] { return events; });
}

Result<bool> FeedbackRepository::isKept(UserId user) const
{
    return number(m_database.run(
                      u"SELECT COALESCE((SELECT keep FROM feedback_choice WHERE user_id = :user), 1)"_s,
                      {{u":user"_s, user.value()}}))
        .map([](int keep) { return keep != 0; });
}

Result<void> FeedbackRepository::keep(UserId user, bool on)
{
    return m_database.execute(u"INSERT INTO feedback_choice (user_id, keep) VALUES (:user, :keep)"
                              u" ON CONFLICT (user_id) DO UPDATE SET keep = excluded.keep"_s,
                              {{u":user"_s, user.value()}, {u":keep"_s, on ? 1 : 0}});
}

Result<LibraryTraces> FeedbackRepository::traces(UserId user) const
{
    LibraryTraces traces;
    const Bindings of{{u":user"_s, user.value()}};
    const auto flags = [&](const QString &sql, QList<LibraryTraces::Flagged> &films) {
        return m_database.each(sql, of, [&](const Rows &row) {
            films.append({MovieId(row.integer(0)), instant(row, 1)});
        });
    };
    return m_database
        .each(u"SELECT movie_id, points, rated_at FROM rating WHERE user_id = :user"_s, of,
              [&](const Rows &row) {
                  traces.rated.append({MovieId(row.integer(0)), int(row.integer(1)), instant(row, 2)});
              })
        .and_then([&] {
            return m_database.each(
                u"SELECT movie_id, watched_on, created_at FROM watch WHERE user_id = :user"_s, of,
                [&](const Rows &row) {
                    traces.seen.append({MovieId(row.integer(0)),
                                        WatchedOn::fromText(row.text(1)).value_or(WatchedOn()),
                                        instant(row, 2)});
                });
        })
        .and_then([&] {
            return flags(u"SELECT movie_id, added_at FROM watchlist WHERE user_id = :user"_s,
                         traces.watchlist);
        })
        .and_then([&] {
            return flags(u"SELECT movie_id, added_at FROM hidden WHERE user_id = :user"_s, traces.hidden);
        })
        .map([&] { return traces; });
}

} // namespace matinee
