#include "core/report/star_painter.h"

#include "core/report/report_style.h"

#include <QPainter>
#include <QPolygonF>
#include <QtMath>

#include <cmath>

namespace matinee {

namespace {

constexpr int Stars = 5;
constexpr double Gap = 1;

enum class Fill { Empty, Half, Full };

/// The program's star: a box of 24 units, centre 12, 12.9, radii 9.6 and 4.5.
QPolygonF starPoints(int from, int to)
{
    QPolygonF points;
    for (int i = from; i <= to; ++i) {
        const double angle = i * M_PI / Stars - M_PI_2;
        const double radius = i % 2 == 0 ? 9.6 : 4.5;
        points.append({12 + radius * std::cos(angle), 12.9 + radius * std::sin(angle)});
    }
    return points;
}

void drawFilled(QPainter &painter, QPointF corner, double size, Fill fill, const ReportStyle &style)
{
    const QTransform before = painter.transform();
    painter.translate(corner);
    painter.scale(size / 24, size / 24);
    if (fill != Fill::Full) {
        painter.setPen(QPen(style.starEmpty, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolygon(starPoints(0, 9));
    }
    if (fill != Fill::Empty) {
        painter.setPen(QPen(style.accent, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(style.accent);
        // Points 5 to 10 are the left half: the foot between two rays round to the tip.
        painter.drawPolygon(fill == Fill::Half ? starPoints(5, 10) : starPoints(0, 9));
    }
    painter.setTransform(before);
}

} // namespace

void drawStar(QPainter &painter, QPointF corner, double size, const ReportStyle &style)
{
    drawFilled(painter, corner, size, Fill::Full, style);
}

double starsWidth(double size)
{
    return Stars * size + (Stars - 1) * Gap;
}

void drawStars(QPainter &painter, QPointF corner, double size, Rating rating, const ReportStyle &style)
{
    const auto halves = std::lround(rating.points() / 10.0);
    for (int i = 0; i < Stars; ++i) {
        const Fill fill = halves >= 2 * i + 2 ? Fill::Full : halves == 2 * i + 1 ? Fill::Half : Fill::Empty;
        drawFilled(painter, corner + QPointF(i * (size + Gap), 0), size, fill, style);
    }
}

} // namespace matinee
