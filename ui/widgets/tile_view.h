#pragma once

#include "core/base/id.h"

#include <QListView>

namespace matinee {

class HeldLetter;
class PosterCache;
class TileDelegate;

/// A view of film tiles: what pointer and keys do, whatever the arrangement. The model answers the
/// roles of tile_roles.h. The view changes nothing itself; it says what the person wants.
///
/// Keys   Enter opens, 1-5 rates (Shift: half a star less), 0 or Delete clears, W watchlist, S seen,
///        X hides (these three when no other letter follows at once: see HeldLetter), + and - for more
///        and less like this; every other
///        printable key goes on to the window, where typing means searching.
/// Layout posters begin TileGeometry::Bleed (8 px) inside the view's edges so that focus rings are
///        not cut: give the view 8 px more on each side than the column it stands in.
class TileView : public QListView {
    Q_OBJECT

public:
    explicit TileView(PosterCache &posters, QWidget *parent = nullptr);

    MovieId movieAt(const QModelIndex &index) const;
    MovieId currentMovie() const { return movieAt(currentIndex()); }

    /// The current film changes because of a key, not because of focus or a list that starts over.
    bool isChoosing() const { return m_isChoosing; }

    void keyboardSearch(const QString &) override { }

signals:
    void opened(matinee::MovieId movie); ///< Enter or double click
    void currentMovieChanged(matinee::MovieId movie); ///< not stored when there is none
    void rateRequested(matinee::MovieId movie, int points);
    void clearRequested(matinee::MovieId movie);
    void watchlistRequested(matinee::MovieId movie);
    void seenRequested(matinee::MovieId movie);
    void hideRequested(matinee::MovieId movie);
    void moreRequested(matinee::MovieId movie); ///< more like this
    void lessRequested(matinee::MovieId movie);
    void menuRequested(matinee::MovieId movie, QPoint globalAt);

protected:
    TileDelegate &tiles() const { return *m_delegate; }
    /// Fixes the size of all cells; see TileGeometry.
    void setCell(QSize cell);

    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    bool requestByKey(const QKeyEvent &event, MovieId movie);
    using Wish = void (TileView::*)(MovieId);
    bool wishSoon(const QKeyEvent &letter, Wish wish, MovieId movie);
    bool requestByClick(QPoint at);
    void hoverAt(QPoint at);
    void leave();

    TileDelegate *m_delegate;
    HeldLetter *m_letter;
    QPersistentModelIndex m_hovered;
    bool m_isChoosing = false;
};

} // namespace matinee
