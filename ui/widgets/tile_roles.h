#pragma once

#include "core/posters/poster.h"

#include <qnamespace.h>

namespace matinee {

/// What a model of films says about a row so that TileView can show it. The title is
/// Qt::DisplayRole; what a screen reader says is Qt::AccessibleTextRole. An invalid variant means
/// unknown or none, and the tile leaves that part out.
enum TileRole {
    MovieIdRole = Qt::UserRole + 1, ///< qint64, the value of a MovieId
    YearRole, ///< int
    PosterRole, ///< PosterFacts
    MatchRole, ///< double, 0 to 1
    PointsRole, ///< int, the person's own rating
    SeenRole, ///< bool
    WatchlistRole, ///< bool
};

} // namespace matinee
