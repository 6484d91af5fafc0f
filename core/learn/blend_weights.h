#pragma once

#include "core/learn/held_back.h"

#include <Eigen/Core>

#include <vector>

namespace matinee::learn {

/// One held-back case as all experts see it, cut down to the films that any of them would show.
struct PooledCase {
    Eigen::MatrixXf scores; ///< standardised; one column per expert, one row per film
    std::vector<int> wantedRows;
    int wanted = 0; ///< also those outside the pool
};

/// The films outside the history that at least one expert would show, ascending. Only they are ranked: a
/// weight below 0 would otherwise lift films that no expert thinks anything of.
std::vector<int> poolOf(const std::vector<Eigen::VectorXf> &standardised, const History &history);

PooledCase pooled(const std::vector<Eigen::VectorXf> &standardised, const Case &held);

struct FittedWeights {
    std::vector<float> weights; ///< one per expert
    double quality = 0; ///< NDCG@100 on the held-back people
    int bestSingle = 0;
    double singleQuality = 0;
    int people = 0; ///< 0: nobody was held back with such a history
};

/// The weights of the sum that ranks the cases best. Where no sum beats the best single expert on cases
/// that it was not fitted on, by more than chance, that expert stands almost alone.
FittedWeights fitWeights(const std::vector<PooledCase> &cases, int experts);

} // namespace matinee::learn
