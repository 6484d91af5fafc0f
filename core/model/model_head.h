#pragma once

#include "core/model/model_file.h"

namespace matinee::model {

/// How long the arrays of a model file are.
struct ModelSizes {
    int films = 0;
    int nameBytes = 0;
    int neighbours = 0; ///< of all films together
    int directions = 0;
    int factors = 0;
};

/// All of a model file that is no array.
struct ModelHead {
    ModelSizes sizes;
    learn::Choices choices; ///< only experts, weights and the plan of iALS are kept
    std::optional<BlendCurves> curves;
    ModelFacts facts;
};

QByteArray toJson(const ModelHead &head);
/// Absent when anything is missing, of another type or out of its range.
std::optional<ModelHead> headFromJson(const QByteArray &json);

} // namespace matinee::model
