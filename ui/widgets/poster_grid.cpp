#include "ui/widgets/poster_grid.h"

#include "ui/widgets/tile_geometry.h"

#include <QKeyEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>

namespace matinee {

namespace {

// QListView begins a new row when the cells of this one reach the last two pixels. It is given them
// on top, under the scroll bar, so that the columns can fill the width to the pixel.
constexpr int Slack = 2;

} // namespace

PosterGrid::PosterGrid(PosterCache &posters, QWidget *parent) : TileView(posters, parent)
{
    setAccessibleName(tr("Films"));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // Always there (and invisible while there is nothing to scroll), so that a scroll bar that comes
    // does not take width from the columns, which would change their height, which might make it go.
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setWrapping(true);
    setViewportMargins(0, 0, -Slack, 0);
    arrange();
}

void PosterGrid::setTileSize(int width)
{
    m_tileSize = std::clamp(width, MinTile, MaxTile);
    arrange();
}

void PosterGrid::arrange()
{
    const int room = viewport()->width() - Slack;
    m_columns = std::max(1, room / TileGeometry::cellWidth(m_tileSize));
    const int width = std::max(1, room / m_columns - 2 * TileGeometry::Bleed);
    const QSize cell = TileGeometry::cellSize(width);
    if (gridSize() == cell)
        return;
    // The film at the top stays at the top, whatever its row is now.
    const QPersistentModelIndex top =
        indexAt(viewport()->rect().topLeft() + QPoint(room / 2, TileGeometry::Bleed + 1));
    setCell(cell);
    verticalScrollBar()->setSingleStep(gridSize().height() / 4);
    if (top.isValid() && verticalScrollBar()->value() > 0)
        scrollTo(top, QAbstractItemView::PositionAtTop);
}

void PosterGrid::resizeEvent(QResizeEvent *event)
{
    arrange();
    TileView::resizeEvent(event);
}

void PosterGrid::zoom(int steps)
{
    constexpr int Step = 16;
    const int before = m_tileSize;
    setTileSize(m_tileSize + steps * Step);
    if (m_tileSize != before)
        emit tileSizeChanged(m_tileSize);
}

void PosterGrid::wheelEvent(QWheelEvent *event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier))
        return TileView::wheelEvent(event);
    const int delta = event->angleDelta().y();
    if (delta != 0)
        zoom(delta > 0 ? 1 : -1);
    event->accept();
}

void PosterGrid::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::ZoomIn))
        return zoom(1);
    if (event->matches(QKeySequence::ZoomOut))
        return zoom(-1);
    TileView::keyPressEvent(event);
}

} // namespace matinee
