#include "core/recommend/without_self.h"

#include <algorithm>

namespace matinee {
namespace {

std::vector<double> corrected(const Opinion &opinion, const std::vector<int> &films)
{
    std::vector<double> scores = opinion.scores();
    for (const int film : films) {
        for (const Addend &addend : opinion.explain(film)) {
            if (addend.film == film)
                scores[film] -= addend.value;
        }
    }
    return scores;
}

} // namespace

WithoutSelf::WithoutSelf(std::unique_ptr<Opinion> opinion, std::vector<int> films)
    : Opinion(corrected(*opinion, films)),
      m_opinion(std::move(opinion)),
      m_films(std::move(films))
{
}

std::vector<Addend> WithoutSelf::explain(int film) const
{
    std::vector<Addend> addends = m_opinion->explain(film);
    if (std::find(m_films.cbegin(), m_films.cend(), film) != m_films.cend())
        std::erase_if(addends, [film](const Addend &addend) { return addend.film == film; });
    return addends;
}

} // namespace matinee
