#pragma once

#include "core/learn/interactions.h"

#include <Eigen/Core>

#include <functional>

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

    /// addends() of one history for many films: what they share is worked out once. Lives no longer than the
    /// model.
    using Explainer = std::function<Eigen::VectorXf(int film)>;
    virtual Explainer explainer(const History &history) const
    {
        return [this, history](int film) { return addends(history, film); };
    }
};

} // namespace matinee::learn
