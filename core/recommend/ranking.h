#pragma once

#include <vector>

namespace matinee {

class ContentProfile;

/// The `count` best of `films` by score, best first; of equal scores the earlier film is better, so
/// the same question always has the same answer.
std::vector<int> bestOf(std::vector<int> films, const std::vector<double> &scores, int count);

/// The best `count` of `films` (best first), so that they are not ten times the same. Picks one after
/// the other the film with the highest
///     relevance - 1.5 * sum over the films picked before of similarity²
/// where relevance goes from 1 (the best of `films`) to 0 (the last). The square leaves alone what
/// merely shares a genre (similarity about 0.1) and makes every further film by the same director
/// (about 0.4) harder to pick than the one before.
std::vector<int> varied(const std::vector<int> &films, const std::vector<double> &scores,
                        const ContentProfile &content, int count);

} // namespace matinee
