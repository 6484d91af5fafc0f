#include "core/recommend/ranking.h"

#include "core/recommend/content_profile.h"
#include "core/recommend/genre_habits.h"

#include <algorithm>

namespace matinee {
namespace {

constexpr double Variety = 0.75;
constexpr double Calibration = 0.7;

} // namespace

std::vector<int> bestOf(std::vector<int> films, const std::vector<double> &scores, int count)
{
    const auto kept = std::min<std::ptrdiff_t>(count, std::ssize(films));
    std::partial_sort(films.begin(), films.begin() + kept, films.end(),
                      [&](int a, int b) { return scores[a] != scores[b] ? scores[a] > scores[b] : a < b; });
    films.resize(kept);
    return films;
}

std::vector<int> reranked(const std::vector<int> &films, const std::vector<double> &scores,
                          const ContentProfile &content, GenreBalance balance, int count)
{
    if (films.empty())
        return {};
    const double best = scores[films.front()];
    const double range = best - scores[films.back()];

    struct Rival {
        int film = 0;
        double value = 0; ///< without the balance, which every pick changes
    };
    std::vector<Rival> rivals;
    rivals.reserve(films.size());
    for (const int film : films)
        rivals.push_back({film, range > 0 ? 1 - (best - scores[film]) / range : 1});

    SpreadRow last = content.spreadRow(); // the film picked last
    std::vector<int> picked;
    while (!rivals.empty() && std::ssize(picked) < count) {
        const auto value = [&](const Rival &rival) {
            return rival.value - Calibration * balance.divergenceWith(rival.film);
        };
        // The first of equals is the better ranked one: erasing keeps the order.
        auto next = rivals.begin();
        double highest = value(*next);
        for (auto rival = next + 1; rival != rivals.end(); ++rival) {
            if (const double here = value(*rival); here > highest) {
                highest = here;
                next = rival;
            }
        }
        const int film = next->film;
        picked.push_back(film);
        balance.add(film);
        rivals.erase(next);
        last.spread(film);
        for (Rival &rival : rivals) {
            const double alike = last.dot(rival.film);
            rival.value -= Variety * alike * alike;
        }
    }
    return picked;
}

} // namespace matinee
