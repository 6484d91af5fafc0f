#pragma once

#include "core/learn/interactions.h"

#include <Eigen/Core>

#include <cstdint>

namespace matinee::learn {

/// What is known of people and films before a rating is read: who has met what. People who choose alike
/// rate alike, and films that meet the same people are rated alike.
///
/// A row of traits is 1 and a place in the Spectrum of all meetings; of a film, also the logarithm of how
/// many met it. (How many films a person met says something too, but not of newcomers, who will meet more.)
/// Each trait but the first varies by about 1 over the people (or films) learnt from.
class RatingTraits {
public:
    /// The strengths of the marks are not looked at.
    RatingTraits(const Interactions &ratings, std::uint32_t seed);

    Eigen::RowVectorXd person(std::span<const Mark> ratings) const;
    const Eigen::MatrixXd &people() const { return m_people; } ///< a row per person learnt from
    const Eigen::MatrixXd &films() const { return m_films; } ///< a row per film

private:
    Eigen::MatrixXd m_places; ///< films × directions: what meeting a film adds to a person's place
    Eigen::MatrixXd m_people;
    Eigen::MatrixXd m_films;
};

} // namespace matinee::learn
