#pragma once

#include "core/learn/interactions.h"

#include <cstdint>

namespace matinee {

/// How many of each; the interactions are met to within a hundredth.
struct CrowdSize {
    std::size_t likes = 17'500'000;
    int films = 10'000;
    int people = 138'000;
};

/// People with taste who do not exist, always the same for a seed. Films are as popular as their rank says
/// (Zipf, flattened at the top) and belong to one of 20 circles; each person has two circles that most of
/// their films are of. Lengths of histories are lognormal, as in MovieLens. Everybody's films are of about
/// the same year of theirs.
learn::Interactions madeUpCrowd(const CrowdSize &size, std::uint32_t seed);

} // namespace matinee
