#pragma once

#include "core/learn/model.h"

namespace matinee::learn {

/// A row of X and its weight in W.
struct WeighedRow {
    std::span<const Mark> marks;
    float weight = 0;
};

/// A model of item-item weights B = I - P / diag(P), where P = (XᵀWX + Λ)⁻¹: the score of a film is the
/// sum of its weights to the person's films, so each of them is a reason with an exact figure.
class ItemWeights : public Model {
public:
    Eigen::VectorXf scores(const History &history) const final;
    Eigen::VectorXf addends(const History &history, int film) const final;

    /// The scores as if `instead` had been learnt from in place of `learnt`: P with one row of X exchanged,
    /// exactly (Sherman-Morrison, twice). An empty row is nobody. This is how held-back people are judged
    /// without learning again.
    Eigen::VectorXf scoresInstead(WeighedRow learnt, WeighedRow instead, const History &history) const;

    const Eigen::VectorXf &diagonal() const { return m_diagonal; } ///< of P

protected:
    /// The sum of the rows of P of those films.
    virtual Eigen::VectorXf rows(std::span<const Mark> films) const = 0;
    virtual float entry(int row, int column) const = 0;

    Eigen::VectorXf m_diagonal;
};

/// P as it is.
class DenseWeights final : public ItemWeights {
public:
    explicit DenseWeights(Eigen::MatrixXf inverse);

private:
    Eigen::VectorXf rows(std::span<const Mark> films) const override;
    float entry(int row, int column) const override { return m_inverse(row, column); }

    Eigen::MatrixXf m_inverse;
};

/// P = diag(base) - FᵀF, with few rows in F: exact when there are fewer people than films (Woodbury), an
/// approximation when F is the beginning of a spectrum.
class FactoredWeights final : public ItemWeights {
public:
    FactoredWeights(Eigen::VectorXf base, Eigen::MatrixXf factor);

private:
    Eigen::VectorXf rows(std::span<const Mark> films) const override;
    float entry(int row, int column) const override;

    Eigen::VectorXf m_base;
    Eigen::MatrixXf m_factor;
};

} // namespace matinee::learn
