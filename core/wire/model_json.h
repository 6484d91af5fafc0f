#pragma once

#include "core/model/model_store.h"
#include "core/model/training.h"

#include <QJsonObject>

namespace matinee::wire {

/// As in the API document: Model and Training.
QJsonObject toJson(const model::LearntFilms &films);
QJsonObject toJson(const model::ModelEntry &entry);
QJsonObject toJson(const model::TrainingState &state);

} // namespace matinee::wire
