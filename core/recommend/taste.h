#pragma once

#include "core/library/library.h"
#include "core/recommend/expert.h"

#include <optional>

namespace matinee {

/// What a person did with one film of the index.
struct Encounter {
    int film = 0;
    std::optional<Rating> rating; ///< absent: seen (or a favourite) without a verdict
    bool favourite = false;
    Nudge nudge = Nudge::None; ///< of no account beside a rating
};

/// Turns what a person did into a signed taste, in any order of `encounters`, each film once.
///
/// A rating counts by its distance from what is neutral for this person: their own mean, drawn
/// towards 60 points while they have few ratings. People watch what they expect to like, so a mean is
/// high for most; it is therefore taken for neutral only up to 70 points (3½ stars), or the four
/// stars of a generous person would count as dislike. Two and a half stars away is the full strength.
/// A film seen without a verdict, a favourite and a nudge count a little for themselves.
Taste tasteOf(std::vector<Encounter> encounters);

} // namespace matinee
