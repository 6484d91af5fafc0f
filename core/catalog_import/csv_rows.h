#pragma once

#include "core/catalog_import/returnable_lines.h"

#include <QStringList>

namespace matinee {

/// The rows of a CSV file of any length, one in memory at a time; what a row is, CsvReader says. Cells are
/// separated by commas, semicolons or tabs, whichever the first line has most of. Where a quote is not
/// closed at the end of a cell within 1 MiB, its line alone is at fault, and the lines after it are rows.
/// Lines end in LF or CRLF, or all in CR.
class CsvRows {
public:
    /// Reads the first line. Errors: Invalid (it has no names of columns), as LineFile::next().
    static Result<CsvRows> open(LineFile file);

    const QStringList &columns() const { return m_columns; }
    /// The place of a column, whatever the case of its name. Errors: Invalid (there is none; names it and the
    /// file).
    Result<qsizetype> column(const QString &name) const;

    /// Goes to the next row that is not blank; false at the end. Errors: as LineFile::next().
    Result<bool> next();

    /// As many as there are columns, without blanks around them.
    const QStringList &cells() const { return m_cells; }
    /// What is wrong with the row, translated; then its cells are of no use. Empty: nothing.
    const QString &fault() const { return m_fault; }
    int line() const { return m_line; } ///< where the row begins

    const QString &name() const { return m_lines.file().name(); }
    qint64 packedDone() const { return m_lines.file().packedDone(); }
    qint64 packedSize() const { return m_lines.file().packedSize(); }

private:
    explicit CsvRows(LineFile file) : m_lines(std::move(file)) { }

    Result<bool> readRecord();
    void blameFirstLine();
    void takeApart();

    ReturnableLines m_lines;
    char m_separator = ',';
    QStringList m_columns;
    QByteArray m_record; ///< one line, or more when line ends are quoted
    QStringList m_cells;
    QString m_fault;
    int m_line = 0;
    qsizetype m_bytesAgain = 0; ///< that were read twice because of quotes that are not closed
    int m_singleUntil = 0; ///< up to this line, a row is one line
};

/// Whether a line of CSV ends inside a quoted cell; `isInside` says whether it began there.
bool endsInsideQuotes(std::string_view line, char separator, bool isInside);

} // namespace matinee
