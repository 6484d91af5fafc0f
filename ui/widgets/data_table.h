#pragma once

#include <QTableView>

class QStandardItemModel;

namespace matinee {

/// Words and figures in rows under headings, to read and to go through by arrow keys; nothing to edit.
/// Columns are as wide as what stands in them, the first takes the rest.
class DataTable : public QTableView {
    Q_OBJECT

public:
    explicit DataTable(const QString &accessibleName, QWidget *parent = nullptr);

    /// The first column is words; `figures` says that the others are figures, which stand at the trailing
    /// edge.
    void setRows(const QStringList &headings, const QList<QStringList> &rows, bool figures = true);
    /// As high as all rows, for a page that scrolls as a whole; otherwise it scrolls by itself.
    void setWhole(bool whole);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void fit();

    QStandardItemModel *m_rows;
    bool m_isWhole = false;
};

} // namespace matinee
