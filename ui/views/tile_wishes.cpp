#include "ui/views/tile_wishes.h"

#include "ui/viewmodels/session.h"
#include "ui/widgets/tile_view.h"

namespace matinee {

void connectTileWishes(TileView &view, Session &session)
{
    QObject::connect(&view, &TileView::rateRequested, &session, [&session](MovieId movie, int points) {
        if (const auto rating = Rating::fromPoints(points))
            session.rate(movie, *rating);
    });
    QObject::connect(&view, &TileView::clearRequested, &session, &Session::unrate);
    QObject::connect(&view, &TileView::watchlistRequested, &session, &Session::toggleWatchlist);
    QObject::connect(&view, &TileView::seenRequested, &session, &Session::watchToday);
    QObject::connect(&view, &TileView::hideRequested, &session, &Session::toggleHidden);
    QObject::connect(&view, &TileView::moreRequested, &session,
                     [&session](MovieId movie) { session.toggleNudge(movie, Nudge::More); });
    QObject::connect(&view, &TileView::lessRequested, &session,
                     [&session](MovieId movie) { session.toggleNudge(movie, Nudge::Less); });
}

} // namespace matinee
