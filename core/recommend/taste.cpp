#include "core/recommend/taste.h"

#include <algorithm>

namespace matinee {
namespace {

constexpr double PriorMean = 60; // points
constexpr double PriorRatings = 5; // as many ratings as the prior is worth
constexpr double HighestNeutral = 70; // points
constexpr double FullStrength = 50; // points away from neutral
constexpr double SeenStrength = 0.15;
constexpr double FavouriteStrength = 0.3;

double neutralPoints(const std::vector<Encounter> &encounters)
{
    int sum = 0;
    int count = 0;
    for (const Encounter &encounter : encounters) {
        if (encounter.rating) {
            sum += encounter.rating->points();
            ++count;
        }
    }
    return std::min(HighestNeutral, (PriorMean * PriorRatings + sum) / (PriorRatings + count));
}

} // namespace

Taste tasteOf(std::vector<Encounter> encounters)
{
    std::sort(encounters.begin(), encounters.end(),
              [](const Encounter &a, const Encounter &b) { return a.film < b.film; });
    const double neutral = neutralPoints(encounters);

    Taste taste;
    taste.reserve(encounters.size());
    for (const Encounter &encounter : encounters) {
        double strength = SeenStrength;
        if (encounter.rating)
            strength = (encounter.rating->points() - neutral) / FullStrength;
        if (encounter.favourite)
            strength += FavouriteStrength;
        taste.push_back({encounter.film, std::clamp(strength, -1.0, 1.0)});
    }
    return taste;
}

} // namespace matinee
