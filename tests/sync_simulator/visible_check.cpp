#include "tests/sync_simulator/visible_check.h"

#include "core/library/record_check.h"
#include "core/library/record_repository.h"
#include "core/library/record_tables.h"
#include "tests/sync_simulator/oracle.h"

#include <QJsonDocument>

namespace matinee::simulator {

using namespace Qt::StringLiterals;

namespace {

/// What a record cannot be shown without, besides its film.
bool isWhole(const RecordState &record)
{
    if (record.entity == "rating"_L1 || record.entity == "pref"_L1)
        return !record.fields.value(u"value"_s).value.isNull();
    if (record.entity == "film"_L1)
        return !record.fields.value(u"title"_s).value.toString().isEmpty();
    return true;
}

bool isShown(const RecordState &record, const QSet<QString> &films)
{
    if (!record.isVisible() || !isWhole(record))
        return false;
    const RecordTable *table = recordTable(record.entity);
    if (!table)
        return record.entity == "film"_L1;
    return !table->hasFilm || films.contains(filmRefOf(record.entity, {record.key, record.values()}));
}

QString words(const QJsonValue &value)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact));
}

/// Fields that the record names and the table has must be equal.
QString difference(const RecordState &record, const QJsonObject &shown)
{
    for (auto field = record.fields.begin(); field != record.fields.end(); ++field) {
        const QJsonValue value = field->value;
        if (!value.isNull() && shown.contains(field.key()) && shown.value(field.key()) != value)
            return u"%1/%2.%3 is shown as %4 and is %5"_s.arg(record.entity, record.key, field.key(),
                                                              words(shown.value(field.key())), words(value));
    }
    return {};
}

QSet<QString> filmsOf(SimDatabase &files, UserId user)
{
    QSet<QString> films;
    const auto read = files.database().each(
        u"SELECT ref FROM movie WHERE owner_id IS NULL OR owner_id = :user"_s, {{u":user"_s, user.value()}},
        [&](const Rows &row) { films.insert(row.text(0)); });
    if (!read)
        broken(read.error());
    return films;
}

} // namespace

QString wrongInTables(SimDatabase &files, UserId user, const QHash<QString, RecordState> &records)
{
    const QSet<QString> films = filmsOf(files, user);
    QHash<QString, int> expected; // by entity
    for (const RecordState &record : records) {
        if (isShown(record, films))
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
            if (record == records.end() || !isShown(*record, films))
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
