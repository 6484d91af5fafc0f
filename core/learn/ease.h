#pragma once

#include "core/learn/held_back.h"
#include "core/learn/item_weights.h"

#include <memory>

namespace matinee::learn {

/// How much EASE is held back: Λ = λI + p/(1-p) · diag(G), the second term as if each mark had been
/// dropped with probability p (Steck 2020). A short history wants a large p.
struct EasePenalty {
    float lambda = 20;
    float dropout = 0.5F; ///< p, 0 to below 1
};

/// A person's weight in G = XᵀWX, n^-½: one who likes a thousand films says less with each.
float personWeight(std::span<const Mark> person);

/// G = XᵀWX; only the lower half is written.
Eigen::MatrixXf gramMatrix(const Interactions &liked);
/// Only its diagonal.
Eigen::VectorXf gramDiagonal(const Interactions &liked);

/// Learns P = (G + Λ)⁻¹. With fewer people than films by the dual form, which never builds G.
std::unique_ptr<ItemWeights> learnEase(const Interactions &liked, EasePenalty penalty);
/// From a G that serves several penalties; it is used up.
std::unique_ptr<ItemWeights> learnEase(Eigen::MatrixXf gram, EasePenalty penalty);

/// The scores of a case by weights that were learnt from everybody: as if what is held back had not been.
Eigen::VectorXf heldBackScores(const ItemWeights &weights, const Interactions &learnt, const Case &held);

/// True when the dual form is the cheaper one.
bool prefersDual(const Interactions &liked);

} // namespace matinee::learn
