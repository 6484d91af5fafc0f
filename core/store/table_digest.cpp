#include "core/store/table_digest.h"

#include "core/store/database.h"

#include <QCryptographicHash>

#include <cstring>

namespace matinee {

namespace {

/// One text for one value, whatever an engine's driver makes of it: an empty text and a null one are the
/// same.
QByteArray bytesOf(const QVariant &cell)
{
    if (!cell.isValid())
        return "n";
    switch (cell.typeId()) {
    case QMetaType::Double:
        return 'd' + QByteArray::number(cell.toDouble(), 'g', 17);
    case QMetaType::QByteArray:
        return 'b' + cell.toByteArray().toHex();
    case QMetaType::QString:
        return 't' + cell.toString().toUtf8();
    default:
        return 'i' + QByteArray::number(cell.toLongLong());
    }
}

} // namespace

QVariantList cellsOf(const Rows &row, const QList<StoredColumn> &columns)
{
    QVariantList cells;
    for (int i = 0; i < columns.size(); ++i) {
        if (row.isNull(i)) {
            cells.append(QVariant());
            continue;
        }
        switch (columns.at(i).kind) {
        case StoredColumn::Kind::Integer:
            cells.append(row.integer(i));
            break;
        case StoredColumn::Kind::Real:
            cells.append(row.value(i).toDouble());
            break;
        case StoredColumn::Kind::Text:
            cells.append(row.text(i));
            break;
        case StoredColumn::Kind::Bytes:
            cells.append(row.value(i).toByteArray());
        }
    }
    return cells;
}

void TableDigest::add(const QVariantList &cells)
{
    QCryptographicHash row(QCryptographicHash::Sha256);
    for (const QVariant &cell : cells) {
        const QByteArray bytes = bytesOf(cell);
        row.addData(QByteArray::number(bytes.size()) + ':' + bytes);
    }
    const QByteArray hash = row.result();
    for (std::size_t lane = 0; lane < m_sum.size(); ++lane) {
        quint64 part = 0;
        std::memcpy(&part, hash.constData() + lane * sizeof part, sizeof part);
        m_sum[lane] += part;
    }
    ++m_rows;
}

QByteArray TableDigest::hex() const
{
    return QByteArray(reinterpret_cast<const char *>(m_sum.data()), sizeof m_sum).toHex();
}

} // namespace matinee
