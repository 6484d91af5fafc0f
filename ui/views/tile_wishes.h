#pragma once

namespace matinee {

class Session;
class TileView;

/// What a person asks of a tile by key or pointer goes to the session: rate, clear, watchlist, seen, hide.
void connectTileWishes(TileView &view, Session &session);

} // namespace matinee
