#pragma once

#include "core/learn/rating_prior.h"
#include "core/learn/rating_traits.h"

namespace matinee::learn {

/// One of many answers that the ratings allow: what a person's rating is predicted from.
///
/// A rating is person[0] + film[0] + <person[1..], film[1..]> plus noise. The noise is normal with
/// precision `precision` times one factor for the person and one for the film: some people rate by
/// mood, and about some films people quarrel.
struct RatingDraw {
    Eigen::Matrix<float, Eigen::Dynamic, RatingFactors, Eigen::RowMajor> films;
    Eigen::VectorXf filmPrecision;
    FactorPrior people;
    double precision = 1;
};

/// Bayesian matrix factorisation by Gibbs sampling: draws, evenly spaced, of a chain long enough to have
/// forgotten its start. The strengths of `ratings` are ratings with mean 0 and spread 1. Work is bounded: the
/// chain is shorter when there are very many ratings.
std::vector<RatingDraw> drawFactors(const Interactions &ratings, const RatingTraits &traits,
                                    std::uint32_t seed);

/// What is believed about one person's row, given one draw, one row of traits and their ratings.
struct PersonBelief {
    FactorRow mean;
    FactorSquare covariance;
    double precision = 1; ///< the person's factor of the noise
};
PersonBelief foldIn(const RatingDraw &draw, const Eigen::MatrixXd &traits, std::span<const Mark> ratings);

} // namespace matinee::learn
