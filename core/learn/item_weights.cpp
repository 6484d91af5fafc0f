#include "core/learn/item_weights.h"

#include <algorithm>
#include <limits>

namespace matinee::learn {
namespace {

/// Of a row of X and a vector.
float sum(std::span<const Mark> marks, const Eigen::VectorXf &vector)
{
    float sum = 0;
    for (const Mark &mark : marks)
        sum += mark.strength * vector[mark.film];
    return sum;
}

} // namespace

Eigen::VectorXf ItemWeights::scores(const History &history) const
{
    return -rows(history).cwiseQuotient(m_diagonal);
}

Eigen::VectorXf ItemWeights::addends(const History &history, int film) const
{
    Eigen::VectorXf addends(history.size());
    for (std::size_t place = 0; place < history.size(); ++place)
        addends[place] = -history[place].strength * entry(history[place].film, film) / m_diagonal[film];
    return addends;
}

Eigen::VectorXf ItemWeights::scoresInstead(WeighedRow learnt, WeighedRow instead,
                                           const History &history) const
{
    const Eigen::VectorXf old = rows(learnt.marks);
    const float rest =
        std::max(1 - learnt.weight * sum(learnt.marks, old), std::numeric_limits<float>::epsilon());
    const float taken = learnt.weight / rest;

    Eigen::VectorXf added = rows(instead.marks);
    added += old * (taken * sum(learnt.marks, added));
    const float given = instead.weight / (1 + instead.weight * sum(instead.marks, added));

    Eigen::VectorXf product = rows(history);
    product += old * (taken * sum(learnt.marks, product));
    product -= added * (given * sum(instead.marks, product));
    return -product.array()
        / (m_diagonal.array() + taken * old.array().square() - given * added.array().square());
}

DenseWeights::DenseWeights(Eigen::MatrixXf inverse) : m_inverse(std::move(inverse))
{
    m_diagonal = m_inverse.diagonal();
}

Eigen::VectorXf DenseWeights::rows(std::span<const Mark> films) const
{
    Eigen::VectorXf sum = Eigen::VectorXf::Zero(m_inverse.cols());
    for (const Mark &mark : films)
        sum += mark.strength * m_inverse.col(mark.film); // symmetric, and columns lie together in memory
    return sum;
}

FactoredWeights::FactoredWeights(Eigen::VectorXf base, Eigen::MatrixXf factor)
    : m_base(std::move(base)),
      m_factor(std::move(factor))
{
    m_diagonal = m_base - m_factor.colwise().squaredNorm().transpose();
}

Eigen::VectorXf FactoredWeights::rows(std::span<const Mark> films) const
{
    Eigen::VectorXf together = Eigen::VectorXf::Zero(m_factor.rows());
    for (const Mark &mark : films)
        together += mark.strength * m_factor.col(mark.film);
    Eigen::VectorXf sum = -(m_factor.transpose() * together);
    for (const Mark &mark : films)
        sum[mark.film] += mark.strength * m_base[mark.film];
    return sum;
}

float FactoredWeights::entry(int row, int column) const
{
    return (row == column ? m_base[row] : 0) - m_factor.col(row).dot(m_factor.col(column));
}

} // namespace matinee::learn
