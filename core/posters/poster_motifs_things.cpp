#include "core/posters/poster_motifs.h"
#include "core/posters/poster_stage.h"

#include <QPainterPath>
#include <QPointF>
#include <QPolygonF>
#include <QtMath>

#include <cmath>

namespace matinee::motif {

namespace {

QPointF polar(double x, double y, double radius, double radians)
{
    return {x + radius * std::cos(radians), y + radius * std::sin(radians)};
}

} // namespace

void drip(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    stage.fill(c.tone);
    stage.rect(0, 0, 200, 46, c.mark);
    for (int i = 0; i < 8; ++i) {
        const double height = 16 + 112 * stage.next();
        stage.rect(25 * i + 4, 40, 17, height, c.mark);
        stage.disc(25 * i + 12.5, 40 + height, 8.5, c.mark);
    }
    stage.disc(62, 176, 5, c.light);
}

void equaliser(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    stage.fill(c.tone);
    for (int stack = 0; stack < 8; ++stack) {
        const int blocks = 2 + stage.nextBelow(9);
        for (int i = 0; i < blocks; ++i)
            stage.rect(10 + 23 * stack, 184 - 17 * i, 17, 12, i == blocks - 1 ? c.light : c.mark);
    }
}

void eye(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    const bool lashes = stage.next() < 0.5;
    QPainterPath lens({10, 104});
    lens.quadTo(100, 14, 190, 104);
    lens.quadTo(100, 194, 10, 104);
    stage.fill(c.tone);
    stage.path(lens, c.light);
    stage.disc(100, 104, 40, c.mark);
    stage.disc(100, 104, 17, c.ground);
    stage.disc(112, 92, 6, c.light);
    for (int i = 0; lashes && i < 7; ++i) {
        const double angle = qDegreesToRadians(-150.0 + 20 * i);
        stage.line(polar(100, 118, 86, angle), polar(100, 118, 106, angle), 4, c.light);
    }
}

void smile(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    stage.fill(c.tone);
    stage.halfDisc(56, 92, 36, c.mark);
    stage.halfDisc(144, 92, 36, c.light);
    stage.halfDisc(100, 116, 72, c.mark, 180);
    stage.halfDisc(100, 116, 44, c.light, 180);
}

void spot(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    stage.fill(c.ground);
    stage.polygon({{150, 0}, {166, 0}, {156, 172}, {20, 172}}, c.tone);
    stage.ellipse(88, 172, 70, 18, c.light);
    stage.rect(82, 92, 12, 78, c.mark);
    stage.disc(88, 84, 13, c.mark);
}

void star(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    QPolygonF points;
    for (int i = 0; i < 10; ++i)
        points.append(polar(100, 106, i % 2 == 1 ? 32 : 80, -M_PI_2 + i * M_PI / 5));
    QPainterPath outline;
    outline.addPolygon(points);
    stage.fill(c.tone);
    stage.disc(100, 100, 92, c.mark);
    stage.path(outline, c.light);
    stage.disc(100, 106, 13, c.mark);
}

void target(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    stage.fill(c.tone);
    stage.ring(100, 100, 72, 12, c.mark);
    stage.ring(100, 100, 40, 5, c.light);
    stage.rect(97.5, 4, 5, 62, c.mark);
    stage.rect(97.5, 134, 5, 62, c.mark);
    stage.rect(4, 97.5, 62, 5, c.mark);
    stage.rect(134, 97.5, 62, 5, c.mark);
    stage.disc(100, 100, 9, c.light);
}

void teeth(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    stage.fill(c.mark);
    for (int i = 0; i < 6; ++i) {
        const double upper = 36 + 34 * stage.next();
        const double lower = 36 + 34 * stage.next();
        const double x = 33.4 * i;
        stage.polygon({{x, 0}, {x + 33.4, 0}, {x + 16.7, 20 + upper}}, c.light);
        stage.polygon({{x - 16.7, 200}, {x + 16.7, 200}, {x, 180 - lower}}, c.light);
    }
    stage.rect(0, 0, 200, 14, c.ground);
    stage.rect(0, 186, 200, 14, c.ground);
}

void vinyl(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    stage.fill(c.tone);
    stage.disc(100, 100, 88, c.mark);
    for (const double radius : {78, 68, 58, 48})
        stage.ring(100, 100, radius, 1.6, c.tone);
    stage.disc(100, 100, 34, c.light);
    stage.disc(100, 100, 6, c.tone);
}

} // namespace matinee::motif
