#pragma once

#include "core/recommend/engine.h"
#include "core/recommend/genre_habits.h"

namespace matinee {

/// One person at one moment.
struct Engine::Viewer {
    Taste taste;
    std::vector<double> profile; ///< the taste in features, for Suggestion::shared
    std::unique_ptr<Opinion> opinion;
    GenreHabits habits;
    std::vector<int> candidates; ///< neither seen nor hidden, nor "less like this"
    int ratings = 0;
};

} // namespace matinee
