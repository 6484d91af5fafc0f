#include "core/recommend/ranking.h"

#include "core/recommend/content_profile.h"

#include <algorithm>

namespace matinee {
namespace {

constexpr double Variety = 1.5;

} // namespace

std::vector<int> bestOf(std::vector<int> films, const std::vector<double> &scores, int count)
{
    const auto kept = std::min<std::ptrdiff_t>(count, std::ssize(films));
    std::partial_sort(films.begin(), films.begin() + kept, films.end(),
                      [&](int a, int b) { return scores[a] != scores[b] ? scores[a] > scores[b] : a < b; });
    films.resize(kept);
    return films;
}

std::vector<int> varied(const std::vector<int> &films, const std::vector<double> &scores,
                        const ContentProfile &content, int count)
{
    if (films.empty())
        return {};
    const double best = scores[films.front()];
    const double range = best - scores[films.back()];

    struct Rival {
        int film = 0;
        double value = 0;
    };
    std::vector<Rival> rivals;
    rivals.reserve(films.size());
    for (const int film : films)
        rivals.push_back({film, range > 0 ? 1 - (best - scores[film]) / range : 1});

    std::vector<int> picked;
    while (!rivals.empty() && std::ssize(picked) < count) {
        // The first of equals is the better ranked one: erasing keeps the order.
        const auto next = std::max_element(rivals.begin(), rivals.end(),
                                           [](const Rival &a, const Rival &b) { return a.value < b.value; });
        const int film = next->film;
        picked.push_back(film);
        rivals.erase(next);
        for (Rival &rival : rivals) {
            const double alike = content.similarity(film, rival.film);
            rival.value -= Variety * alike * alike;
        }
    }
    return picked;
}

} // namespace matinee
