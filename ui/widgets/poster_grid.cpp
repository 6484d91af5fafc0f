#include "ui/widgets/poster_grid.h"

#include "ui/widgets/tile_geometry.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>

namespace matinee {

PosterGrid::PosterGrid(PosterCache &posters, QWidget *parent) : TileView(posters, parent)
{
    setAccessibleName(tr("Films"));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // Always there (and invisible while there is nothing to scroll), so that a scroll bar that comes
    // does not take width from the columns, which would change their height, which might make it go.
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    arrange();
}

void PosterGrid::setTileSize(int width)
{
    m_tileSize = std::clamp(width, MinTile, MaxTile);
    arrange();
}

int PosterGrid::films() const
{
    return model() ? model()->rowCount(rootIndex()) : 0;
}

int PosterGrid::linesShown() const
{
    return std::max(1, viewport()->height() / gridSize().height());
}

QRect PosterGrid::visualRect(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const QSize cell = gridSize();
    const int column = index.row() % m_columns;
    const int left =
        isRightToLeft() ? viewport()->width() - (column + 1) * cell.width() : column * cell.width();
    return {{left, index.row() / m_columns * cell.height() - verticalOffset()}, cell};
}

QModelIndex PosterGrid::indexAt(const QPoint &at) const
{
    const int x = isRightToLeft() ? viewport()->width() - 1 - at.x() : at.x();
    const int y = at.y() + verticalOffset();
    const int column = x / gridSize().width();
    if (x < 0 || y < 0 || column >= m_columns)
        return {};
    const int row = y / gridSize().height() * m_columns + column;
    return row < films() ? model()->index(row, 0, rootIndex()) : QModelIndex();
}

void PosterGrid::scrollTo(const QModelIndex &index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    executeDelayedItemsLayout();
    const QRect tile = visualRect(index);
    const int room = viewport()->height();
    int by = 0;
    if (hint == PositionAtTop || (hint == EnsureVisible && tile.top() < 0))
        by = tile.top();
    else if (hint == PositionAtBottom || (hint == EnsureVisible && tile.bottom() >= room))
        by = tile.bottom() + 1 - room;
    else if (hint == PositionAtCenter)
        by = tile.center().y() - room / 2;
    verticalScrollBar()->setValue(verticalScrollBar()->value() + by);
}

void PosterGrid::doItemsLayout()
{
    QAbstractItemView::doItemsLayout();
}

QModelIndex PosterGrid::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    const int last = films() - 1;
    if (last < 0)
        return {};
    const int row = currentIndex().row();
    const int forward = isRightToLeft() ? -1 : 1;
    const auto step = [row, last](int by) {
        const int to = row + by;
        return to >= 0 && to <= last ? to : row;
    };
    // A page stops in the last line, in the same column where there is one.
    const auto lines = [&](int by) {
        const int line = std::clamp(row / m_columns + by, 0, last / m_columns);
        return std::min(line * m_columns + row % m_columns, last);
    };
    const auto target = [&] {
        switch (action) {
        case MoveLeft:
            return step(-forward);
        case MoveRight:
            return step(forward);
        case MovePrevious:
            return step(-1);
        case MoveNext:
            return step(1);
        case MoveUp:
            return lines(-1);
        case MoveDown:
            return lines(1);
        case MovePageUp:
            return lines(-linesShown());
        case MovePageDown:
            return lines(linesShown());
        case MoveHome:
            return 0;
        case MoveEnd:
            return last;
        }
        return row;
    };
    return model()->index(row < 0 ? 0 : target(), 0, rootIndex());
}

void PosterGrid::setSelection(const QRect &where, QItemSelectionModel::SelectionFlags command)
{
    QItemSelection chosen;
    if (const QModelIndex index = indexAt(where.bottomRight()); index.isValid())
        chosen.select(index, index);
    selectionModel()->select(chosen, command);
}

QRegion PosterGrid::visualRegionForSelection(const QItemSelection &selection) const
{
    QRegion region; // of one film: this is a view of single selection
    for (const QModelIndex &index : selection.indexes())
        region += visualRect(index);
    return region;
}

void PosterGrid::updateGeometries()
{
    const int lines = (films() + m_columns - 1) / m_columns;
    const int room = viewport()->height();
    verticalScrollBar()->setRange(0, std::max(0, lines * gridSize().height() - room));
    verticalScrollBar()->setPageStep(room);
    verticalScrollBar()->setSingleStep(gridSize().height() / 4);
    QAbstractItemView::updateGeometries();
}

void PosterGrid::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    TileView::currentChanged(current, previous);
    if (!current.isValid() || !QAccessible::isActive())
        return;
    // QListView tells of the film by its place in a layout that there is not.
    QAccessibleEvent focus(this, QAccessible::Focus);
    focus.setChild(current.row());
    QAccessible::updateAccessibility(&focus);
}

void PosterGrid::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const QStyle::State state = option.state & ~QStyle::State_HasFocus;
    const int high = gridSize().height();
    const int first = (event->rect().top() + verticalOffset()) / high * m_columns;
    const int end = ((event->rect().bottom() + verticalOffset()) / high + 1) * m_columns;
    for (int row = std::max(0, first); row < std::min(end, films()); ++row) {
        const QModelIndex index = model()->index(row, 0, rootIndex());
        option.rect = visualRect(index);
        if (!option.rect.intersects(event->rect()))
            continue;
        option.state = state;
        option.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
        itemDelegateForIndex(index)->paint(&painter, option, index);
    }
}

void PosterGrid::arrange()
{
    const int room = viewport()->width();
    const int columns = std::max(1, room / TileGeometry::cellWidth(m_tileSize));
    const int width = std::max(1, room / columns - 2 * TileGeometry::Bleed);
    const QSize cell = TileGeometry::cellSize(width);
    if (gridSize() == cell && m_columns == columns)
        return;
    // The film at the top stays at the top, whatever its row is now.
    const QModelIndex top =
        gridSize().isEmpty() ? QModelIndex() : indexAt({room / 2, TileGeometry::Bleed + 1});
    m_columns = columns;
    setCell(cell);
    updateGeometries();
    if (top.isValid() && verticalScrollBar()->value() > 0)
        scrollTo(top, QAbstractItemView::PositionAtTop);
}

void PosterGrid::resizeEvent(QResizeEvent *event)
{
    arrange();
    updateGeometries(); // a height that changes leaves the cells as they are
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
