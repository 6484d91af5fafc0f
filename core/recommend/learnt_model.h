#pragma once

#include "core/catalog/movie.h"
#include "core/recommend/blend.h"

namespace matinee {

/// What the experts of a person's suggestions weigh, by how many films the person has told us.
struct BlendCurves {
    WeightCurve popularity;
    WeightCurve content;
    WeightCurve learnt; ///< empty: the learnt model is not asked
};

/// Where nothing was learnt from the ratings of many. Strangers get what is popular; after that popularity
/// gives way slowly, because with few ratings it still is the better half of what is known. Measured at 3, 5,
/// 10 and 20 liked films.
BlendCurves usualCurves();

/// Something learnt from the ratings of many people that an engine can ask. Immutable.
class LearntModel {
public:
    virtual ~LearntModel() = default;

    virtual QString version() const = 0;
    /// For films counted in the order of `movies`; nullptr when it knows none of them.
    virtual std::shared_ptr<const Expert> expertFor(const QList<Movie> &movies) const = 0;
    virtual BlendCurves curves() const = 0;
};

/// Which model is to be used now. Asked from any thread, at every question, and cheap.
class ModelSource {
public:
    virtual ~ModelSource() = default;
    virtual std::shared_ptr<const LearntModel> current() = 0; ///< nullptr: none
};

/// The experts of a person's suggestions, for films counted in the order of `movies`. `learnt` may be null.
std::vector<Blend::Part> personalParts(std::shared_ptr<const Expert> popularity,
                                       std::shared_ptr<const Expert> content, const LearntModel *learnt,
                                       const QList<Movie> &movies);

} // namespace matinee
