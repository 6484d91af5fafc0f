#include "tests/bench/made_up_crowd.h"

#include <algorithm>
#include <cmath>
#include <random>

namespace matinee {

using namespace matinee::learn;

namespace {

constexpr int Circles = 20;
constexpr double Flattened = 20; // popularity is 1 / (rank + this)
constexpr double Spread = 1.1; // of the logarithm of how many films somebody likes
constexpr double OwnShare = 0.6; // of a person's films that are of their circles
constexpr int Tries = 6; // per film, before somebody who has seen everything gives up
constexpr double Year = 365 * 86400.0;

/// Draws a film by popularity, of all or of one circle: film f is of circle f % Circles.
class Films {
public:
    explicit Films(int films)
    {
        for (int film = 0; film < films; ++film) {
            const double weight = 1 / (film + Flattened);
            append(m_all, weight);
            append(m_circles[film % Circles], weight);
        }
    }
    int any(double chance) const { return draw(m_all, chance); }
    int of(int circle, double chance) const { return draw(m_circles[circle], chance) * Circles + circle; }

private:
    static void append(std::vector<double> &sums, double weight)
    {
        sums.push_back((sums.empty() ? 0 : sums.back()) + weight);
    }
    static int draw(const std::vector<double> &sums, double chance)
    {
        const auto found = std::upper_bound(sums.begin(), sums.end() - 1, chance * sums.back());
        return static_cast<int>(found - sums.begin());
    }

    std::vector<double> m_all;
    std::vector<double> m_circles[Circles];
};

class Chance {
public:
    explicit Chance(std::uint32_t seed) : m_random(seed) { }
    double next() { return (static_cast<double>(m_random()) + 0.5) / 4294967296.0; } ///< above 0, below 1
    double normal() { return std::sqrt(-2 * std::log(next())) * std::cos(6.283185307179586 * next()); }
    int below(int end) { return static_cast<int>(next() * end); }

private:
    std::mt19937 m_random;
};

History person(const Films &films, std::size_t length, Chance &chance, std::vector<bool> &isTaken)
{
    const int circles[] = {chance.below(Circles), chance.below(Circles)};
    const double began = Year * (40 + 10 * chance.next());
    History history;
    for (std::size_t tries = length * Tries; tries > 0 && history.size() < length; --tries) {
        const bool isOwn = chance.next() < OwnShare;
        const int circle = circles[chance.below(2)];
        const int film = isOwn ? films.of(circle, chance.next()) : films.any(chance.next());
        if (isTaken[film])
            continue;
        isTaken[film] = true;
        history.push_back({film, 1, std::floor(began + Year * chance.next())});
    }
    for (const Mark &mark : history)
        isTaken[mark.film] = false;
    std::sort(history.begin(), history.end(), [](const Mark &a, const Mark &b) { return a.film < b.film; });
    return history;
}

} // namespace

Interactions madeUpCrowd(const CrowdSize &size, std::uint32_t seed)
{
    const Films films(size.films);
    Chance chance(seed);
    std::vector<bool> isTaken(size.films, false);
    Interactions liked(size.films);
    const double mean = static_cast<double>(size.likes) / size.people;
    for (int number = 0; number < size.people; ++number) {
        const double length = mean * std::exp(Spread * chance.normal() - Spread * Spread / 2);
        // What those who have seen everything could not find falls to whoever comes next.
        const double missing = mean * number - static_cast<double>(liked.marks().size());
        const double most = size.films / 4.0;
        const auto wanted =
            static_cast<std::size_t>(std::clamp(length + 0.1 * missing * length / mean / 100, 2.0, most));
        liked.add(person(films, wanted, chance, isTaken));
    }
    return liked;
}

} // namespace matinee
