#include "ui/widgets/star_painter.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <numbers>

namespace matinee {

namespace {

constexpr double Grid = 24;

/// The star of the icon set, on its grid of 24 units: two units of its outer radius are the stroke.
QPainterPath starPath()
{
    constexpr QPointF Centre(12, 12.9);
    constexpr double Outer = 9.6;
    constexpr double Inner = 4.5;
    QPainterPath path;
    for (int point = 0; point < 10; ++point) {
        const double angle = (point * 36 - 90) * std::numbers::pi / 180;
        const double reach = point % 2 == 0 ? Outer : Inner;
        const QPointF at = Centre + QPointF(std::cos(angle), std::sin(angle)) * reach;
        point == 0 ? path.moveTo(at) : path.lineTo(at);
    }
    path.closeSubpath();
    return path;
}

} // namespace

StarFill starFill(int index, int points)
{
    constexpr int PerStar = 20;
    constexpr int PerHalf = 10;
    const int rest = points - index * PerStar;
    // Between half stars the nearer one is shown.
    if (rest >= PerStar - PerHalf / 2)
        return StarFill::Full;
    return rest >= PerHalf / 2 ? StarFill::Half : StarFill::Empty;
}

void paintStar(QPainter &painter, const QRectF &where, StarFill fill, const QColor &full, const QColor &empty)
{
    constexpr double Outline = 1.6;
    const QPainterPath star = starPath();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(where.topLeft());
    painter.scale(where.width() / Grid, where.height() / Grid);
    if (painter.layoutDirection() == Qt::RightToLeft) {
        painter.translate(Grid, 0);
        painter.scale(-1, 1);
    }
    const bool isFull = fill == StarFill::Full;
    painter.setPen(QPen(isFull ? full : empty, Outline, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(isFull ? QBrush(full) : QBrush(Qt::NoBrush));
    painter.drawPath(star);
    if (fill == StarFill::Half) {
        painter.setClipRect(QRectF(0, 0, Grid / 2, Grid));
        painter.setPen(QPen(full, Outline, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(full);
        painter.drawPath(star);
    }
    painter.restore();
}

} // namespace matinee
