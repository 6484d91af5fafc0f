#include "core/learn/rating_prior.h"

#include <Eigen/Cholesky>

#include <cmath>

namespace matinee::learn {
namespace {

// Vague: worth about as much as one row. Ratings are in units of their spread.
constexpr double FirstVariance = 0.05;
constexpr double FirstPenalty = 0.02;
constexpr double LevelPenalty = 0.01; // the first trait carries the level, which is not held back

/// A draw from the Wishart distribution of mean `freedom` · `scale` (Bartlett's decomposition).
FactorSquare drawWishart(const FactorSquare &scale, double freedom, Chance &chance)
{
    std::normal_distribution<double> normal;
    FactorSquare lower = FactorSquare::Zero();
    for (int row = 0; row < RatingFactors; ++row) {
        std::gamma_distribution<double> chiSquared((freedom - row) / 2, 2);
        lower(row, row) = std::sqrt(chiSquared(chance));
        for (int column = 0; column < row; ++column)
            lower(row, column) = normal(chance);
    }
    const FactorSquare factor = scale.llt().matrixL() * lower;
    return factor * factor.transpose();
}

} // namespace

FactorRow normalRow(Chance &chance)
{
    std::normal_distribution<double> normal;
    FactorRow row;
    for (double &value : row)
        value = normal(chance);
    return row;
}

double drawPrecision(double count, double squares, Chance &chance)
{
    std::gamma_distribution<double> gamma(count / 2, 1);
    return gamma(chance) / (squares / 2);
}

FactorPrior::FactorPrior(Eigen::Index traits) : m_slopes(FactorRows::Zero(traits, RatingFactors)) { }

void FactorPrior::draw(const Eigen::MatrixXd &traits, const Eigen::MatrixXd &gram, const FactorRows &rows,
                       Chance &chance)
{
    Eigen::MatrixXd normal = gram;
    normal.diagonal().array() += m_penalty;
    normal(0, 0) += LevelPenalty - m_penalty;
    const Eigen::LLT<Eigen::MatrixXd> factor(normal);

    FactorRows noise(m_slopes.rows(), RatingFactors);
    for (Eigen::Index trait = 0; trait < noise.rows(); ++trait)
        noise.row(trait) = normalRow(chance);
    const FactorRows spread = factor.matrixU().solve(noise);
    const FactorSquare inverseRoot = m_precision.llt().matrixL().solve(FactorSquare::Identity());
    m_slopes = factor.solve(traits.transpose() * rows) + spread * inverseRoot;

    const FactorRows rest = rows - traits * m_slopes;
    const auto held = m_slopes.bottomRows(m_slopes.rows() - 1);
    FactorSquare squares = RatingFactors * FirstVariance * FactorSquare::Identity();
    squares += rest.transpose() * rest;
    squares += m_penalty * held.transpose() * held;
    m_precision = drawWishart(squares.llt().solve(FactorSquare::Identity()),
                              static_cast<double>(RatingFactors + rows.rows() + held.rows()), chance);

    const double size = (held * m_precision).cwiseProduct(held).sum();
    m_penalty = drawPrecision(static_cast<double>(2 + held.size()), 2 * FirstPenalty + size, chance);
}

} // namespace matinee::learn
