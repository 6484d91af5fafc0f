#pragma once

#include "core/learn/ratings_csv.h"
#include "core/model/learnt_films.h"

#include <functional>

namespace matinee::model {

/// Somebody whom no model has learnt from: what they told, and what they liked besides. Films by name, since
/// models number them differently.
struct Stranger {
    std::vector<std::string> history;
    std::vector<std::string> wanted;
};

struct HeldOut {
    learn::RatingTable learnt; ///< everybody else's ratings
    std::vector<Stranger> strangers;
};

/// Sets one person in ten aside (by a hash of the name, so the same ones at every training) and a fifth of
/// their likes, one at least, as wanted. Who likes fewer than two films is left out of the comparison.
HeldOut holdOut(const learn::RatingTable &ratings);

/// The number that a model has for a film of this name.
using Numbers = std::function<std::optional<int>(std::string_view)>;

/// NDCG@100 of the model for each of them, 0 to 1.
std::vector<double> qualityFor(const learn::Model &model, const Numbers &numbers,
                               const std::vector<Stranger> &strangers);
std::vector<double> qualityFor(const LearntFilms &model, const std::vector<Stranger> &strangers);

/// Two models on the same people.
struct Comparison {
    int people = 0;
    double difference = 0; ///< mean of new - old, NDCG@100
    double standardError = 0;

    /// By more than chance could do. Nobody to compare on is no evidence against the new one.
    bool isWorse() const { return people > 0 && difference < -standardError; }
    bool isBetter() const { return people > 0 && difference > standardError; }
};

Comparison compared(const std::vector<double> &before, const std::vector<double> &after);

double meanOf(const std::vector<double> &values); ///< 0 of none

} // namespace matinee::model
