#pragma once

#include <QColor>
#include <QRectF>

class QPainter;

namespace matinee {

enum class StarFill { Empty, Half, Full };

/// How much of star `index` (0 to 4) a rating fills; 0 points are no rating.
StarFill starFill(int index, int points);

/// One star in a square of any size. The filled half is the leading one, so in right-to-left
/// layouts it is mirrored like the row it stands in.
void paintStar(QPainter &painter, const QRectF &where, StarFill fill, const QColor &full,
               const QColor &empty);

} // namespace matinee
