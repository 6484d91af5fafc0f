#include "core/posters/poster_stage.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace matinee {

namespace {

QRectF around(double x, double y, double radiusX, double radiusY)
{
    return {x - radiusX, y - radiusY, 2 * radiusX, 2 * radiusY};
}

/// QPainter counts angles in sixteenths of a degree, anticlockwise.
int sixteenths(double degrees)
{
    return static_cast<int>(std::lround(degrees * 16));
}

} // namespace

PosterStage::PosterStage(QPainter &painter, const PosterColors &colors, PosterRandom random)
    : m_painter(painter),
      m_colors(colors),
      m_random(random)
{
}

void PosterStage::fillWith(const QColor &color)
{
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(color);
}

void PosterStage::strokeWith(const QColor &color, double width)
{
    m_painter.setPen(QPen(color, width, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    m_painter.setBrush(Qt::NoBrush);
}

void PosterStage::rect(double x, double y, double width, double height, const QColor &color)
{
    m_painter.fillRect(QRectF(x, y, width, height), color);
}

void PosterStage::disc(double x, double y, double radius, const QColor &color)
{
    ellipse(x, y, radius, radius, color);
}

void PosterStage::ring(double x, double y, double radius, double width, const QColor &color)
{
    ellipseLine(x, y, radius, radius, width, color);
}

void PosterStage::ellipse(double x, double y, double radiusX, double radiusY, const QColor &color)
{
    fillWith(color);
    m_painter.drawEllipse(around(x, y, radiusX, radiusY));
}

void PosterStage::ellipseLine(double x, double y, double radiusX, double radiusY, double width,
                              const QColor &color)
{
    strokeWith(color, width);
    m_painter.drawEllipse(around(x, y, radiusX, radiusY));
}

void PosterStage::halfDisc(double x, double y, double radius, const QColor &color, double degrees)
{
    fillWith(color);
    m_painter.drawChord(around(x, y, radius, radius), sixteenths(-degrees), sixteenths(180));
}

void PosterStage::quarterDisc(double x, double y, double side, int corner, const QColor &color)
{
    const bool right = corner == 1 || corner == 2;
    const bool bottom = corner >= 2;
    fillWith(color);
    m_painter.drawPie(around(right ? x + side : x, bottom ? y + side : y, side, side),
                      sixteenths(270 - 90 * corner), sixteenths(90));
}

void PosterStage::polygon(std::initializer_list<QPointF> points, const QColor &color)
{
    fillWith(color);
    m_painter.drawPolygon(std::data(points), static_cast<int>(points.size()));
}

void PosterStage::path(const QPainterPath &path, const QColor &color)
{
    m_painter.fillPath(path, color);
}

void PosterStage::line(QPointF from, QPointF to, double width, const QColor &color)
{
    strokeWith(color, width);
    m_painter.drawLine(from, to);
}

void PosterStage::lines(const QPainterPath &path, double width, const QColor &color)
{
    strokeWith(color, width);
    m_painter.drawPath(path);
}

void PosterStage::turned(double degrees, double x, double y, const std::function<void()> &draw)
{
    const QTransform before = m_painter.transform();
    m_painter.translate(x, y);
    m_painter.rotate(degrees);
    m_painter.translate(-x, -y);
    draw();
    m_painter.setTransform(before);
}

} // namespace matinee
