#include "core/posters/poster_motifs.h"
#include "core/posters/poster_stage.h"

#include <QPainterPath>
#include <QPointF>
#include <QtMath>

#include <algorithm>
#include <cmath>

namespace matinee::motif {

namespace {

/// One piece of confetti about a point, of kind 0 to 4.
void piece(PosterStage &stage, int kind, double x, double y, const QColor &color)
{
    switch (kind) {
    case 0:
        return stage.disc(x, y, 13, color);
    case 1:
        return stage.rect(x - 18, y - 5, 36, 10, color);
    case 2:
        return stage.halfDisc(x, y + 7, 17, color);
    case 3:
        return stage.polygon({{x - 15, y + 12}, {x, y - 15}, {x + 15, y + 12}}, color);
    default:
        return stage.ring(x, y, 11, 6, color);
    }
}

} // namespace

void bauhaus(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    const QColor turns[] = {c.mark, c.light, c.ground};
    const int first = stage.nextBelow(4);
    stage.fill(c.tone);
    stage.rect(0, 0, 100, 100, turns[first % 3]);
    stage.disc(50, 50, 50, turns[(first + 1) % 3]);
    stage.halfDisc(150, 100, 50, c.mark);
    stage.halfDisc(150, 50, 50, c.light);
    stage.polygon({{0, 200}, {0, 100}, {100, 200}}, c.mark);
    stage.polygon({{100, 100}, {100, 200}, {0, 100}}, c.light);
    stage.rect(100, 100, 100, 100, c.ground);
    stage.disc(150, 150, 34, c.mark);
    stage.disc(150, 150, 14, c.tone);
}

void burst(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    const double x = 60 + 80 * stage.next();
    const bool rising = stage.next() < 0.5;
    const double y = rising ? 200 : 110;
    const auto ray = [&](double angle) {
        return QPointF(x + 300 * std::cos(angle), y + 300 * std::sin(angle));
    };
    stage.fill(c.tone);
    for (int i = 0; i < 12; ++i) {
        const double angle = i * M_PI / 6;
        stage.polygon({{x, y}, ray(angle), ray(angle + M_PI / 12)}, c.mark);
    }
    stage.disc(x, y, rising ? 46 : 34, c.light);
}

void chevrons(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    stage.fill(c.tone);
    for (int i = 0; i < 5; ++i) {
        const double y = 24 + 38 * i;
        stage.polygon({{0, y + 44}, {100, y}, {200, y + 44}, {200, y + 64}, {100, y + 20}, {0, y + 64}},
                      i == 1 ? c.light : c.mark);
    }
}

void confetti(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    stage.fill(c.tone);
    for (int cell = 0; cell < 16; ++cell) {
        const int column = cell % 4;
        const int row = cell / 4;
        const double x = 25 + 50 * column;
        const double y = 25 + 50 * row;
        const int kind = stage.nextBelow(5);
        const QColor &color = stage.next() < 0.5 ? c.mark : c.light;
        const int turn = 45 * stage.nextBelow(4);
        stage.turned(turn, x, y, [&] { piece(stage, kind, x, y, color); });
    }
}

void contour(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    stage.fill(c.tone);
    stage.turned(-18, 100, 100, [&] {
        for (int i = 1; i < 9; ++i)
            stage.ellipseLine(92 + 3 * i, 112 - 4 * i, 15 * i, 12 * i, 3.4, i % 3 == 0 ? c.light : c.mark);
    });
    stage.disc(94, 108, 6, c.light);
}

void dots(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    const double centreX = 50 + 100 * stage.next();
    const double centreY = 50 + 100 * stage.next();
    stage.fill(c.ground);
    for (int y = 20; y <= 180; y += 20) {
        for (int x = 20; x <= 180; x += 20) {
            const double away = std::hypot(x - centreX, y - centreY);
            stage.disc(x, y, std::max(1.6, 8.8 - away / 15), away < 34 ? c.light : c.mark);
        }
    }
}

void frames(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    const double shift = 24 * stage.next() - 12;
    const auto square = [&](int step, double inset, const QColor &color) {
        stage.rect(inset + shift * step / 4, inset, 200 - 2 * inset, 200 - 2 * inset, color);
    };
    stage.fill(c.mark);
    square(0, 16, c.tone);
    square(1, 34, c.light);
    square(2, 50, c.ground);
    square(3, 66, c.mark);
    square(4, 80, c.tone);
}

void halves(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    const int turn = 90 * stage.nextBelow(4);
    stage.fill(c.tone);
    stage.halfDisc(100, 100, 78, c.mark, turn);
    stage.halfDisc(100, 100, 78, c.light, turn + 180);
    stage.halfDisc(100, 100, 34, c.light, turn);
    stage.halfDisc(100, 100, 34, c.mark, turn + 180);
}

void harlequin(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    stage.fill(c.tone);
    for (int row = 0; row < 4; ++row) {
        for (int column = 0; column < 6; ++column) {
            const double x = 40 * column;
            const double y = 25 + 50 * row;
            const int kind = (3 * column + 2 * row) % 5;
            stage.polygon({{x, y - 25}, {x + 20, y}, {x, y + 25}, {x - 20, y}},
                          kind == 0       ? c.light
                              : kind == 2 ? c.tone
                                          : c.mark);
        }
    }
}

void quarters(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    stage.fill(c.tone);
    for (int cell = 0; cell < 16; ++cell) {
        const double kind = stage.next();
        const int corner = stage.nextBelow(4);
        const int column = cell % 4;
        const int row = cell / 4;
        stage.quarterDisc(50 * column, 50 * row, 50, corner,
                          kind < 0.5        ? c.mark
                              : kind < 0.78 ? c.light
                                            : c.ground);
    }
}

void rings(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    const double x = 60 + 80 * stage.next();
    const double y = 80 + 40 * stage.next();
    stage.fill(c.tone);
    for (int i = 7; i > 0; --i)
        stage.disc(x, y, 19 * i, i % 2 == 1 ? c.mark : c.ground);
    stage.disc(x, y, 9, c.light);
}

void slash(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    const double shift = 30 * stage.next();
    const auto bar = [&](double foot, double width, const QColor &color) {
        const double x = foot + shift;
        stage.polygon({{x, 200}, {x + 100, 0}, {x + 100 + width, 0}, {x + width, 200}}, color);
    };
    stage.fill(c.tone);
    bar(-20, 44, c.mark);
    bar(60, 16, c.light);
    bar(104, 8, c.mark);
}

void speed(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    stage.fill(c.tone);
    for (int i = 0; i < 10; ++i) {
        const double width = 50 + 130 * stage.next();
        stage.rect(200 - width, 8 + 19 * i, width, 11, i % 4 == 1 ? c.light : c.mark);
    }
    stage.disc(52, 102, 30, c.light);
    stage.disc(52, 102, 12, c.ground);
}

void spiral(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    QPainterPath line({100, 100});
    for (int i = 1; i <= 150; ++i)
        line.lineTo(100 + 0.62 * i * std::cos(0.22 * i), 100 + 0.62 * i * std::sin(0.22 * i));
    stage.fill(c.tone);
    stage.lines(line, 7, c.mark);
    stage.disc(100, 100, 7, c.light);
}

void twin(PosterStage &stage)
{
    const PosterColors &c = stage.colors();
    const double half = qRadiansToDegrees(std::acos(28.0 / 52.0));
    QPainterPath lens;
    lens.arcMoveTo(20, 48, 104, 104, half);
    lens.arcTo(20, 48, 104, 104, half, -2 * half);
    lens.arcTo(76, 48, 104, 104, 180 + half, -2 * half);
    stage.fill(c.tone);
    stage.disc(72, 100, 52, c.mark);
    stage.disc(128, 100, 52, c.light);
    stage.path(lens, c.ground);
}

} // namespace matinee::motif
