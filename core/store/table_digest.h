#pragma once

#include <QByteArray>
#include <QString>
#include <QVariantList>

#include <array>

namespace matinee {

class Rows;

/// A column as both engines hold it.
struct StoredColumn {
    enum class Kind { Integer, Real, Text, Bytes };

    QString name;
    Kind kind = Kind::Text;
};

/// A row's cells, in the types of their columns: SQLite may hand out a whole real as an integer.
QVariantList cellsOf(const Rows &row, const QList<StoredColumn> &columns);

/// Says whether two tables hold the same rows, whatever their order: the sum of the rows' SHA-256.
class TableDigest {
public:
    void add(const QVariantList &cells);

    qint64 rows() const { return m_rows; }
    QByteArray hex() const;
    bool operator==(const TableDigest &) const = default;

private:
    qint64 m_rows = 0;
    std::array<quint64, 4> m_sum = {};
};

} // namespace matinee
