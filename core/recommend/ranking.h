#pragma once

#include <vector>

namespace matinee {

class ContentProfile;
class GenreBalance;

/// The `count` best of `films` by score, best first; of equal scores the earlier film is better, so
/// the same question always has the same answer.
std::vector<int> bestOf(std::vector<int> films, const std::vector<double> &scores, int count);

/// The best `count` of `films` (best first), so that they are not ten times the same and have a bit of each
/// genre that the person likes. Picks one after the other the film with the highest
///     relevance - 0.75 * sum over the films picked before of similarity² - 0.7 * divergence
/// where relevance goes from 1 (the best of `films`) to 0 (the last) and divergence is that of `balance` with
/// the film. The square leaves alone what merely shares a genre (similarity about 0.1) and makes every
/// further film by the same director (about 0.4) harder to pick than the one before.
std::vector<int> reranked(const std::vector<int> &films, const std::vector<double> &scores,
                          const ContentProfile &content, GenreBalance balance, int count);

} // namespace matinee
