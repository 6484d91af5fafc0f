#include "core/sync/projector.h"

#include "core/catalog/film_fields.h"
#include "core/catalog/film_record_repository.h"
#include "core/catalog/movie_repository.h"
#include "core/catalog/portions.h"
#include "core/library/record_check.h"
#include "core/library/record_repository.h"
#include "core/library/record_tables.h"
#include "core/store/database.h"
#include "core/sync_core/entity_rule.h"
#include "core/sync_core/outbox.h"
#include "core/sync_core/stamp.h"

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// When the record was last changed: what a field without a value starts with, the same on every device.
QDateTime lastChange(const RecordState &record)
{
    QString newest;
    for (const FieldState &field : record.fields)
        newest = std::max(newest, field.stamp);
    const auto stamp = Stamp::fromText(newest);
    return stamp ? stamp->at() : QDateTime::fromMSecsSinceEpoch(0, Qt::UTC);
}

Record plain(const RecordState &record)
{
    return {record.key, record.values()};
}

RecordEdit removal(const QString &entity, const QString &key)
{
    if (endsForGood(entity))
        return {entity, key, {}, RecordEdit::Op::Delete};
    return {entity, key, QJsonObject{{u"present"_s, false}}};
}

/// A record that lacks what it needs is not shown, whatever it says.
Result<void> orNothing(const Result<void> &written)
{
    const bool isIncomplete = !written && written.error().kind == Error::Kind::Invalid;
    return isIncomplete ? Result<void>() : written;
}

/// Whether a record that nobody sees may hide one about the same film under another ref.
bool mayHide(const RecordState &record, const QString &ref)
{
    const RecordTable *table = recordTable(record.entity);
    return !ref.isEmpty() && table && table->key != RecordTable::Key::Id
        && std::any_of(record.fields.begin(), record.fields.end(),
                       [](const FieldState &field) { return !field.stamp.isEmpty(); });
}

Bindings nameOf(UserId user, const RecordState &record)
{
    return {{u":user"_s, user.value()}, {u":entity"_s, record.entity}, {u":key"_s, record.key}};
}

} // namespace

Result<void> Projector::show(UserId user, QList<RecordState> records)
{
    const auto isFilm = [](const RecordState &record) { return record.entity == "film"_L1; };
    const auto others = std::stable_partition(records.begin(), records.end(), isFilm);
    Result<void> done;
    for (auto record = records.begin(); record != others && done; ++record)
        done = showOne(user, *record);
    QStringList refs;
    for (auto record = others; record != records.end(); ++record) {
        if (const QString ref = filmRefOf(record->entity, plain(*record)); !ref.isEmpty())
            refs.append(ref);
    }
    refs.removeDuplicates();
    done = done.and_then([&] { return lookUp(user, refs); });
    for (auto record = others; record != records.end() && done; ++record)
        done = showOne(user, *record);
    return done.and_then([&] { return showWaiting(user); });
}

Result<void> Projector::showOne(UserId user, const RecordState &record)
{
    if (record.entity == "film"_L1)
        return showFilm(user, record);
    const RecordTable *table = recordTable(record.entity);
    if (!table)
        return {}; // of a newer version: kept for those who know it
    if (!table->hasFilm)
        return write(user, record, {});
    const QString ref = filmRefOf(record.entity, plain(record));
    return film(user, ref).and_then([&](const std::optional<Film> &here) -> Result<void> {
        if (here)
            return ofAllRefs(user, record, *here).and_then([&](const RecordState &whole) {
                return write(user, whole, here);
            });
        return RecordRepository(m_database).write(user, removal(record.entity, record.key), {}).and_then([&] {
            return record.isVisible() || mayHide(record, ref) ? wait(user, record, ref)
                                                              : waitNoMore(user, record);
        });
    });
}

/// Remembers those films of these refs that are here and not another person's.
Result<void> Projector::lookUp(UserId user, const QStringList &refs)
{
    const MovieRepository movies(m_database);
    const auto ids = movies.idsByRef(refs);
    if (!ids)
        return tl::unexpected(ids.error());
    QHash<qint64, Film> films;
    QList<qint64> wanted;
    for (const MovieId id : *ids)
        wanted.append(id.value());
    const auto read = eachRowOf(m_database,
                                u"SELECT m.id, m.ref, m.owner_id, e.system, e.value FROM movie m"
                                u" LEFT JOIN movie_external_id e ON e.movie_id = m.id WHERE m.id IN (%1)"_s,
                                wanted, [&](const Rows &row) {
                                    if (!row.isNull(2) && UserId(row.integer(2)) != user)
                                        return;
                                    Film &film = films[row.integer(0)];
                                    if (film.refs.isEmpty())
                                        film = {MovieId(row.integer(0)), row.text(1), {row.text(1)}};
                                    if (const QString other = row.text(3) + u':' + row.text(4);
                                        !row.isNull(3) && !film.refs.contains(other))
                                        film.refs.append(other);
                                });
    QStringList others;
    for (const Film &film : films)
        others += film.refs.sliced(1);
    const auto theirs = movies.idsByRef(others);
    if (!read || !theirs)
        return !read ? read : tl::unexpected(theirs.error());
    for (auto id = ids->cbegin(); id != ids->cend(); ++id) {
        const auto found = films.constFind(id->value());
        if (found == films.cend())
            continue;
        Film film = *found;
        // An external id may be the ref that another film has.
        film.refs.removeIf(
            [&](const QString &other) { return other != film.ref && theirs->value(other) != film.id; });
        m_films.insert(id.key(), film);
    }
    return {};
}

Result<std::optional<Projector::Film>> Projector::film(UserId user, const QString &ref)
{
    const auto known = [&] {
        const auto found = m_films.constFind(ref);
        return found == m_films.cend() ? std::nullopt : std::optional(*found);
    };
    if (const auto film = known())
        return film;
    return lookUp(user, {ref}).map(known);
}

/// Of a record that there can be one of for each film.
Result<RecordState> Projector::ofAllRefs(UserId user, const RecordState &record, const Film &film) const
{
    RecordState whole = record;
    if (const RecordTable *table = recordTable(record.entity); table && table->key == RecordTable::Key::Id)
        return whole;
    for (const QString &ref : film.refs) {
        const QString key = withFilmRef(record.entity, plain(record), ref).key;
        if (key == record.key)
            continue;
        const auto other = Outbox(m_database).visible(user, record.entity, key);
        if (!other)
            return tl::unexpected(other.error());
        if (!*other)
            continue;
        for (auto field = (*other)->fields.cbegin(); field != (*other)->fields.cend(); ++field) {
            if (field->stamp > whole.fields.value(field.key()).stamp)
                whole.fields.insert(field.key(), *field);
        }
    }
    return whole;
}

Result<void> Projector::write(UserId user, const RecordState &record, const std::optional<Film> &film)
{
    RecordRepository records(m_database);
    const QString key = film ? withFilmRef(record.entity, plain(record), film->ref).key : record.key;
    const auto done = [&]() -> Result<void> {
        if (!record.isVisible())
            return records.write(user, removal(record.entity, key), {});
        return orNothing(records.write(user, {record.entity, key, record.values()}, lastChange(record),
                                       RecordRepository::Fields::Whole, film ? film->id : MovieId()));
    }();
    return done.and_then([&] { return film ? waitNoMore(user, record) : Result<void>(); });
}

Result<void> Projector::showFilm(UserId user, const RecordState &record)
{
    if (record.key.startsWith("local:"_L1))
        return writeFilm(user, record);
    if (m_side == Side::Server)
        return {};
    return film(user, record.key).and_then([&](const std::optional<Film> &here) {
        return (here ? ofAllRefs(user, record, *here) : Result<RecordState>(record))
            .and_then([&](const RecordState &whole) { return writeFilm(user, whole); });
    });
}

Result<void> Projector::writeFilm(UserId user, const RecordState &record)
{
    const QJsonObject values = record.values();
    QJsonObject fields{{u"present"_s, values.value("present"_L1).toBool(true)}};
    for (const FilmField &field : filmFields()) {
        // What is said no more is null; but a film of one's own has a title.
        if (values.contains(field.name) || field.name != "title"_L1 || !record.key.startsWith("local:"_L1))
            fields.insert(field.name,
                          values.value(field.name).isUndefined() ? QJsonValue() : values.value(field.name));
    }
    // One that was never told of, or is no more, has no fields that would say so.
    if (!record.isVisible())
        fields.insert(u"present"_s, false);
    const auto written =
        orNothing(FilmRecordRepository(m_database).write(user, record.key, fields, lastChange(record)));
    if (!written && written.error().kind == Error::Kind::NotFound)
        return wait(user, record, record.key);
    return written.and_then([&] { return waitNoMore(user, record); });
}

Result<void> Projector::wait(UserId user, const RecordState &record, const QString &ref)
{
    const auto version = MovieRepository(m_database).version();
    if (!version)
        return tl::unexpected(version.error());
    Bindings bindings = nameOf(user, record);
    bindings.append({u":ref"_s, ref.isEmpty() ? u""_s : ref});
    bindings.append({u":version"_s, *version});
    m_hasWaiting = true;
    return m_database.execute(
        u"INSERT INTO sync_unplaced (user_id, entity, key, ref, catalogue_version)"
        u" VALUES (:user, :entity, :key, :ref, :version) ON CONFLICT (user_id, entity, key)"
        u" DO UPDATE SET ref = excluded.ref, catalogue_version = excluded.catalogue_version"_s,
        bindings);
}

Result<void> Projector::waitNoMore(UserId user, const RecordState &record)
{
    return hasWaiting(user).and_then([&](bool some) -> Result<void> {
        if (!some)
            return {};
        return m_database.execute(
            u"DELETE FROM sync_unplaced WHERE user_id = :user AND entity = :entity AND key = :key"_s,
            nameOf(user, record));
    });
}

Result<bool> Projector::hasWaiting(UserId user)
{
    if (m_hasWaiting)
        return *m_hasWaiting;
    auto rows = m_database.run(u"SELECT 1 FROM sync_unplaced WHERE user_id = :user LIMIT 1"_s,
                               {{u":user"_s, user.value()}});
    if (!rows)
        return tl::unexpected(rows.error());
    m_hasWaiting = rows->next();
    return rows->ended().map([&] { return *m_hasWaiting; });
}

/// Those that were last looked for in an older catalogue, by ref.
Result<QHash<QString, QList<std::pair<QString, QString>>>> Projector::waiting(UserId user, qint64 version)
{
    QHash<QString, QList<std::pair<QString, QString>>> waiting;
    return m_database
        .each(u"SELECT ref, entity, key FROM sync_unplaced"
              u" WHERE user_id = :user AND catalogue_version < :version"_s,
              {{u":user"_s, user.value()}, {u":version"_s, version}},
              [&](const Rows &row) {
                  waiting[row.text(0)].append({row.text(1), row.text(2)});
              })
        .map([&] { return std::move(waiting); });
}

Result<void> Projector::showWaiting(UserId user)
{
    if (const auto some = hasWaiting(user); !some || !*some)
        return some.map([](bool) {});
    const auto version = MovieRepository(m_database).version();
    if (!version)
        return tl::unexpected(version.error());
    const auto names = waiting(user, *version);
    if (!names || names->isEmpty())
        return names.map([](const auto &) {});
    const auto here = MovieRepository(m_database).idsByRef(names->keys());
    if (!here)
        return tl::unexpected(here.error());
    for (auto ref = here->cbegin(); ref != here->cend(); ++ref) {
        for (const auto &[entity, key] : names->value(ref.key())) {
            const auto record = Outbox(m_database).visible(user, entity, key);
            if (!record)
                return tl::unexpected(record.error());
            if (auto shown = *record ? showOne(user, **record) : Result<void>(); !shown)
                return shown;
        }
    }
    return m_database.execute(
        u"UPDATE sync_unplaced SET catalogue_version = :version WHERE user_id = :user"_s,
        {{u":version"_s, *version}, {u":user"_s, user.value()}});
}

} // namespace matinee
