#pragma once

#include <QWidget>

#include <optional>

namespace matinee {

/// One column of shares.
struct ChartColumn {
    QString label; ///< beneath it
    std::optional<double> share; ///< 0 to 1; absent: no column
    QString value = {}; ///< over it
    std::optional<double> mark = {}; ///< a line across, to compare with
    bool isOpen = false; ///< can still change: only its outline is drawn
    QString spoken = {}; ///< the whole of it in words
};

/// Shares as columns over a scale from 0 to 100 %. Everything that the picture says is also in words: beside
/// the pointer, and for the column that Left, Right, Home and End choose.
class ColumnChart : public QWidget {
    Q_OBJECT

public:
    explicit ColumnChart(const QString &accessibleName, QWidget *parent = nullptr);

    void setColumns(const QList<ChartColumn> &columns);
    const QList<ChartColumn> &columns() const { return m_columns; }
    /// -1: none.
    int current() const { return m_current; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    QRectF plot() const;
    /// The whole height of the plot over a label, in reading direction.
    QRectF slot(int column) const;
    void paintScale(QPainter &painter) const;
    void paintColumn(QPainter &painter, int column) const;
    void choose(int column);

    QList<ChartColumn> m_columns;
    int m_current = -1;
};

} // namespace matinee
