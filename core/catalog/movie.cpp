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

Catalogue::Catalogue(const QList<MovieSummary> &all) : movies(all)
{
    for (qsizetype row = 0; row < movies.size(); ++row) {
        const auto place = std::size_t(movies.at(row).id.value());
        if (place >= m_rows.size())
            m_rows.resize(std::max(place + 1, m_rows.size() * 2), -1);
        m_rows[place] = qint32(row);
    }
}

} // namespace matinee
