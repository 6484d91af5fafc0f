#include "core/posters/poster_motifs.h"
#include "core/posters/poster_stage.h"

#include <QPainterPath>
#include <QPointF>

namespace matinee::motif {

namespace {

void arch(PosterStage &stage, double halfWidth, const QColor &color)
{
    stage.disc(100, 112, halfWidth, color);
    stage.rect(100 - halfWidth, 112, 2 * halfWidth, 88, color);
}

} // namespace

void arches(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    stage.fill(c.tone);
    arch(stage, 84, c.mark);
    arch(stage, 66, c.ground);
    arch(stage, 48, c.light);
    arch(stage, 30, c.ground);
    stage.disc(100, 150, 13, c.mark);
}

void blinds(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    stage.fill(c.tone);
    for (int i = 0; i < 9; ++i) {
        const double y = 24 * i;
        stage.polygon({{0, y + 10}, {200, y - 26}, {200, y - 14}, {0, y + 22}},
                      i % 4 == 2 ? c.light : c.mark);
    }
    stage.rect(112, 0, 34, 200, c.ground);
}

void castle(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    stage.fill(c.tone);
    stage.disc(150, 50, 26, c.light);
    stage.rect(30, 96, 36, 104, c.mark);
    stage.rect(84, 64, 36, 136, c.mark);
    stage.rect(138, 110, 34, 90, c.mark);
    stage.polygon({{24, 96}, {48, 44}, {72, 96}}, c.ground);
    stage.polygon({{78, 64}, {102, 10}, {126, 64}}, c.ground);
    stage.polygon({{132, 110}, {155, 66}, {178, 110}}, c.ground);
    stage.rect(0, 166, 200, 34, c.ground);
    stage.disc(102, 176, 10, c.light);
    stage.rect(92, 176, 20, 24, c.light);
    stage.rect(44, 116, 8, 14, c.light);
    stage.rect(98, 88, 8, 14, c.light);
}

void columns(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    stage.fill(c.tone);
    stage.disc(100, 60, 52, c.mark);
    stage.polygon({{14, 84}, {100, 36}, {186, 84}}, c.light);
    stage.rect(14, 90, 172, 10, c.light);
    stage.rect(0, 184, 200, 16, c.ground);
    for (int i = 0; i < 5; ++i)
        stage.rect(24 + 34 * i, 104, 16, 80, c.light);
}

void doors(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    stage.fill(c.tone);
    stage.rect(58, 24, 84, 176, c.ground);
    stage.polygon({{66, 32}, {122, 48}, {122, 200}, {66, 200}}, c.mark);
    stage.rect(122, 32, 12, 168, c.light);
    stage.polygon({{122, 200}, {134, 200}, {196, 200}, {134, 168}}, c.light);
    stage.disc(112, 122, 4, c.ground);
}

void keyhole(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    stage.fill(c.tone);
    stage.disc(100, 100, 84, c.mark);
    stage.disc(100, 80, 30, c.ground);
    stage.polygon({{88, 92}, {112, 92}, {128, 158}, {72, 158}}, c.ground);
    stage.disc(100, 80, 9, c.light);
}

void monolith(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    QPainterPath plain({0, 158});
    plain.quadTo(100, 136, 200, 158);
    plain.lineTo(200, 200);
    plain.lineTo(0, 200);
    plain.closeSubpath();
    // Only the pale colourway has a dark "light": there a slab of the ground would be lost in the sky.
    const bool darkOnPale = c.light.lightness() < 80;
    stage.fill(c.tone);
    stage.disc(100, 60, 40, c.mark);
    stage.path(plain, c.ground);
    stage.rect(82, 62, 36, 112, darkOnPale ? c.light : c.ground);
    stage.rect(118, 62, 6, 112, c.light);
}

void road(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    stage.fill(c.tone);
    stage.disc(100, 92, 42, c.mark);
    stage.rect(0, 104, 200, 96, c.ground);
    stage.polygon({{94, 104}, {106, 104}, {190, 200}, {10, 200}}, c.tone);
    stage.polygon({{99, 112}, {101, 112}, {103, 130}, {97, 130}}, c.light);
    stage.polygon({{96.5, 138}, {103.5, 138}, {106, 162}, {94, 162}}, c.light);
    stage.polygon({{93, 172}, {107, 172}, {111, 200}, {89, 200}}, c.light);
}

void skyline(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    stage.fill(c.tone);
    stage.disc(146, 54, 24, c.light);
    double x = 0;
    while (x < 200) {
        const double width = 22 + 8 * stage.nextBelow(3);
        const double top = 150 - 96 * stage.next();
        stage.rect(x, top, width, 200 - top, c.ground);
        for (double y = top + 12; y < 186; y += 16) {
            for (double left = x + 6; left < x + width - 5; left += 9) {
                if (stage.next() < 0.42)
                    stage.rect(left, y, 4, 7, c.mark);
            }
        }
        x += width + (stage.next() < 0.4 ? 6 : 0);
    }
}

void steps(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    stage.fill(c.tone);
    stage.disc(150, 48, 24, c.light);
    for (int i = 0; i < 6; ++i)
        stage.rect(33.4 * i, 170 - 24 * i, 34, 200, i % 2 == 1 ? c.mark : c.ground);
}

void window(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    const bool left = stage.next() < 0.5;
    const double x = left ? 34 : 86;
    const double shift = left ? 66 : -66;
    stage.fill(c.tone);
    stage.polygon({{x, 158}, {x + 80, 158}, {x + 80 + shift, 200}, {x + shift, 200}}, c.mark);
    stage.rect(x, 28, 80, 120, c.light);
    stage.rect(x + 37, 28, 6, 120, c.tone);
    stage.rect(x, 82, 80, 6, c.tone);
    stage.disc(x + 58, 54, 11, c.mark);
}

} // namespace matinee::motif
