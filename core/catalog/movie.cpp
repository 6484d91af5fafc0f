#include "core/catalog/movie.h"

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;

const Score *Movie::publicScore() const
{
    for (const auto name : {"imdb"_L1, "tmdb"_L1, "movielens"_L1}) {
        const auto found = std::find_if(scores.cbegin(), scores.cend(),
                                        [name](const Score &score) { return score.source == name; });
        if (found != scores.cend())
            return &*found;
    }
    return scores.isEmpty() ? nullptr : &scores.first();
}

} // namespace matinee
