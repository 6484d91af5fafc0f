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
// Measured (nudge_quality_test): "more" helps to find what people like. "Less" moves what they dislike behind
// what they like, but stronger than this it also loses films that they would have liked: people mostly see,
// and so dislike, films near their taste.
constexpr double MoreStrength = 0.3;
constexpr double LessStrength = 0.05;

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

double withoutVerdict(Nudge nudge)
{
    switch (nudge) {
    case Nudge::More:
        return MoreStrength;
    case Nudge::Less:
        return -LessStrength;
    case Nudge::None:
        break;
    }
    return SeenStrength;
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
        double strength = encounter.rating ? (encounter.rating->points() - neutral) / FullStrength
                                           : withoutVerdict(encounter.nudge);
        if (encounter.favourite)
            strength += FavouriteStrength;
        const bool nudged = !encounter.rating && encounter.nudge != Nudge::None;
        taste.push_back({encounter.film, std::clamp(strength, -1.0, 1.0), nudged});
    }
    return taste;
}

} // namespace matinee
