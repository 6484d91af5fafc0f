#pragma once

#include <QList>
#include <QString>
#include <QVariant>

#include <optional>

namespace matinee {

/// "INSERT INTO t (a, b) VALUES (?, 'x') ..." for many rows at once in PostgreSQL: the rows are one value,
/// a JSON array, because Qt sends every single value as text of the statement. Their types are the table's.
struct BulkRows {
    /// Nothing: the statement is no such INSERT.
    static std::optional<BulkRows> from(const QString &insert);

    QString json(const QList<QVariantList> &rows) const;

    QString sql; ///< takes :rows
    QList<QString> columns; ///< of the "?", in order
};

} // namespace matinee
