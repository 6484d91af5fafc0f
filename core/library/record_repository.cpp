#include "core/library/record_repository.h"

#include "core/base/text.h"
#include "core/base/uuid.h"
#include "core/catalog/film_record_repository.h"
#include "core/catalog/movie_repository.h"
#include "core/library/record_tables.h"
#include "core/store/database.h"
#include "core/sync_core/entity_rule.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

using Found = std::optional<QJsonObject>;

tl::unexpected<Error> unknownEntity(const QString &entity)
{
    return fail(Error::Kind::Invalid, say("core", "Matinee does not know records called “%1”.").arg(entity));
}

/// The film that is the key, or a part of it.
QString filmOfKey(const RecordTable &table, const QString &key)
{
    return table.key == RecordTable::Key::ListAndFilm ? key.section(u'/', 1) : key;
}

Bindings keyBindings(const RecordTable &table, UserId user, const QString &key)
{
    Bindings bindings{{u":user"_s, user.value()}, {u":key"_s, filmOfKey(table, key)}};
    if (table.key == RecordTable::Key::ListAndFilm)
        bindings.append({u":list"_s, key.section(u'/', 0, 0)});
    return bindings;
}

QString sql(const RecordTable &table, const char *text)
{
    return QString::fromLatin1(text).replace("%1"_L1, table.entity);
}

/// What picks one row out of RecordTable::read.
QString ofKey(RecordTable::Key key)
{
    switch (key) {
    case RecordTable::Key::Film:
        return u" AND m.ref = :key"_s;
    case RecordTable::Key::ListAndFilm:
        return u" AND t.list_id = :list AND m.ref = :key"_s;
    case RecordTable::Key::Name:
        return u" AND t.name = :key"_s;
    case RecordTable::Key::Id:
        break;
    }
    return u" AND t.id = :key"_s;
}

/// A row of RecordTable::read.
Record recordIn(const RecordTable &table, const Rows &row)
{
    Record record;
    int column = 0;
    if (table.hasFilm) {
        if (table.key == RecordTable::Key::Id)
            record.fields.insert(u"film"_s, row.text(column));
        ++column;
    }
    for (const RecordField &field : table.fields)
        record.fields.insert(field.name, fieldFrom(row, column++, field.kind));
    if (!endsForGood(table.entity))
        record.fields.insert(u"present"_s, true);
    record.key = row.text(column);
    return record;
}

} // namespace

QString keyAfterRemoval(const QString &key)
{
    return importedUuid(u"again"_s, key);
}

Result<Found> RecordRepository::read(UserId user, const QString &entity, const QString &key) const
{
    if (entity == "film"_L1)
        return FilmRecordRepository(m_database).read(user, key);
    const RecordTable *table = recordTable(entity);
    if (!table)
        return unknownEntity(entity);
    auto rows = m_database.run(sql(*table, table->read) + ofKey(table->key), keyBindings(*table, user, key));
    if (!rows)
        return tl::unexpected(rows.error());
    if (!rows->next())
        return Found();
    return recordIn(*table, *rows).fields;
}

Result<QList<Record>> RecordRepository::all(UserId user, const QString &entity) const
{
    if (entity == "film"_L1)
        return allFilms(user);
    const RecordTable *table = recordTable(entity);
    if (!table)
        return unknownEntity(entity);
    QList<Record> records;
    return m_database
        .each(sql(*table, table->read) + u" ORDER BY key"_s, {{u":user"_s, user.value()}},
              [&](const Rows &row) { records.append(recordIn(*table, row)); })
        .map([&] { return std::move(records); });
}

Result<QList<Record>> RecordRepository::allFilms(UserId user) const
{
    const FilmRecordRepository films(m_database);
    const auto refs = films.refs(user);
    if (!refs)
        return tl::unexpected(refs.error());
    QList<Record> records;
    for (const QString &ref : *refs) {
        auto fields = films.read(user, ref);
        if (!fields)
            return tl::unexpected(fields.error());
        if (*fields)
            records.append({ref, std::move(**fields)});
    }
    return records;
}

Result<void> RecordRepository::write(UserId user, const RecordEdit &edit, const QDateTime &now, Fields fields,
                                     MovieId film)
{
    if (edit.entity == "film"_L1)
        return FilmRecordRepository(m_database).write(user, edit.key, edit.fields, now);
    const RecordTable *known = recordTable(edit.entity);
    if (!known)
        return unknownEntity(edit.entity);
    const RecordTable &table = *known;
    const auto before = fields == Fields::Named ? read(user, edit.entity, edit.key) : Found();
    if (!before)
        return tl::unexpected(before.error());
    RecordEdit whole = edit;
    whole.fields = before->value_or(QJsonObject());
    for (auto field = edit.fields.begin(); field != edit.fields.end(); ++field)
        whole.fields.insert(field.key(), field.value());

    Bindings bindings = keyBindings(table, user, edit.key);
    if (edit.op == RecordEdit::Op::Delete || !whole.fields.value("present"_L1).toBool(true))
        return m_database.execute(sql(table, table.remove), bindings);
    if (table.hasFilm) {
        const bool isField = table.key == RecordTable::Key::Id;
        const QString ref = isField ? whole.fields.value("film"_L1).toString() : filmOfKey(table, edit.key);
        const auto movie = film.isStored() ? film : MovieRepository(m_database).find(ref);
        if (!movie)
            return tl::unexpected(movie.error());
        bindings.append({u":movie"_s, movie->value()});
    }
    for (const RecordField &field : table.fields) {
        const auto column = columnOf(whole, field, now);
        if (!column)
            return tl::unexpected(column.error());
        bindings.append({u':' + QString(field.name), *column});
    }
    // When it was made is the same on every device.
    bindings.append({u":now"_s, instantOf(edit.key).value_or(now).toMSecsSinceEpoch()});
    return m_database.execute(sql(table, table.write), bindings);
}

Result<QString> RecordRepository::livingKey(UserId user, const QString &entity, const QString &key) const
{
    if (!endsForGood(entity))
        return key;
    QString candidate = key;
    for (;;) {
        auto rows =
            m_database.run(u"SELECT 1 FROM sync_outbox WHERE user_id = :user AND entity = :entity"
                           u" AND key = :key AND op = 'del' UNION ALL SELECT 1 FROM sync_base"
                           u" WHERE user_id = :owner AND entity = :same AND key = :base AND dead = 1"_s,
                           {{u":user"_s, user.value()},
                            {u":entity"_s, entity},
                            {u":same"_s, entity},
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
    QSet<QString> keys;
    return m_database
        .each(
            u"SELECT key FROM sync_outbox WHERE user_id = :user AND entity = 'watch' AND op = 'del'"
            u" UNION ALL SELECT key FROM sync_base WHERE user_id = :owner AND entity = 'watch' AND dead = 1"_s,
            {{u":user"_s, user.value()}, {u":owner"_s, user.value()}},
            [&](const Rows &row) { keys.insert(row.text(0)); })
        .map([&] { return keys; });
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
