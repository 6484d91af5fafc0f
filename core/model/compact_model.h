#pragma once

#include "core/learn/ensemble.h"
#include "core/model/int8_columns.h"
#include "core/model/neighbours.h"

namespace matinee::model {

/// What was learnt, small enough to travel: at most 5 MB for 10,000 films. Nothing in it belongs to a person:
/// it has counts and sums over many of them.
struct CompactModel {
    std::vector<std::string> films; ///< the ids of the ratings it was learnt from
    std::vector<int> likes; ///< how many people like each
    NeighbourTable neighbours; ///< of EASE
    Eigen::VectorXf spectrumScale; ///< see learn::Spectrum
    Eigen::VectorXf spectrumValues;
    Int8Columns directions; ///< of the spectrum, one column per film
    Int8Columns factors; ///< of iALS, one column per film
    learn::Choices choices;
};

/// The ensemble was learnt with LearnOptions::compact and has all experts.
CompactModel compress(const learn::World &world, const learn::Ensemble &ensemble);

/// Suggests like the ensemble that it was made from, but for what was rounded and cut off.
std::unique_ptr<learn::Ensemble> assembled(const CompactModel &model);

} // namespace matinee::model
