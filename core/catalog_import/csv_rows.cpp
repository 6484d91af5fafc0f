#include "core/catalog_import/csv_rows.h"

#include "core/base/text.h"
#include "core/importing/csv_reader.h"

#include <algorithm>

namespace matinee {

namespace {

/// When so much was read again because of quotes that are not closed, lines are no longer joined to rows
/// where it happens: a file of nothing but quotes shall not be read a mebibyte for each of its lines.
constexpr qsizetype MostBytesAgain = 16 * CsvReader::MaxCellBytes;

char separatorOf(std::string_view header)
{
    const auto count = [&](char separator) { return std::count(header.begin(), header.end(), separator); };
    return std::max({',', ';', '\t'}, [&](char one, char other) { return count(one) < count(other); });
}

bool areBlank(const QStringList &cells)
{
    return std::all_of(cells.cbegin(), cells.cend(), [](const QString &cell) { return cell.isEmpty(); });
}

} // namespace

bool endsInsideQuotes(std::string_view line, char separator, bool isInside)
{
    std::size_t at = 0;
    while (true) {
        if (!isInside && at < line.size() && line[at] == '"') {
            isInside = true;
            ++at;
        }
        if (isInside) {
            const std::size_t quote = line.find('"', at);
            if (quote == std::string_view::npos)
                return true;
            at = quote + 1;
            if (at < line.size() && line[at] == '"') {
                ++at;
                continue;
            }
            isInside = false;
        }
        const std::size_t end = line.find(separator, at);
        if (end == std::string_view::npos)
            return false;
        at = end + 1;
    }
}

Result<CsvRows> CsvRows::open(LineFile file)
{
    const auto header = file.acceptReturns().and_then([&] { return file.next(); });
    if (!header)
        return tl::unexpected(header.error());
    CsvRows rows(std::move(file));
    const std::string_view names = rows.m_lines.text();
    rows.m_separator = separatorOf(names);
    rows.m_record = QByteArray(names.data(), static_cast<qsizetype>(names.size()));
    rows.takeApart();
    if (!rows.m_fault.isEmpty() || areBlank(rows.m_cells))
        return fail(Error::Kind::Invalid,
                    say("core", "%1 has no readable first line with column names.").arg(rows.name()));
    rows.m_columns = rows.m_cells;
    return rows;
}

Result<qsizetype> CsvRows::column(const QString &name) const
{
    for (qsizetype place = 0; place < m_columns.size(); ++place) {
        if (m_columns[place].compare(name, Qt::CaseInsensitive) == 0)
            return place;
    }
    return fail(Error::Kind::Invalid, say("core", "%1 has no column \"%2\".").arg(this->name(), name));
}

Result<bool> CsvRows::next()
{
    while (true) {
        auto more = readRecord();
        if (!more || !*more)
            return more;
        if (m_fault.isEmpty())
            takeApart();
        if (!m_fault.isEmpty() || !areBlank(m_cells))
            return true;
    }
}

/// One line, and those that follow while a quote is open. m_fault is set when there is no such row.
Result<bool> CsvRows::readRecord()
{
    m_fault.clear();
    m_record.clear();
    bool isInside = false;
    do {
        auto more = m_lines.next();
        if (!more || (!*more && !isInside))
            return more;
        if (!isInside)
            m_line = m_lines.number();
        if (!*more || m_lines.isTooLong())
            break;
        if (isInside)
            m_record += '\n';
        const std::string_view line = m_lines.text();
        m_record.append(line.data(), static_cast<qsizetype>(line.size()));
        isInside = endsInsideQuotes(line, m_separator, isInside);
    } while (isInside && m_line > m_singleUntil && m_record.size() <= CsvReader::MaxCellBytes);
    if (isInside)
        blameFirstLine();
    else if (m_lines.isTooLong() || m_record.size() > CsvReader::MaxCellBytes)
        m_fault = say("core", "The row is longer than 1 MiB.");
    return true;
}

/// The lines of m_record were taken for one row because of a quote that is not closed.
void CsvRows::blameFirstLine()
{
    m_fault = say("core", "A quote is opened here and never closed.");
    if (m_line <= m_singleUntil)
        return;
    m_bytesAgain += m_record.size();
    if (m_bytesAgain > MostBytesAgain)
        m_singleUntil = m_lines.number();
    const qsizetype firstEnd = m_record.indexOf('\n');
    m_lines.giveBack(firstEnd < 0 ? QByteArray() : m_record.sliced(firstEnd + 1) + '\n', m_line + 1);
}

/// A row with the wrong number of cells has most likely lost or gained a separator, and then every cell after
/// it is in the wrong column. Blank cells at the end are a spreadsheet's.
void CsvRows::takeApart()
{
    CsvReader reader(m_record, m_separator);
    const auto row = reader.next();
    m_cells = row ? row->cells : QStringList();
    if (!row)
        return;
    const bool hasMore = reader.next().has_value();
    if ((hasMore || row->fault != CsvFault::None) && m_record.contains('\n')) {
        blameFirstLine(); // the quote that closed it was meant to open a cell of another row
        return;
    }
    if (hasMore) {
        m_fault = say("core", "The row holds a line end (CR) that is no line end of this file.");
        return;
    }
    for (QString &cell : m_cells)
        cell = cell.trimmed();
    if (row->fault != CsvFault::None) {
        m_fault = say("core", "There is text between a closing quote and the next comma.");
        return;
    }
    const qsizetype width = m_columns.isEmpty() ? m_cells.size() : m_columns.size();
    while (m_cells.size() > width && m_cells.last().isEmpty())
        m_cells.removeLast();
    if (m_cells.size() != width && !areBlank(m_cells))
        m_fault =
            say("core", "The row has %1 cells where the first line has %2.").arg(m_cells.size()).arg(width);
}

} // namespace matinee
