#include "ui/widgets/tile_geometry.h"

#include "ui/theme/tokens.h"
#include "ui/theme/type.h"
#include "ui/widgets/poster_picture.h"

#include <QStyle>

#include <algorithm>

namespace matinee {

namespace {

constexpr int BelowPoster = 8;
constexpr int Stars = 5;
constexpr int StarSize = 20;
constexpr int StarPitch = 26;
constexpr int Plate = 28;
constexpr int PlateInset = 6;

int titleHeight()
{
    return lineHeight(Type::Body) - 2;
}

} // namespace

int TileGeometry::cellHeight(int posterWidth)
{
    return Bleed + posterHeight(posterWidth) + BelowPoster + titleHeight() + lineHeight(Type::Caption)
        + GapBelow;
}

TileGeometry::TileGeometry(const QRect &cell, Qt::LayoutDirection direction)
    : m_rightToLeft(direction == Qt::RightToLeft)
{
    const int width = cell.width() - 2 * Bleed;
    poster = QRect(cell.x() + Bleed, cell.y() + Bleed, width, posterHeight(width));
    title = QRect(poster.x(), poster.bottom() + 1 + BelowPoster, width, titleHeight());
    meta = QRect(poster.x(), title.bottom() + 1, width, lineHeight(Type::Caption));
    strip = QRect(poster.x(), poster.bottom() + 1 - StripHeight, width, StripHeight);
    const QRect plate(poster.right() + 1 - PlateInset - Plate, poster.y() + PlateInset, Plate, Plate);
    bookmark = QStyle::visualRect(direction, poster, plate);
}

QRect TileGeometry::star(int index) const
{
    const int pitch = std::min(StarPitch, strip.width() / Stars);
    const int size = std::min(StarSize, pitch - 1);
    const int left = strip.x() + (strip.width() - Stars * pitch) / 2;
    const QRect place(left + index * pitch + (pitch - size) / 2, strip.y() + (strip.height() - size) / 2,
                      size, size);
    return m_rightToLeft ? QStyle::visualRect(Qt::RightToLeft, strip, place) : place;
}

std::optional<int> TileGeometry::pointsAt(QPoint at) const
{
    constexpr int Half = 10;
    if (!strip.contains(at))
        return std::nullopt;
    const int pitch = std::min(StarPitch, strip.width() / Stars);
    const int left = strip.x() + (strip.width() - Stars * pitch) / 2;
    const int x = m_rightToLeft ? strip.x() + strip.right() - at.x() : at.x();
    const int halves = (x - left) * 2 / pitch;
    return std::clamp((halves + 1) * Half, Half, Stars * 2 * Half);
}

} // namespace matinee
