#pragma once

#include "core/recommend/expert.h"

#include <QHash>
#include <QStringList>

#include <optional>

namespace matinee {

struct SuggestOptions {
    int limit = 50; ///< 1 to 100
    QStringList genres; ///< all of these
    std::optional<int> maxRuntime; ///< minutes; films of unknown length stay out
};

/// A named row of suggestions.
struct SuggestionShelf {
    enum class Kind { BecauseYouLoved, HiddenGems, OutsideComfortZone, Popular };
    Kind kind = Kind::Popular;
    MovieId seed; ///< the loved film, for BecauseYouLoved
    QList<Suggestion> suggestions; ///< best first, at most 20
};

/// Everything the For you page shows, and the match of every film for tiles.
struct ForYou {
    QList<Suggestion> top; ///< best first, at most 50; the first is today's pick
    QList<SuggestionShelf> shelves; ///< no film on two of them, none is today's pick
    QHash<MovieId, double> match; ///< 0 to 1, every film of the catalogue that is not seen
    int verdicts = 0; ///< how many ratings this rests on
};

} // namespace matinee
