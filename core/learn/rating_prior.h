#pragma once

#include <Eigen/Core>

#include <random>

namespace matinee::learn {

/// How many numbers describe a person or a film: how high they rate (are rated), and taste.
inline constexpr int RatingFactors = 12;
using FactorRow = Eigen::Matrix<double, 1, RatingFactors>;
using FactorRows = Eigen::Matrix<double, Eigen::Dynamic, RatingFactors, Eigen::RowMajor>;
using FactorSquare = Eigen::Matrix<double, RatingFactors, RatingFactors>;
using Chance = std::mt19937_64;

FactorRow normalRow(Chance &chance);
/// A draw of precision × rate, for `count` observations whose squares sum up to `squares`.
double drawPrecision(double count, double squares, Chance &chance);

/// What is expected of a row of factors before its ratings are read: normal around a linear function of
/// its traits. The function, the precision and how strongly the function is held back are drawn anew
/// from what they may be, given the rows (Salakhutdinov and Mnih 2008; Simm et al. 2017); this is what
/// takes the place of penalties.
class FactorPrior {
public:
    explicit FactorPrior(Eigen::Index traits);

    /// `gram` is traitsᵀ · traits, of which the first is 1; a row of traits per row of factors.
    void draw(const Eigen::MatrixXd &traits, const Eigen::MatrixXd &gram, const FactorRows &rows,
              Chance &chance);

    FactorRows expected(const Eigen::MatrixXd &traits) const { return traits * m_slopes; }
    const FactorSquare &precision() const { return m_precision; }

private:
    FactorRows m_slopes; ///< traits × factors
    FactorSquare m_precision = 10 * FactorSquare::Identity();
    double m_penalty = 1;
};

} // namespace matinee::learn
