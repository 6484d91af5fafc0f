#pragma once

#include "core/learn/interactions.h"

#include <Eigen/Core>

#include <span>

namespace matinee::learn {

/// How much of a list is looked at.
inline constexpr int ListLength = 100;

/// The films with the highest scores, best first, at most `count`; those of the history are left out.
/// Equal scores: the film with the smaller number first.
std::vector<int> bestFilms(const Eigen::VectorXf &scores, const History &history, int count);

/// NDCG@100 with binary gain (Liang et al. 2018) of films wanted, 0 to 1. `ranks` are the places of those
/// wanted films that were found, from 0; `wanted` is how many there were.
double ndcg(std::span<const int> ranks, int wanted);
/// The same for a list.
double ndcg(std::span<const int> list, const std::vector<int> &wantedAscending);

/// Brings scores to mean 0 and standard deviation 1 over the films outside the history; all equal
/// becomes all 0. What they were divided by, 0 in that case.
float standardise(Eigen::VectorXf &scores, const History &history);

} // namespace matinee::learn
