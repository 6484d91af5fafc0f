#pragma once

#include "core/learn/model.h"

#include <cstdint>

namespace matinee::learn {

/// log(1 + how many people like the film), the same for everybody.
class Counts final : public Model {
public:
    explicit Counts(const Interactions &liked) : Counts(liked.counts()) { }
    explicit Counts(const std::vector<int> &likes); ///< by film

    Eigen::VectorXf scores(const History &) const override { return m_scores; }
    Eigen::VectorXf addends(const History &history, int film) const override;

private:
    Eigen::VectorXf m_scores;
};

/// What others liked about the time when this person rated: log of the film's share of all likes near
/// the times of the person's marks, plus a fiftieth of its share of all likes ever, which is all there
/// is for somebody whose times nobody knows. Near is a Gaussian of `days` days.
class Timely final : public Model {
public:
    Timely(const Interactions &liked, double days);

    Eigen::VectorXf scores(const History &history) const override;
    Eigen::VectorXf addends(const History &history, int film) const override;

private:
    std::int64_t binOf(double at) const;

    double m_binSeconds;
    std::vector<std::int64_t> m_bins; ///< those with likes, ascending
    Eigen::MatrixXf m_likes; ///< how often each film was liked, one column per bin
    Eigen::VectorXf m_always; ///< share of all likes
};

/// True when likes have times, and not all the same.
bool haveTimes(const Interactions &liked);

} // namespace matinee::learn
