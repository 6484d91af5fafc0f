#pragma once

#include "core/catalog/movie.h"
#include "core/recommend/expert.h"

#include <QJsonObject>

namespace matinee::wire {

enum class Reasons { Without, With };

/// A suggestion; with reasons also why: in one sentence, then taken apart, each with its share of the
/// score (the strongest 20 and the rest as one; the shares add up to 1), and what the film has in common with
/// the person's own films. `catalogue` gives the names.
QJsonObject toJson(const Suggestion &suggestion, const Catalogue &catalogue, Reasons reasons);

} // namespace matinee::wire
