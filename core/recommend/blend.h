#pragma once

#include "core/recommend/expert.h"

namespace matinee {

/// What an expert weighs for a person with that many films; in between, a straight line.
struct WeightPoint {
    int films = 0;
    double weight = 0;
};

/// At least one point, ascending by films; the last holds for everybody above it.
using WeightCurve = std::vector<WeightPoint>;

double weightAt(const WeightCurve &curve, double films);

/// How many films a taste is worth for that. One that was only nudged is half a film or, away from it, none:
/// it says little, and an expert of taste that was told little must not be listened to as if it knew.
double filmsTold(const Taste &taste);

/// Several experts of one index as one.
///
/// Each expert's scores become z-scores over the films the person has not met, are weighed by how
/// much the person has told us, and the sum is brought to standard deviation 1. So a score is "how
/// many deviations above this person's average film". All of this multiplies and shifts, hence an
/// expert's addends carry over with one factor; the shift, owed to no film, joins the NoFilm addend.
class Blend final : public Expert {
public:
    struct Part {
        std::shared_ptr<const Expert> expert;
        WeightCurve weight;
    };
    explicit Blend(std::vector<Part> parts) : m_parts(std::move(parts)) { }

    std::unique_ptr<Opinion> judge(const Taste &taste) const override;

private:
    std::vector<Part> m_parts;
};

/// What a blended score is shown as, 0 to 1: ½ + 0.48 · z / √(4 + z²). The person's average film
/// shows 50 %, one deviation above it 71 %, two 84 %, three 90 %, five 95 %; nothing ever shows more
/// than 98 % or less than 2 %, because nobody knows that much about a person.
double matchOf(double score);

} // namespace matinee
