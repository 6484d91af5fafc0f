#include "tests/sync_simulator/visible_check.h"

#include "core/catalog/film_fields.h"
#include "core/library/record_check.h"
#include "core/library/record_repository.h"
#include "core/library/record_tables.h"
#include "tests/sync_simulator/oracle.h"

#include <QJsonDocument>

#include <algorithm>

namespace matinee::simulator {

using namespace Qt::StringLiterals;

namespace {

/// What films are called here, by each ref they have.
using Films = QHash<QString, QString>;
using Records = QHash<QString, RecordState>;

bool isOwn(const QString &ref)
{
    return ref.startsWith("local:"_L1);
}

/// What a record cannot be shown without, besides its film.
bool isWhole(const RecordState &record)
{
    if (record.entity == "rating"_L1 || record.entity == "pref"_L1)
        return !record.fields.value(u"value"_s).value.isNull();
    if (record.entity != "film"_L1)
        return true;
    if (isOwn(record.key))
        return !record.fields.value(u"title"_s).value.toString().isEmpty();
    return std::any_of(filmFields().begin(), filmFields().end(), [&](const FilmField &field) {
        return !record.fields.value(field.name).value.isNull();
    });
}

bool isShown(const RecordState &record, const Films &films, bool isServer)
{
    if (!record.isVisible() || !isWhole(record))
        return false;
    const RecordTable *table = recordTable(record.entity);
    if (!table)
        return record.entity == "film"_L1 && (isOwn(record.key) || (!isServer && films.contains(record.key)));
    return !table->hasFilm || films.contains(filmRefOf(record.entity, {record.key, record.values()}));
}

/// The records as they are shown: what is there once for each film is under its name here, the later stamp of
/// each field among its refs.
Records named(const Records &records, const Films &films)
{
    Records shown;
    for (const RecordState &record : records) {
        const QString ref = filmRefOf(record.entity, {record.key, record.values()});
        const QString name = films.value(ref, ref);
        if (name == ref && !shown.contains(recordName(record.entity, record.key))) {
            shown.insert(recordName(record.entity, record.key), record);
            continue;
        }
        const Record here = withFilmRef(record.entity, {record.key, record.values()}, name);
        const QString place = recordName(record.entity, here.key);
        if (!shown.contains(place))
            shown.insert(place, {record.entity, here.key, record.seq, record.dead});
        RecordState &whole = shown[place];
        for (auto field = record.fields.begin(); field != record.fields.end(); ++field) {
            if (field->stamp > whole.fields.value(field.key()).stamp)
                whole.fields.insert(field.key(), {here.fields.value(field.key()), field->stamp});
        }
    }
    return shown;
}

QString words(const QJsonValue &value)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
}

/// Whether a field must be shown exactly as the record has it, also where it says nothing.
bool isExact(const RecordState &record, const QString &name)
{
    if (record.entity == "film"_L1)
        return !isOwn(record.key) && filmField(name);
    return name == "note"_L1;
}

/// Fields that the record names and the table has must be equal.
QString difference(const RecordState &record, const QJsonObject &shown)
{
    const QStringList names = QStringList(record.fields.keys()) + shown.keys();
    for (const QString &name : names) {
        const QJsonValue value = record.fields.value(name).value;
        const QJsonValue here = shown.value(name);
        const bool isSame = value == here
            || (value.isNull() && (here.isUndefined() || here == QJsonValue(u""_s) || !isExact(record, name)))
            || (here.isUndefined() && !isExact(record, name));
        if (!isSame)
            return u"%1/%2.%3 is shown as %4 and is %5"_s.arg(record.entity, record.key, name, words(here),
                                                              words(value));
    }
    return {};
}

Films filmsOf(SimDatabase &files, UserId user)
{
    Films films;
    const auto read = files.database().each(u"SELECT m.ref, e.system || ':' || e.value FROM movie m"
                                            u" LEFT JOIN movie_external_id e ON e.movie_id = m.id"
                                            u" WHERE m.owner_id IS NULL OR m.owner_id = :user"_s,
                                            {{u":user"_s, user.value()}}, [&](const Rows &row) {
                                                films.insert(row.text(0), row.text(0));
                                                if (!row.isNull(1))
                                                    films.insert(row.text(1), row.text(0));
                                            });
    if (!read)
        broken(read.error());
    return films;
}

} // namespace

QString wrongInTables(SimDatabase &files, UserId user, const Records &all, bool isServer)
{
    const Films films = filmsOf(files, user);
    const Records records = named(all, films);
    QHash<QString, int> expected; // by entity
    for (const RecordState &record : records) {
        if (isShown(record, films, isServer))
            ++expected[record.entity];
    }
    QStringList entities{u"film"_s};
    for (const RecordTable &table : recordTables())
        entities.append(table.entity);
    for (const QString &entity : entities) {
        const auto rows = RecordRepository(files.database()).all(user, entity);
        if (!rows)
            broken(rows.error());
        for (const Record &row : *rows) {
            const auto record = records.find(recordName(entity, row.key));
            if (record == records.end() || !isShown(*record, films, isServer))
                return u"%1/%2 is shown and should not be"_s.arg(entity, row.key);
            if (const QString wrong = difference(*record, row.fields); !wrong.isEmpty())
                return wrong;
        }
        if (rows->size() != expected.value(entity))
            return u"%1 of %2 records of “%3” are shown"_s.arg(rows->size())
                .arg(expected.value(entity))
                .arg(entity);
    }
    return {};
}

} // namespace matinee::simulator
