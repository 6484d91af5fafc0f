#include "ui/widgets/tile_view.h"

#include "ui/widgets/held_letter.h"
#include "ui/widgets/poster_cache.h"
#include "ui/widgets/rating_keys.h"
#include "ui/widgets/tile_delegate.h"
#include "ui/widgets/tile_geometry.h"
#include "ui/widgets/tile_roles.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScopedValueRollback>

namespace matinee {

TileView::TileView(PosterCache &posters, QWidget *parent)
    : QListView(parent),
      m_delegate(new TileDelegate(posters, this)),
      m_letter(new HeldLetter(this))
{
    setItemDelegate(m_delegate);
    setViewMode(QListView::IconMode);
    setMovement(QListView::Static);
    setResizeMode(QListView::Adjust);
    setUniformItemSizes(true);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setFrameShape(QFrame::NoFrame);
    setDragEnabled(false);
    setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    connect(&posters, &PosterCache::ready, viewport(), QOverload<>::of(&QWidget::update));
}

MovieId TileView::movieAt(const QModelIndex &index) const
{
    return MovieId(index.isValid() ? index.data(MovieIdRole).toLongLong() : 0);
}

void TileView::setCell(QSize cell)
{
    m_delegate->setCell(cell);
    setGridSize(cell);
}

void TileView::keyPressEvent(QKeyEvent *event)
{
    if (m_letter->takes(*event))
        return event->accept();
    const MovieId movie = currentMovie();
    if (movie.isStored() && requestByKey(*event, movie))
        return event->accept();
    // Typing means searching, and that is the window's business.
    const bool printable = !event->text().isEmpty() && event->text().at(0).isPrint();
    if (printable && !(event->modifiers() & Qt::ControlModifier))
        return event->ignore();
    const QScopedValueRollback choosing(m_isChoosing, true);
    QListView::keyPressEvent(event);
}

bool TileView::requestByKey(const QKeyEvent &event, MovieId movie)
{
    if (const auto points = pointsForKey(event)) {
        emit rateRequested(movie, *points);
        return true;
    }
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return false;
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit opened(movie);
        return true;
    case Qt::Key_0:
    case Qt::Key_Delete:
        emit clearRequested(movie);
        return true;
    case Qt::Key_Plus:
        emit moreRequested(movie);
        return true;
    case Qt::Key_Minus:
        emit lessRequested(movie);
        return true;
    case Qt::Key_W:
        return wishSoon(event, &TileView::watchlistRequested, movie);
    case Qt::Key_S:
        return wishSoon(event, &TileView::seenRequested, movie);
    case Qt::Key_X:
        return wishSoon(event, &TileView::hideRequested, movie);
    default:
        return false;
    }
}

bool TileView::wishSoon(const QKeyEvent &letter, Wish wish, MovieId movie)
{
    m_letter->hold(letter, [this, wish, movie] { emit(this->*wish)(movie); });
    return true;
}

void TileView::mousePressEvent(QMouseEvent *event)
{
    // A click on the stars rates; it should not also choose the film.
    if (event->button() == Qt::LeftButton && requestByClick(event->pos()))
        return event->accept();
    QListView::mousePressEvent(event);
}

bool TileView::requestByClick(QPoint at)
{
    const QModelIndex index = indexAt(at);
    if (!index.isValid() || m_hovered != index)
        return false;
    const TileGeometry tile(visualRect(index), layoutDirection());
    if (tile.bookmark.contains(at)) {
        emit watchlistRequested(movieAt(index));
        return true;
    }
    const auto points = tile.pointsAt(at);
    if (!points)
        return false;
    if (index.data(PointsRole).toInt() == *points)
        emit clearRequested(movieAt(index));
    else
        emit rateRequested(movieAt(index), *points);
    return true;
}

void TileView::mouseReleaseEvent(QMouseEvent *event)
{
    QListView::mouseReleaseEvent(event);
    hoverAt(event->pos());
}

void TileView::mouseMoveEvent(QMouseEvent *event)
{
    hoverAt(event->pos());
    // With a button held QListView would begin to select by rubber band; there is nothing to gain.
    if (event->buttons() == Qt::NoButton)
        QListView::mouseMoveEvent(event);
}

void TileView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    const TileGeometry tile(visualRect(index), layoutDirection());
    if (event->button() != Qt::LeftButton || !index.isValid())
        return;
    // Two quick clicks on stars are two ratings.
    if (tile.strip.contains(event->pos()) || tile.bookmark.contains(event->pos()))
        requestByClick(event->pos());
    else
        emit opened(movieAt(index));
}

void TileView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid())
        return;
    const QPoint at = byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos();
    emit menuRequested(movieAt(index), at);
}

void TileView::hoverAt(QPoint at)
{
    const QModelIndex index = indexAt(at);
    const TileGeometry tile(visualRect(index), layoutDirection());
    if (!index.isValid() || !tile.poster.contains(at))
        return leave();
    const auto points = tile.pointsAt(at);
    const bool onBookmark = tile.bookmark.contains(at);
    if (m_hovered != index)
        leave();
    m_hovered = index;
    m_delegate->setHover(index, points, onBookmark);
    viewport()->setCursor(Qt::PointingHandCursor);
    viewport()->update(visualRect(index));
}

void TileView::leave()
{
    if (m_hovered.isValid())
        viewport()->update(visualRect(m_hovered));
    m_hovered = QModelIndex();
    m_delegate->setHover({}, std::nullopt, false);
    viewport()->unsetCursor();
}

bool TileView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        leave();
    return QListView::viewportEvent(event);
}

void TileView::scrollContentsBy(int dx, int dy)
{
    QListView::scrollContentsBy(dx, dy);
    // The tile that was under the pointer has moved away; the next movement finds the new one.
    leave();
}

void TileView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    emit currentMovieChanged(movieAt(current));
}

} // namespace matinee
