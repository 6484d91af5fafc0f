#pragma once

#include "core/learn/model.h"

#include <cstdint>
#include <memory>
#include <optional>

namespace matinee::learn {

struct IalsPlan {
    int factors = 64;
    float unseenWeight = 0.3F; ///< α: what a film that somebody has not met weighs against one they like
    float penalty = 0.003F; ///< λ, times the weight of a person's or film's row (Rendle et al. 2021)
    int sweeps = 5;
};

/// Matrix factorisation for likes by alternating least squares: a vector per film, and one per person
/// that is solved for when they are asked about.
class Ials final : public Model {
public:
    /// Starts from `start`'s films when given (of the same number of factors), else from chance.
    Ials(const Interactions &liked, const IalsPlan &plan, std::uint32_t seed, const Ials *start = nullptr);

    /// One that was learnt before.
    Ials(const IalsPlan &plan, Eigen::MatrixXf films);

    Eigen::VectorXf scores(const History &history) const override;
    Eigen::VectorXf addends(const History &history, int film) const override;
    Explainer explainer(const History &history) const override;

    /// The person's place among the films: near what they would like.
    Eigen::VectorXf person(const History &history) const;
    const IalsPlan &plan() const { return m_plan; }
    const Eigen::MatrixXf &films() const { return m_films; } ///< one column per film

private:
    IalsPlan m_plan;
    Eigen::MatrixXf m_films;
    Eigen::MatrixXf m_gram; ///< α · films · filmsᵀ
};

} // namespace matinee::learn
