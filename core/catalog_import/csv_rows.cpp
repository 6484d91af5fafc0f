#include "core/catalog_import/csv_rows.h"

#include "core/base/text.h"
#include "core/importing/csv_reader.h"

#include <algorithm>

namespace matinee {

namespace {

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
    CsvRows rows(std::move(file));
    const auto header = rows.m_file.next();
    if (!header)
        return tl::unexpected(header.error());
    rows.m_separator = separatorOf(rows.m_file.text());
    rows.m_record = QByteArray(rows.m_file.text().data(), static_cast<qsizetype>(rows.m_file.text().size()));
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
        const auto more = readRecord();
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
        const auto more = m_file.next();
        if (!more || (!*more && !isInside))
            return more;
        if (!*more) {
            m_fault =
                say("core", "A quote is opened here and never closed; the rest of the file was not read.");
            return true;
        }
        if (isInside)
            m_record += '\n';
        else
            m_line = m_file.number();
        const std::string_view line = m_file.text();
        m_record.append(line.data(), static_cast<qsizetype>(line.size()));
        isInside = endsInsideQuotes(line, m_separator, isInside);
        if (m_file.isTooLong() || m_record.size() > CsvReader::MaxCellBytes) {
            m_fault = say("core", "The row is longer than 1 MiB.");
            return true;
        }
    } while (isInside);
    return true;
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
