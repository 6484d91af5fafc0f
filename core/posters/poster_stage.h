#pragma once

#include "core/posters/poster.h"
#include "core/posters/poster_seed.h"

#include <functional>
#include <initializer_list>

class QPainter;
class QPainterPath;
class QPointF;

namespace matinee {

/// The square a motif is drawn on: 200 x 200 units, ground at y = 200, flat fills without outline.
/// It hands out the colours, the verbs and the poster's further random numbers.
class PosterStage {
public:
    PosterStage(QPainter &painter, const PosterColors &colors, PosterRandom random);

    const PosterColors &colors() const { return m_colors; }
    double next() { return m_random.next(); }
    /// A whole number, 0 up to but not `count`.
    int nextBelow(int count) { return static_cast<int>(m_random.next() * count); }

    void fill(const QColor &color) { rect(0, 0, 200, 200, color); }
    void rect(double x, double y, double width, double height, const QColor &color);
    void disc(double x, double y, double radius, const QColor &color);
    void ring(double x, double y, double radius, double width, const QColor &color);
    void ellipse(double x, double y, double radiusX, double radiusY, const QColor &color);
    void ellipseLine(double x, double y, double radiusX, double radiusY, double width, const QColor &color);
    /// Flat side down, then turned clockwise about its centre.
    void halfDisc(double x, double y, double radius, const QColor &color, double degrees = 0);
    /// The quarter disc that fills a square cell from its corner 0 to 3, clockwise from top left.
    void quarterDisc(double x, double y, double side, int corner, const QColor &color);
    void polygon(std::initializer_list<QPointF> points, const QColor &color);
    void path(const QPainterPath &path, const QColor &color);
    void line(QPointF from, QPointF to, double width, const QColor &color);
    void lines(const QPainterPath &path, double width, const QColor &color);
    /// Draws what `draw` draws, turned clockwise about a point.
    void turned(double degrees, double x, double y, const std::function<void()> &draw);

private:
    void fillWith(const QColor &color);
    void strokeWith(const QColor &color, double width);

    QPainter &m_painter;
    const PosterColors m_colors;
    PosterRandom m_random;
};

} // namespace matinee
