#include "core/learn/ease.h"

#include "core/learn/linear_algebra.h"

#include <cmath>

namespace matinee::learn {
namespace {

/// λ must stay above the rounding of floats, or Cholesky fails.
float ridge(float lambda)
{
    return std::max(lambda, 1e-3F);
}

float dropoutRatio(const EasePenalty &penalty)
{
    return penalty.dropout / (1 - penalty.dropout);
}

/// (Λ + XᵀWX)⁻¹ = Λ⁻¹ - Λ⁻¹Xᵀ (W⁻¹ + XΛ⁻¹Xᵀ)⁻¹ XΛ⁻¹ = Λ⁻¹ - FᵀF with F = L⁻¹XΛ⁻¹, LLᵀ the middle.
std::unique_ptr<ItemWeights> learnDual(const Interactions &liked, EasePenalty penalty)
{
    const Eigen::VectorXf base =
        (dropoutRatio(penalty) * gramDiagonal(liked).array() + ridge(penalty.lambda)).inverse();
    Eigen::MatrixXf factor = Eigen::MatrixXf::Zero(liked.people(), liked.films());
    Eigen::MatrixXf middle = Eigen::MatrixXf::Zero(liked.people(), liked.people());
    for (int person = 0; person < liked.people(); ++person) {
        for (const Mark &mark : liked.of(person))
            factor(person, mark.film) = mark.strength * base[mark.film];
    }
    for (int person = 0; person < liked.people(); ++person) {
        for (const Mark &mark : liked.of(person))
            middle.col(person) += mark.strength * factor.col(mark.film);
        middle(person, person) += 1 / personWeight(liked.of(person));
    }
    factorise(middle);
    middle.triangularView<Eigen::Lower>().solveInPlace(factor);
    return std::make_unique<FactoredWeights>(base, std::move(factor));
}

} // namespace

float personWeight(std::span<const Mark> person)
{
    return 1 / std::sqrt(std::max(1.0F, static_cast<float>(person.size())));
}

Eigen::MatrixXf gramMatrix(const Interactions &liked)
{
    Eigen::MatrixXf gram = Eigen::MatrixXf::Zero(liked.films(), liked.films());
    for (int person = 0; person < liked.people(); ++person) {
        const auto films = liked.of(person);
        const float weight = personWeight(films);
        for (std::size_t first = 0; first < films.size(); ++first) {
            float *column = gram.col(films[first].film).data();
            const float product = weight * films[first].strength;
            for (std::size_t second = first; second < films.size(); ++second)
                column[films[second].film] += product * films[second].strength;
        }
    }
    return gram;
}

Eigen::VectorXf gramDiagonal(const Interactions &liked)
{
    Eigen::VectorXf diagonal = Eigen::VectorXf::Zero(liked.films());
    for (int person = 0; person < liked.people(); ++person) {
        const float weight = personWeight(liked.of(person));
        for (const Mark &mark : liked.of(person))
            diagonal[mark.film] += weight * mark.strength * mark.strength;
    }
    return diagonal;
}

std::unique_ptr<ItemWeights> learnEase(Eigen::MatrixXf gram, EasePenalty penalty)
{
    const float scale = 1 + dropoutRatio(penalty);
    gram.diagonal() = (scale * gram.diagonal().array() + ridge(penalty.lambda)).matrix();
    invert(gram);
    return std::make_unique<DenseWeights>(std::move(gram));
}

std::unique_ptr<ItemWeights> learnEase(const Interactions &liked, EasePenalty penalty)
{
    return prefersDual(liked) ? learnDual(liked, penalty) : learnEase(gramMatrix(liked), penalty);
}

bool prefersDual(const Interactions &liked)
{
    return liked.people() < liked.films();
}

} // namespace matinee::learn
