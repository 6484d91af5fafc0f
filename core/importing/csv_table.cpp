#include "core/importing/csv_table.h"

#include "core/base/text.h"

#include <algorithm>

namespace matinee {

namespace {

QString describe(CsvFault fault)
{
    switch (fault) {
    case CsvFault::TextAfterQuote:
        return say("core", "There is text between a closing quote and the next comma.");
    case CsvFault::UnclosedQuote:
        return say("core", "A quote is opened here and never closed; the rest of the file was not read.");
    case CsvFault::CellTooLong:
        return say("core", "A cell is longer than 1 MiB; the rest of the file was not read.");
    case CsvFault::TooManyRows:
        return say("core", "The file has more than 2,000,000 rows; the rest was not read.");
    case CsvFault::None:
        break;
    }
    return {};
}

} // namespace

CsvTable::CsvTable(QString file, CsvReader reader, ProblemList &problems)
    : m_file(std::move(file)),
      m_reader(std::move(reader)),
      m_problems(&problems)
{
}

Result<CsvTable> CsvTable::open(const QString &file, const QByteArray &bytes, const QStringList &needed,
                                ProblemList &problems)
{
    CsvTable table(file, CsvReader(bytes), problems);
    const auto header = table.m_reader.next();
    if (!header || header->fault != CsvFault::None)
        return fail(Error::Kind::Invalid,
                    say("core", "%1 has no readable first line with column names.").arg(file));

    for (qsizetype i = header->cells.size() - 1; i >= 0; --i)
        table.m_columns.insert(header->cells[i].trimmed().toLower(), i);
    for (const QString &column : needed) {
        if (!table.m_columns.contains(column.toLower()))
            return fail(Error::Kind::Invalid, say("core", "%1 has no column \"%2\".").arg(file, column));
    }
    table.m_width = header->cells.size();
    table.m_row = *header;
    return table;
}

bool CsvTable::next()
{
    while (auto row = m_reader.next()) {
        m_row = std::move(*row);
        ++m_rows;
        const QString fault = faultOf(m_row);
        if (fault.isEmpty())
            return true;
        report(fault);
    }
    return false;
}

/// A row with the wrong number of cells has most likely lost or gained a comma, and then every
/// cell after it is in the wrong column. Blank cells at the end are a spreadsheet's.
QString CsvTable::faultOf(const CsvRow &row) const
{
    if (row.fault != CsvFault::None)
        return describe(row.fault);
    const qsizetype width = row.cells.size();
    const bool isTooLong = width > m_width
        && std::any_of(row.cells.cbegin() + m_width, row.cells.cend(),
                       [](const QString &cell) { return !cell.isEmpty(); });
    if (width < m_width || isTooLong)
        return say("core", "The row has %1 cells where the first line has %2.").arg(width).arg(m_width);
    return {};
}

QString CsvTable::cell(const QString &column) const
{
    const auto place = m_columns.constFind(column.toLower());
    return place == m_columns.cend() ? QString() : m_row.cells.value(*place).trimmed();
}

} // namespace matinee
