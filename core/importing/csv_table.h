#pragma once

#include "core/base/result.h"
#include "core/importing/csv_reader.h"
#include "core/importing/service_export.h"

#include <QHash>

namespace matinee {

/// A CSV file with a header, read row by row and by column name. Rows that cannot be read
/// are passed over and reported. Names of columns match without regard to case.
class CsvTable {
public:
    /// Errors: Invalid (no header, or one of `needed` is missing from it; names file and column).
    static Result<CsvTable> open(const QString &file, const QByteArray &bytes, const QStringList &needed,
                                 ProblemList &problems);

    /// Goes to the next readable row.
    bool next();
    /// The row's text in a column, without blanks around it; empty when the file has no such column.
    QString cell(const QString &column) const;
    int line() const { return m_row.line; }
    int rows() const { return m_rows; } ///< so far, unreadable ones included
    /// Reports something about the present row.
    void report(const QString &message) { m_problems->add(m_file, m_row.line, message); }

private:
    CsvTable(QString file, CsvReader reader, ProblemList &problems);
    QString faultOf(const CsvRow &row) const;

    QString m_file;
    CsvReader m_reader;
    ProblemList *m_problems;
    QHash<QString, qsizetype> m_columns;
    qsizetype m_width = 0; ///< cells in the header
    CsvRow m_row;
    int m_rows = 0;
};

} // namespace matinee
