#include "core/learn/ranking_quality.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>

namespace matinee::learn {
namespace {

double gain(int rank)
{
    static const auto gains = [] {
        std::array<double, ListLength> table{};
        for (int place = 0; place < ListLength; ++place)
            table[place] = 1 / std::log2(place + 2.0);
        return table;
    }();
    return rank < ListLength ? gains[rank] : 0;
}

double bestPossible(int wanted)
{
    double sum = 0;
    for (int place = 0; place < std::min(wanted, ListLength); ++place)
        sum += gain(place);
    return sum;
}

} // namespace

std::vector<int> bestFilms(const Eigen::VectorXf &scores, const History &history, int count)
{
    std::vector<float> others(scores.begin(), scores.end());
    constexpr float Lowest = std::numeric_limits<float>::lowest();
    for (const Mark &mark : history)
        others[mark.film] = Lowest;
    const std::size_t size = others.size() - history.size();
    std::vector<int> films;
    if (count <= 0 || size == 0)
        return films;
    const std::size_t most = std::min<std::size_t>(count, size);
    std::vector<float> sorted = others;
    const auto last = sorted.begin() + static_cast<std::ptrdiff_t>(most) - 1;
    std::nth_element(sorted.begin(), last, sorted.end(), std::greater());

    std::size_t ties = most; // how many of those that are just good enough still have room
    for (const float score : others)
        ties -= score > *last ? 1 : 0;
    auto own = history.begin();
    for (int film = 0; film < std::ssize(others); ++film) {
        if (own != history.end() && own->film == film)
            ++own;
        else if (others[film] > *last || (others[film] == *last && ties > 0 && ties--))
            films.push_back(film);
    }
    std::stable_sort(films.begin(), films.end(), [&](int a, int b) { return scores[a] > scores[b]; });
    return films;
}

double ndcg(std::span<const int> ranks, int wanted)
{
    const double sum =
        std::accumulate(ranks.begin(), ranks.end(), 0.0, [](double so, int rank) { return so + gain(rank); });
    return wanted > 0 ? sum / bestPossible(wanted) : 0;
}

double ndcg(std::span<const int> list, const std::vector<int> &wantedAscending)
{
    std::vector<int> ranks;
    for (int place = 0; place < std::ssize(list); ++place) {
        if (std::binary_search(wantedAscending.begin(), wantedAscending.end(), list[place]))
            ranks.push_back(place);
    }
    return ndcg(ranks, static_cast<int>(wantedAscending.size()));
}

float standardise(Eigen::VectorXf &scores, const History &history)
{
    const float count = std::max(1.0F, static_cast<float>(scores.size() - std::ssize(history)));
    float sum = scores.sum();
    for (const Mark &mark : history)
        sum -= scores[mark.film];
    const float mean = sum / count;
    scores.array() -= mean;
    float squares = scores.squaredNorm();
    for (const Mark &mark : history)
        squares -= scores[mark.film] * scores[mark.film];
    const float deviation = std::sqrt(std::max(0.0F, squares) / count);
    if (deviation <= 1e-6F * (std::abs(mean) + 1e-6F)) {
        scores.setZero();
        return 0;
    }
    scores /= deviation;
    return deviation;
}

} // namespace matinee::learn
