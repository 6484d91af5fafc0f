#include "core/posters/poster_motifs.h"
#include "core/posters/poster_stage.h"

#include <QPainterPath>
#include <QPointF>

namespace matinee::motif {

namespace {

void fourPointStar(PosterStage &stage, double x, double y, double reach, const QColor &color)
{
    const double waist = 0.22 * reach;
    stage.polygon({{x, y - reach},
                   {x + waist, y - waist},
                   {x + reach, y},
                   {x + waist, y + waist},
                   {x, y + reach},
                   {x - waist, y + waist},
                   {x - reach, y},
                   {x - waist, y - waist}},
                  color);
}

} // namespace

void hills(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    const double shift = 40 * stage.next() - 20;
    stage.fill(c.tone);
    stage.disc(138 + shift, 58, 26, c.light);
    stage.ellipse(40 + shift, 205, 150, 95, c.mark);
    stage.ellipse(190 - shift, 220, 140, 80, c.light);
    stage.ellipse(70, 242, 170, 70, c.ground);
}

void horizon(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    stage.fill(c.tone);
    stage.disc(100, 96, 44, c.light);
    stage.rect(0, 112, 200, 88, c.ground);
    for (int i = -8; i <= 8; ++i)
        stage.line({100, 112}, {100.0 + 44 * i, 200}, 1.6, c.mark);
    for (const double y : {112, 119, 129, 143, 163, 192})
        stage.line({0, y}, {200, y}, 1.6, c.mark);
}

void moonlake(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    stage.fill(c.tone);
    stage.disc(100, 76, 46, c.light);
    stage.rect(0, 122, 200, 78, c.ground);
    int row = 0;
    for (const double width : {60, 84, 52, 70, 34}) {
        stage.rect(100 - width / 2 + (row % 2 == 1 ? 6 : -4), 132 + row * 13, width, 4, c.mark);
        ++row;
    }
    stage.polygon({{0, 122}, {0, 98}, {44, 122}}, c.mark);
    stage.polygon({{200, 122}, {200, 84}, {140, 122}}, c.mark);
}

void orbit(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    const double tilt = -28 + 16 * stage.next();
    stage.fill(c.tone);
    stage.disc(30, 34, 2, c.light);
    stage.disc(172, 28, 2.5, c.light);
    stage.disc(160, 168, 2, c.light);
    stage.disc(46, 158, 1.6, c.light);
    stage.disc(84, 22, 1.5, c.light);
    stage.disc(100, 102, 52, c.mark);
    stage.turned(tilt, 100, 102, [&] {
        stage.ellipseLine(100, 102, 92, 24, 5, c.light);
        stage.halfDisc(100, 102, 52, c.mark);
    });
    stage.disc(162, 58, 9, c.light);
}

void peaks(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    const double x = 70 + 60 * stage.next();
    stage.fill(c.tone);
    stage.disc(x > 100 ? 48 : 152, 52, 20, c.light);
    stage.polygon({{x - 110, 200}, {x, 44}, {x + 110, 200}}, c.mark);
    stage.polygon({{x, 44}, {x + 28, 84}, {x + 10, 76}, {x - 4, 92}, {x - 16, 78}, {x - 28, 84}}, c.light);
    stage.polygon({{x - 150, 200}, {x - 62, 112}, {x + 26, 200}}, c.ground);
    stage.polygon({{x + 14, 200}, {x + 86, 128}, {x + 158, 200}}, c.ground);
}

void petals(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    QPainterPath petal({100, 100});
    petal.quadTo(74, 56, 100, 12);
    petal.quadTo(126, 56, 100, 100);
    stage.fill(c.tone);
    for (int i = 0; i < 8; ++i)
        stage.turned(i * 45, 100, 100, [&] { stage.path(petal, i % 2 == 1 ? c.mark : c.light); });
    stage.disc(100, 100, 13, c.ground);
}

void starfield(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    stage.fill(c.tone);
    fourPointStar(stage, 104, 96, 74, c.mark);
    fourPointStar(stage, 42, 44, 24, c.light);
    fourPointStar(stage, 160, 160, 30, c.light);
    fourPointStar(stage, 46, 156, 14, c.light);
    fourPointStar(stage, 164, 38, 12, c.mark);
}

void sunbars(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    stage.fill(c.ground);
    stage.disc(100, 104, 70, c.mark);
    for (int i = 0; i < 6; ++i)
        stage.rect(20, 92 + 16 * i, 160, 3 + 1.6 * i, c.ground);
    stage.rect(0, 186, 200, 14, c.tone);
}

void trees(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    stage.fill(c.tone);
    stage.disc(112, 84, 50, c.mark);
    double x = 6;
    while (x < 200) {
        const double width = 3 + 9 * stage.next();
        stage.polygon({{x, 200}, {x + 0.2 * width, 0}, {x + 0.8 * width, 0}, {x + width, 200}}, c.ground);
        if (stage.next() < 0.6) {
            const double above = 70 + 60 * stage.next();
            const double tip = 40 + 40 * stage.next();
            const double below = 82 + 60 * stage.next();
            stage.polygon({{x + 0.5 * width, above}, {x + width + 16, tip}, {x + 0.6 * width, below}},
                          c.ground);
        }
        x += width + 12 + 16 * stage.next();
    }
}

void waves(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    stage.fill(c.tone);
    stage.disc(150, 46, 24, c.light);
    for (int row = 0; row < 5; ++row) {
        const QColor &color = row % 2 == 1 ? c.ground : c.mark;
        const double y = 112 + 24 * row;
        const double start = row % 2 == 1 ? 0 : 20;
        for (int i = -1; i < 6; ++i)
            stage.disc(start + 40 * i, y, 20, color);
        stage.rect(0, y, 200, 110, color);
    }
}

} // namespace matinee::motif
