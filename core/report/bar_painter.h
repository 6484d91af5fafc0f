#pragma once

#include <QColor>
#include <QString>

class QPainter;
class QRectF;

namespace matinee {

/// A bar that grows to the right from the left edge of `room`, middled in its height, `share` (0 to 1) of
/// the width long; its value stands at its end, `valueWidth` of the room being kept for the longest one.
struct Bar {
    double share = 0;
    QString value;
    double valueWidth = 0;
    QColor color, textColor;
};
void drawBar(QPainter &painter, const QRectF &room, const Bar &bar);

} // namespace matinee
