#include "ui/widgets/skeleton_grid.h"

#include "ui/theme/style_parts.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/tile_geometry.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace matinee {

SkeletonGrid::SkeletonGrid(QWidget *parent) : QWidget(parent) { }

void SkeletonGrid::setTileSize(int width)
{
    m_tileSize = width;
    update();
}

void SkeletonGrid::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensOf(this);
    const int room = width() - style::ScrollBar;
    const int columns = std::max(1, room / TileGeometry::cellWidth(m_tileSize));
    const QSize cell = TileGeometry::cellSize(std::max(1, room / columns - 2 * TileGeometry::Bleed));
    QPainter painter(this);
    const auto bar = [&](const QRect &line, double part) {
        const QRect words(line.x(), line.y() + 4, int(line.width() * part), line.height() - 8);
        style::panel(painter, QStyle::visualRect(layoutDirection(), line, words), 3, tokens.hover, Qt::NoPen);
    };
    for (int y = 0; y < height(); y += cell.height()) {
        for (int column = 0; column < columns; ++column) {
            const QRect place(QPoint(column * cell.width(), y), cell);
            const TileGeometry tile(QStyle::visualRect(layoutDirection(), rect(), place), layoutDirection());
            style::panel(painter, tile.poster, radius::Card, tokens.hover, Qt::NoPen);
            bar(tile.title, 0.8);
            bar(tile.meta, 0.5);
        }
    }
}

} // namespace matinee
