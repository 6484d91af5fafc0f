#include "core/library/record_repository.h"

#include "core/base/text.h"
#include "core/base/uuid.h"
#include "core/catalog/movie_repository.h"
#include "core/library/library.h"
#include "core/store/database.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

using Fields = std::optional<QJsonObject>;

bool isFlag(const QString &entity)
{
    return entity == "favourite"_L1 || entity == "watchlist"_L1 || entity == "hidden"_L1;
}

QString iso(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

tl::unexpected<Error> wrong(const QString &entity, const QString &field)
{
    return fail(Error::Kind::Invalid,
                say("core", "The field “%1” of this %2 cannot be used.").arg(field, entity));
}

/// An instant field in ms since 1970; `start` when it is missing.
Result<qint64> instant(const RecordEdit &edit, const QString &field, qint64 start)
{
    const QJsonValue value = edit.fields.value(field);
    if (value.isUndefined())
        return start;
    const auto read = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    if (!read.isValid())
        return wrong(edit.entity, field);
    return read.toMSecsSinceEpoch();
}

Result<Fields> firstRow(Result<Rows> rows, QJsonObject (*fieldsOf)(const Rows &))
{
    if (!rows)
        return tl::unexpected(rows.error());
    return rows->next() ? Fields(fieldsOf(*rows)) : Fields();
}

Result<Fields> readRating(Database &database, UserId user, const QString &ref)
{
    return firstRow(
        database.run(u"SELECT r.points, r.rated_at FROM rating r JOIN movie m ON m.id = r.movie_id"
                     u" WHERE r.user_id = :user AND m.ref = :ref"_s,
                     {{u":user"_s, user.value()}, {u":ref"_s, ref}}),
        [](const Rows &row) {
            return QJsonObject{
                {u"value"_s, row.integer(0)}, {u"rated_at"_s, iso(row.integer(1))}, {u"present"_s, true}};
        });
}

Result<Fields> readFlag(Database &database, UserId user, const QString &table, const QString &ref)
{
    return firstRow(database.run(u"SELECT f.added_at, f.note FROM %1 f JOIN movie m ON m.id = f.movie_id"
                                 u" WHERE f.user_id = :user AND m.ref = :ref"_s.arg(table),
                                 {{u":user"_s, user.value()}, {u":ref"_s, ref}}),
                    [](const Rows &row) {
                        return QJsonObject{{u"added_at"_s, iso(row.integer(0))},
                                           {u"note"_s, row.text(1)},
                                           {u"present"_s, true}};
                    });
}

Result<Fields> readWatch(Database &database, UserId user, const QString &id)
{
    return firstRow(
        database.run(u"SELECT m.ref, w.watched_on, w.rewatch, w.note, w.place FROM watch w"
                     u" JOIN movie m ON m.id = w.movie_id WHERE w.user_id = :user AND w.id = :id"_s,
                     {{u":user"_s, user.value()}, {u":id"_s, id}}),
        [](const Rows &row) {
            return QJsonObject{{u"film"_s, row.text(0)},
                               {u"watched_on"_s, row.text(1)},
                               {u"rewatch"_s, row.integer(2) != 0},
                               {u"note"_s, row.text(3)},
                               {u"place"_s, row.text(4)}};
        });
}

Result<Fields> readReview(Database &database, UserId user, const QString &id)
{
    return firstRow(
        database.run(u"SELECT m.ref, r.text, r.spoiler, r.visibility, r.written_at FROM review r"
                     u" JOIN movie m ON m.id = r.movie_id WHERE r.user_id = :user AND r.id = :id"_s,
                     {{u":user"_s, user.value()}, {u":id"_s, id}}),
        [](const Rows &row) {
            return QJsonObject{{u"film"_s, row.text(0)},
                               {u"text"_s, row.text(1)},
                               {u"spoiler"_s, row.integer(2) != 0},
                               {u"visibility"_s, row.text(3)},
                               {u"written_at"_s, iso(row.integer(4))},
                               {u"present"_s, true}};
        });
}

Result<void> writeRating(Database &database, UserId user, MovieId movie, const RecordEdit &edit,
                         const QDateTime &now)
{
    const auto rating = Rating::fromPoints(edit.fields.value("value"_L1).toInt());
    if (!rating)
        return wrong(edit.entity, u"value"_s);
    const auto ratedAt = instant(edit, u"rated_at"_s, now.toMSecsSinceEpoch());
    if (!ratedAt)
        return tl::unexpected(ratedAt.error());
    return database.execute(u"INSERT INTO rating (user_id, movie_id, points, rated_at)"
                            u" VALUES (:user, :movie, :points, :rated_at) ON CONFLICT (user_id, movie_id)"
                            u" DO UPDATE SET points = excluded.points, rated_at = excluded.rated_at"_s,
                            {{u":user"_s, user.value()},
                             {u":movie"_s, movie.value()},
                             {u":points"_s, rating->points()},
                             {u":rated_at"_s, *ratedAt}});
}

Result<void> writeFlag(Database &database, UserId user, MovieId movie, const RecordEdit &edit,
                       const QDateTime &now)
{
    const auto addedAt = instant(edit, u"added_at"_s, now.toMSecsSinceEpoch());
    if (!addedAt)
        return tl::unexpected(addedAt.error());
    return database.execute(
        u"INSERT INTO %1 (user_id, movie_id, added_at, note)"
        u" VALUES (:user, :movie, :added_at, :note) ON CONFLICT (user_id, movie_id)"
        u" DO UPDATE SET added_at = excluded.added_at, note = excluded.note"_s.arg(edit.entity),
        {{u":user"_s, user.value()},
         {u":movie"_s, movie.value()},
         {u":added_at"_s, *addedAt},
         {u":note"_s, edit.fields.value("note"_L1).toString(u""_s)}});
}

Result<void> writeWatch(Database &database, UserId user, MovieId movie, const RecordEdit &edit,
                        const QDateTime &now)
{
    const auto watchedOn = WatchedOn::fromText(edit.fields.value("watched_on"_L1).toString(u""_s));
    if (!watchedOn)
        return wrong(edit.entity, u"watched_on"_s);
    return database.execute(
        u"INSERT INTO watch (user_id, id, movie_id, watched_on, rewatch, note, place, created_at)"
        u" VALUES (:user, :id, :movie, :watched_on, :rewatch, :note, :place, :now) ON CONFLICT (user_id, id)"
        u" DO UPDATE SET movie_id = excluded.movie_id, watched_on = excluded.watched_on,"
        u" rewatch = excluded.rewatch, note = excluded.note, place = excluded.place"_s,
        {{u":user"_s, user.value()},
         {u":id"_s, edit.key},
         {u":movie"_s, movie.value()},
         {u":watched_on"_s, watchedOn->isKnown() ? watchedOn->text() : u""_s},
         {u":rewatch"_s, edit.fields.value("rewatch"_L1).toBool() ? 1 : 0},
         {u":note"_s, edit.fields.value("note"_L1).toString(u""_s)},
         {u":place"_s, edit.fields.value("place"_L1).toString(u""_s)},
         {u":now"_s, now.toMSecsSinceEpoch()}});
}

Result<void> writeReview(Database &database, UserId user, MovieId movie, const RecordEdit &edit,
                         const QDateTime &now)
{
    const auto writtenAt = instant(edit, u"written_at"_s, now.toMSecsSinceEpoch());
    if (!writtenAt)
        return tl::unexpected(writtenAt.error());
    return database.execute(
        u"INSERT INTO review (user_id, id, movie_id, text, spoiler, visibility, written_at)"
        u" VALUES (:user, :id, :movie, :text, :spoiler, :visibility, :written_at) ON CONFLICT (user_id, id)"
        u" DO UPDATE SET movie_id = excluded.movie_id, text = excluded.text, spoiler = excluded.spoiler,"
        u" visibility = excluded.visibility, written_at = excluded.written_at"_s,
        {{u":user"_s, user.value()},
         {u":id"_s, edit.key},
         {u":movie"_s, movie.value()},
         {u":text"_s, edit.fields.value("text"_L1).toString(u""_s)},
         {u":spoiler"_s, edit.fields.value("spoiler"_L1).toBool() ? 1 : 0},
         {u":visibility"_s, edit.fields.value("visibility"_L1).toString(u"private"_s)},
         {u":written_at"_s, *writtenAt}});
}

} // namespace

QString keyAfterRemoval(const QString &key)
{
    return importedUuid(u"again"_s, key);
}

Result<Fields> RecordRepository::read(UserId user, const QString &entity, const QString &key) const
{
    if (entity == "rating"_L1)
        return readRating(m_database, user, key);
    if (isFlag(entity))
        return readFlag(m_database, user, entity, key);
    if (entity == "watch"_L1)
        return readWatch(m_database, user, key);
    if (entity == "review"_L1)
        return readReview(m_database, user, key);
    return fail(Error::Kind::Invalid, say("core", "Matinee does not know records called “%1”.").arg(entity));
}

Result<void> RecordRepository::write(UserId user, const RecordEdit &edit, const QDateTime &now)
{
    const auto before = read(user, edit.entity, edit.key);
    if (!before)
        return tl::unexpected(before.error());

    const bool isKeyedByFilm = edit.entity == "rating"_L1 || isFlag(edit.entity);
    const MovieRepository movies(m_database);
    RecordEdit whole = edit;
    whole.fields = before->value_or(QJsonObject());
    for (auto field = edit.fields.begin(); field != edit.fields.end(); ++field)
        whole.fields.insert(field.key(), field.value());

    if (edit.op == RecordEdit::Op::Delete || !whole.fields.value("present"_L1).toBool(true)) {
        const QString sql = isKeyedByFilm
            ? u"DELETE FROM %1 WHERE user_id = :user AND movie_id = (SELECT id FROM movie WHERE ref = :key)"_s
            : u"DELETE FROM %1 WHERE user_id = :user AND id = :key"_s;
        return m_database.execute(sql.arg(edit.entity), {{u":user"_s, user.value()}, {u":key"_s, edit.key}});
    }
    const auto movie = movies.find(isKeyedByFilm ? edit.key : whole.fields.value("film"_L1).toString());
    if (!movie)
        return tl::unexpected(movie.error());
    if (edit.entity == "rating"_L1)
        return writeRating(m_database, user, *movie, whole, now);
    if (edit.entity == "watch"_L1)
        return writeWatch(m_database, user, *movie, whole, now);
    if (edit.entity == "review"_L1)
        return writeReview(m_database, user, *movie, whole, now);
    return writeFlag(m_database, user, *movie, whole, now);
}

Result<QString> RecordRepository::livingKey(UserId user, const QString &entity, const QString &key) const
{
    if (entity != "watch"_L1)
        return key;
    QString candidate = key;
    for (;;) {
        auto rows =
            m_database.run(u"SELECT 1 FROM sync_outbox WHERE user_id = :user AND entity = 'watch'"
                           u" AND key = :key AND op = 'del' UNION ALL SELECT 1 FROM sync_base"
                           u" WHERE user_id = :owner AND entity = 'watch' AND key = :base AND dead = 1"_s,
                           {{u":user"_s, user.value()},
                            {u":key"_s, candidate},
                            {u":owner"_s, user.value()},
                            {u":base"_s, candidate}});
        if (!rows)
            return tl::unexpected(rows.error());
        if (!rows->next())
            return candidate;
        candidate = keyAfterRemoval(candidate);
    }
}

Result<QSet<QString>> RecordRepository::removedWatches(UserId user) const
{
    auto rows = m_database.run(u"SELECT key FROM sync_outbox WHERE user_id = :user AND entity = 'watch'"
                               u" AND op = 'del' UNION ALL SELECT key FROM sync_base"
                               u" WHERE user_id = :owner AND entity = 'watch' AND dead = 1"_s,
                               {{u":user"_s, user.value()}, {u":owner"_s, user.value()}});
    if (!rows)
        return tl::unexpected(rows.error());
    QSet<QString> keys;
    while (rows->next())
        keys.insert(rows->text(0));
    return keys;
}

Result<QString> RecordRepository::refOf(MovieId movie) const
{
    auto rows = m_database.run(u"SELECT ref FROM movie WHERE id = :movie"_s, {{u":movie"_s, movie.value()}});
    if (!rows)
        return tl::unexpected(rows.error());
    if (!rows->next())
        return fail(Error::Kind::NotFound, say("core", "There is no such film."));
    return rows->text(0);
}

} // namespace matinee
