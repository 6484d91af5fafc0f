#pragma once

#include "core/catalog/movie.h"
#include "core/model/held_out.h"

#include <functional>

namespace matinee::model {

struct TrainOptions {
    QString source; ///< for ModelFacts
    std::uint32_t seed = 1;
    /// Films that the model is to suggest from; with none of them, from those of the ratings. How much it
    /// weighs beside the catalogue's popularity and content is fitted on the people held out.
    QList<Movie> catalogue;
    /// Do not fit it, but add this to the usual curves, for everybody of whom we know a film.
    std::optional<double> learntShare;
};

enum class TrainStep { Choosing, Measuring };

struct Trained {
    CompactModel model;
    std::optional<BlendCurves> curves;
    ModelFacts facts;
    std::vector<Stranger> strangers; ///< to compare it with other models on
    std::vector<double> quality; ///< of each of them
    double fullQuality = 0; ///< the mean before it was made small
    QString choices; ///< for people to read
};

/// The most films a model has: those with the most ratings.
inline constexpr int MostTrainedFilms = 10'000;
/// Fewer people than this say nothing about others.
inline constexpr int FewestPeople = 50;

/// Learns from nine people in ten and measures on the tenth. Deterministic for a seed. Blocking, from seconds
/// to minutes; memory: two square matrices of the films, 800 MB for 10,000. Errors   Invalid (too few
/// people).
Result<Trained> train(const learn::RatingTable &ratings, const TrainOptions &options, const QDateTime &now,
                      const std::function<void(TrainStep)> &report = {});

} // namespace matinee::model
