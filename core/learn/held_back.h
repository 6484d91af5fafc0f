#pragma once

#include "core/learn/interactions.h"

#include <array>
#include <cstdint>

namespace matinee::learn {

/// Weights depend on how many films somebody has told us; these are the steps.
inline constexpr int BucketCount = 5;
inline constexpr std::array<int, BucketCount - 1> BucketEnds = {3, 7, 14, 40};
int bucketOf(std::size_t films);

/// Somebody whose next films we know but do not tell: what models are compared on.
struct Case {
    int person = -1; ///< row of the interactions, -1 for somebody outside them
    int fold = 0; ///< with whom this person was held back
    History history;
    std::vector<int> wanted; ///< ascending
    std::vector<int> hidden; ///< ascending; met besides the history, and so never suggested
    bool isKnown = false; ///< all but the wanted is learnt from, as when people learnt from come back
};

/// The marks of a held-back person that are learnt from nevertheless.
History learntOf(const Case &held, std::span<const Mark> person);

/// The films that are not suggested in a case: its history and the hidden.
History closedTo(const Case &held);

/// `length` films of the history, any of them; all of it when it is shorter.
History cutTo(std::size_t length, const History &history, std::uint32_t seed);

/// The cases that stand for the people of a bucket: those who have such a history, and where they are
/// few, others with theirs cut to its length. Somebody who rated 20 films is not like somebody who rated
/// 200 and told us 20 of them, so the first are preferred.
std::vector<Case> casesOf(int bucket, const std::vector<Case> &cases, std::uint32_t seed);

struct HoldOut {
    int people = 300; ///< at most
    double wantedShare = 0.2; ///< of a person's films
    std::size_t longest = ~std::size_t(0); ///< longer histories are cut, as those asked about are
    bool newestWanted = false; ///< the wanted are the newest films, else any
    bool areKnown = false; ///< only the wanted are held back from learning, not the person
    std::uint32_t seed = 1;
};

/// People drawn from the interactions, in `folds` groups of the same size.
struct HeldBack {
    int folds = 1;
    std::vector<int> caseOf; ///< per person; -1: not held back
    std::vector<Case> cases; ///< with whole histories; wanted and history are disjoint

    /// What to learn from when a fold is held back, out of rows of the same people.
    Interactions outside(const Interactions &all, int fold) const;
};

HeldBack holdBack(const Interactions &liked, const HoldOut &how);

} // namespace matinee::learn
