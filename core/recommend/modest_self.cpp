#include "core/recommend/modest_self.h"

#include <algorithm>

namespace matinee {
namespace {

constexpr double Kept = 0.5; ///< of what a film says of itself: what its nearest films hear of it

std::vector<double> corrected(const Opinion &opinion, const std::vector<int> &films)
{
    std::vector<double> scores = opinion.scores();
    for (const int film : films) {
        for (const Addend &addend : opinion.explain(film)) {
            if (addend.film == film)
                scores[film] -= (1 - Kept) * addend.value;
        }
    }
    return scores;
}

} // namespace

ModestSelf::ModestSelf(std::unique_ptr<Opinion> opinion, std::vector<int> films)
    : Opinion(corrected(*opinion, films)),
      m_opinion(std::move(opinion)),
      m_films(std::move(films))
{
}

std::vector<Addend> ModestSelf::explain(int film) const
{
    std::vector<Addend> addends = m_opinion->explain(film);
    if (std::find(m_films.cbegin(), m_films.cend(), film) == m_films.cend())
        return addends;
    for (Addend &addend : addends) {
        if (addend.film == film)
            addend.value *= Kept;
    }
    return addends;
}

} // namespace matinee
