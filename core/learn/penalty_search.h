#pragma once

#include "core/learn/ease.h"
#include "core/learn/held_back.h"
#include "core/learn/ials.h"
#include "core/learn/world.h"

namespace matinee::learn {

struct EaseChoice {
    EasePenalty penalty;
    float metStrength = 0; ///< of films met and not liked
    double quality = 0; ///< NDCG@100 on the held-back people
};

/// Tries penalties on a smaller world, the films most people like: what matters is how much is known of
/// a film, which the most liked ones decide in the large world too.
EaseChoice searchEase(const World &world, const std::vector<Case> &cases);

/// Tries weights and penalties of iALS on the people outside fold 0, as far as there is work to spare;
/// with large data that is none, and the usual plan stays.
IalsPlan searchIals(const Interactions &outside, const std::vector<Case> &cases, std::uint32_t seed);

/// The width in days that suits Timely.
double searchDays(const Interactions &outside, const std::vector<Case> &cases);

} // namespace matinee::learn
