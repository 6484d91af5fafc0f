#pragma once

#include "core/base/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QVariant>

#include <span>

namespace matinee {

class Rows;
struct RecordEdit;

/// A field of a record and how its column holds it.
struct RecordField {
    enum class Kind {
        Text, ///< starts empty
        Visibility, ///< a text that starts as "private"
        Flag, ///< 0 or 1
        Points,
        Direction, ///< "more" or "less"; 1 or -1 in the column
        Day, ///< see WatchedOn
        Preference, ///< JSON; what the key allows, see checkedPreference()
        Instant, ///< ms since 1970; ISO 8601 in a record; starts now
    };
    QLatin1StringView name; ///< of the field, and of the value in `write`
    Kind kind;
};

/// One entity of records and its typed table. In the SQL "%1" is the entity, whose name most tables have.
struct RecordTable {
    enum class Key {
        Film, ///< the film's ref: one record a film
        Id, ///< a UUID; a film, if any, is the field `film`
        ListAndFilm, ///< "<list id>/<film ref>"
        Name, ///< a word of ours
    };
    QLatin1StringView entity;
    Key key;
    bool hasFilm; ///< :movie is its id; the first column of `read` is its ref
    const char *read; ///< the fields' columns in order, then the key; all of :user
    const char *write; ///< by :user, :key (and :list, :movie), :now and the fields' names
    const char *remove; ///< by :user and :key (and :list)
    std::span<const RecordField> fields;
};

/// All but `film`, which has many tables of its own.
std::span<const RecordTable> recordTables();
/// nullptr: no such records.
const RecordTable *recordTable(const QString &entity);

QJsonValue fieldFrom(const Rows &row, int column, RecordField::Kind kind);
/// What the column of a field takes, from a whole record. Errors: Invalid, names the field.
Result<QVariant> columnOf(const RecordEdit &record, const RecordField &field, const QDateTime &now);

} // namespace matinee
