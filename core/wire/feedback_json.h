#pragma once

#include "core/catalog/movie.h"
#include "core/feedback/accuracy.h"
#include "core/feedback/feedback_analysis.h"

#include <QJsonObject>

namespace matinee::wire {

/// One line of the log. `movie` may be null when the catalogue has lost the film.
QJsonObject toJson(const FeedbackEvent &event, const MovieSummary *movie);

/// Shares are 0 to 1; one of nothing is null.
QJsonObject toJson(const FeedbackAnalysis &analysis);
QJsonObject toJson(const Accuracy &accuracy);

} // namespace matinee::wire
