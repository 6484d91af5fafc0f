#pragma once

#include "core/model/held_out.h"

namespace matinee::model {

/// How much a model weighs beside the catalogue's popularity and content, so that the films of the catalogue
/// which the strangers liked are ranked best; by length of history. Where too few of them have such a history
/// or like films of the catalogue, the usual curves without the model.
BlendCurves fitCurves(const LearntFilms &model, const std::vector<Stranger> &strangers,
                      const QList<Movie> &catalogue, std::uint32_t seed);

} // namespace matinee::model
