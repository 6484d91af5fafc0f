#include "core/report/bar_painter.h"

#include "core/report/report_style.h"
#include "core/report/text_box.h"

#include <QPainter>

#include <algorithm>

namespace matinee {

namespace {

constexpr double Thickness = 12;
constexpr double Radius = 2.5;
constexpr double ValueGap = 8;

} // namespace

void drawBar(QPainter &painter, const QRectF &room, const Bar &bar)
{
    const double longest = room.width() - bar.valueWidth - ValueGap;
    // However small, a bar that stands for something is seen.
    const double length = std::max(2 * Radius, bar.share * longest);
    const double top = room.center().y() - Thickness / 2;
    painter.setPen(Qt::NoPen);
    painter.setBrush(bar.color);
    painter.drawRoundedRect(QRectF(room.left(), top, length, Thickness), Radius, Radius);

    const TextBox value(bar.value, reportFont(12), room.height(), bar.valueWidth + ValueGap);
    value.draw(painter, {room.left() + length + ValueGap, room.top()}, bar.textColor);
}

} // namespace matinee
