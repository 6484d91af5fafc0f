#pragma once

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace matinee {

/// Why a row of a CSV file could not be read. All but TextAfterQuote end the reading.
enum class CsvFault {
    None,
    TextAfterQuote, ///< `"Heat" 1995`: the closing quote is not the end of its cell
    UnclosedQuote, ///< the file ends inside a quoted cell; the row's line is where it opened
    CellTooLong,
    TooManyRows,
};

struct CsvRow {
    int line = 0; ///< of the file, where the row begins; the first is 1
    QStringList cells;
    CsvFault fault = CsvFault::None;
};

/// Reads comma-separated text (or text with another separator) row by row, by RFC 4180 and a little more:
/// rows may end in CRLF, LF or CR, blank lines are passed over, a quote inside an unquoted cell is a plain
/// character.
///
/// Encoding   UTF-8, with or without a byte order mark; a file that is not valid UTF-8 is read
///            as Windows-1252, which spreadsheets write. NUL characters are dropped.
/// Limits     a cell of MaxCellBytes, MaxRows rows.
class CsvReader {
public:
    static constexpr qsizetype MaxCellBytes = 1024 * 1024;
    static constexpr int MaxRows = 2'000'000;

    explicit CsvReader(QByteArray bytes, char separator = ',');

    /// std::nullopt at the end of the file and after a fault that ended the reading.
    std::optional<CsvRow> next();

private:
    bool atEnd() const { return m_at >= m_bytes.size(); }
    bool atLineEnd() const { return atEnd() || m_bytes.at(m_at) == '\n' || m_bytes.at(m_at) == '\r'; }
    bool take(char wanted);
    void takeLineEnd();
    CsvFault readCell(QStringList &cells);
    CsvFault readPlainCell(QByteArray &cell);
    CsvFault readQuotedCell(QByteArray &cell);
    QString decoded(const QByteArray &cell) const;

    QByteArray m_bytes;
    char m_separator;
    qsizetype m_at = 0;
    int m_line = 1;
    int m_rows = 0;
    bool m_isUtf8 = true;
    bool m_hasStopped = false;
};

} // namespace matinee
