#include "core/importing/csv_reader.h"

#include <array>

namespace matinee {

namespace {

constexpr char16_t Unassigned = 0xFFFD;

/// What Windows-1252 has where Latin-1 has control characters: 0x80 to 0x9F.
constexpr std::array<char16_t, 32> Windows1252 = {
    0x20AC,     Unassigned, 0x201A, 0x0192, 0x201E, 0x2026,     0x2020, 0x2021,
    0x02C6,     0x2030,     0x0160, 0x2039, 0x0152, Unassigned, 0x017D, Unassigned,
    Unassigned, 0x2018,     0x2019, 0x201C, 0x201D, 0x2022,     0x2013, 0x2014,
    0x02DC,     0x2122,     0x0161, 0x203A, 0x0153, Unassigned, 0x017E, 0x0178};

QString fromWindows1252(const QByteArray &bytes)
{
    QString text = QString::fromLatin1(bytes);
    for (QChar &character : text) {
        if (character.unicode() >= 0x80 && character.unicode() <= 0x9F)
            character = QChar(Windows1252[character.unicode() - 0x80u]);
    }
    return text;
}

bool endsReading(CsvFault fault)
{
    return fault != CsvFault::None && fault != CsvFault::TextAfterQuote;
}

} // namespace

CsvReader::CsvReader(QByteArray bytes, char separator) : m_bytes(std::move(bytes)), m_separator(separator)
{
    m_isUtf8 = m_bytes.isValidUtf8();
    if (m_bytes.startsWith("\xEF\xBB\xBF"))
        m_at = 3;
}

std::optional<CsvRow> CsvReader::next()
{
    while (!atEnd() && atLineEnd())
        takeLineEnd();
    if (atEnd() || m_hasStopped)
        return std::nullopt;

    CsvRow row;
    row.line = m_line;
    if (++m_rows > MaxRows)
        row.fault = CsvFault::TooManyRows;
    while (!endsReading(row.fault)) {
        if (const CsvFault fault = readCell(row.cells); fault != CsvFault::None)
            row.fault = fault;
        if (!take(m_separator))
            break;
    }
    m_hasStopped = endsReading(row.fault);
    takeLineEnd();
    return row;
}

bool CsvReader::take(char wanted)
{
    if (atEnd() || m_bytes.at(m_at) != wanted)
        return false;
    ++m_at;
    return true;
}

void CsvReader::takeLineEnd()
{
    const bool hasReturn = take('\r');
    if (take('\n') || hasReturn)
        ++m_line;
}

CsvFault CsvReader::readCell(QStringList &cells)
{
    QByteArray cell;
    const CsvFault fault = take('"') ? readQuotedCell(cell) : readPlainCell(cell);
    cells.append(decoded(cell));
    return fault;
}

CsvFault CsvReader::readPlainCell(QByteArray &cell)
{
    const qsizetype start = m_at;
    while (!atLineEnd() && m_bytes.at(m_at) != m_separator)
        ++m_at;
    if (m_at - start > MaxCellBytes)
        return CsvFault::CellTooLong;
    cell = m_bytes.sliced(start, m_at - start);
    return CsvFault::None;
}

CsvFault CsvReader::readQuotedCell(QByteArray &cell)
{
    while (!atEnd()) {
        if (cell.size() > MaxCellBytes)
            return CsvFault::CellTooLong;
        if (take('"')) {
            if (!take('"')) {
                if (atLineEnd() || m_bytes.at(m_at) == m_separator)
                    return CsvFault::None;
                QByteArray passedOver;
                const CsvFault fault = readPlainCell(passedOver);
                return fault == CsvFault::None ? CsvFault::TextAfterQuote : fault;
            }
            cell.append('"');
            continue;
        }
        if (atLineEnd()) {
            const qsizetype start = m_at;
            takeLineEnd();
            cell.append(m_bytes.constData() + start, m_at - start);
        } else {
            cell.append(m_bytes.at(m_at++));
        }
    }
    return CsvFault::UnclosedQuote;
}

QString CsvReader::decoded(const QByteArray &cell) const
{
    QString text = m_isUtf8 ? QString::fromUtf8(cell) : fromWindows1252(cell);
    text.remove(QChar(QChar::Null));
    return text;
}

} // namespace matinee
