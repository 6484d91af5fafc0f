#pragma once

#include <QWidget>

class QPainter;

namespace matinee {

/// The half-filled ring with the name beside it. 60 high, starts at the leading edge.
class Brand : public QWidget {
    Q_OBJECT

public:
    /// `inset` is the room before the ring, at the leading edge; none when collapsed.
    explicit Brand(QWidget *parent = nullptr, int inset = 0);

    /// The ring alone.
    void setCollapsed(bool collapsed);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_inset;
    bool m_collapsed = false;
};

/// The application mark, for window icons and about pages.
void paintMark(QPainter &painter, const QRectF &where, const QColor &color);

} // namespace matinee
