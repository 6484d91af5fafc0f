#pragma once

#include "core/query/query.h"

namespace matinee {

/// How the values of a column are written.
enum class ValueKind { Text, Names, Number, Day, YesNo };

/// What the query language knows of a column.
struct ColumnInfo {
    Column column = Column::Any;
    QStringView name; ///< canonical; empty for Column::Any
    ValueKind kind = ValueKind::Text;
    QStringView example; ///< a value that is right
    const char *meaning = nullptr; ///< for say("core", ...)
    double least = 0; ///< of numbers; of days the year
    double most = 0;
};

const ColumnInfo &infoOf(Column column);
/// All but Column::Any, in the order in which they are offered.
QList<Column> namedColumns();

/// By name or alias ("actor", "language"), in any case.
std::optional<Column> columnNamed(QStringView typed);
bool isSortName(QStringView typed);
/// The name or alias a mistyped column name most likely means, "sort" included; empty when none is near.
QString nearestColumnName(QStringView typed);
/// Names and aliases that begin with `begun`, with what they are canonically called ("act": "cast").
QStringList columnNamesBegunBy(QStringView begun);

QStringView sortName(SortKey key);
std::optional<SortKey> sortNamed(QStringView typed);
/// Of a mistyped key; "rating" when none is near.
QString nearestSortName(QStringView typed);
QStringList sortNames();

} // namespace matinee
