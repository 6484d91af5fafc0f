#pragma once

#include <QList>
#include <QWidget>

class QGridLayout;

namespace matinee {

/// A line of a small table: "IMDb  8.3  of 10 · 712,345 votes".
struct FactRow {
    QString label;
    QString figure; ///< what counts, stands out; may be empty
    QString text; ///< wraps
    friend bool operator==(const FactRow &, const FactRow &) = default;
};

/// What is known, one fact a line: labels at the leading edge, values beside them.
class FactRows : public QWidget {
    Q_OBJECT

public:
    explicit FactRows(QWidget *parent = nullptr);

    void setRows(const QList<FactRow> &rows);

private:
    QList<FactRow> m_rows;
    QGridLayout *m_grid;
};

} // namespace matinee
