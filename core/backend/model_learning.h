#pragma once

#include "core/model/model_store.h"
#include "core/model/training.h"
#include "core/store/database_location.h"

#include <optional>

namespace matinee {

/// What to learn a suggestion model from, and where it goes.
struct LearningOrder {
    QString dataFolder;
    std::optional<DatabaseLocation> database; ///< nothing: the data folder's
    QString ratings; ///< see model::readRatingFiles(); empty: what the people of this installation rated
    bool areImdbNumbers = false;
    QString out; ///< a file; empty: into the installation, when it is not worse than the model there
    model::TrainOptions how; ///< the catalogue is filled in
};

struct Learnt {
    model::Trained trained;
    QString outcome; ///< outcomeText()
    model::Comparison comparison; ///< with the model before; of nobody when there was none
};

/// What became of the model, in words for somebody who likes films; the figures are in the comparison.
QString outcomeText(const model::Promotion &promotion);

/// Reads, learns, measures, and puts the model where it belongs; blocking, for a process of its own. Into an
/// installation only one at a time, and `models/training.json` says how far it is.
/// Errors   those of readRatingFiles(), train(), ModelStore; Conflict (another one learns).
Result<Learnt> learnModel(LearningOrder order, const Clock &clock,
                          const std::function<void(model::TrainStep)> &report = {});

} // namespace matinee
