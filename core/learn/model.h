#pragma once

#include "core/learn/interactions.h"

#include <Eigen/Core>

namespace matinee::learn {

/// What was learnt about all films, asked about one person. Never changes after it is learnt; the same
/// history always gives the same scores.
class Model {
public:
    Model() = default;
    Model(const Model &) = delete;
    Model &operator=(const Model &) = delete;
    virtual ~Model() = default;

    /// One score per film, higher is better; those of the person's own films mean nothing.
    virtual Eigen::VectorXf scores(const History &history) const = 0;
    /// What each film of the history adds to the score of `film`. What is missing to the score is owed
    /// to nothing the person did.
    virtual Eigen::VectorXf addends(const History &history, int film) const = 0;
};

} // namespace matinee::learn
