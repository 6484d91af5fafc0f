#include "core/learn/spectrum.h"

#include "core/learn/ease.h"

#include <Eigen/Eigenvalues>
#include <Eigen/QR>

#include <cmath>
#include <random>

namespace matinee::learn {
namespace {

using RowMatrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

constexpr int Oversampling = 16;
constexpr int PowerSteps = 4;

/// A film few people like would otherwise count as much as all others: D = diag(G) + this.
constexpr float Damping = 1;

/// Equal on every machine, which std::normal_distribution does not promise.
RowMatrix randomMatrix(Eigen::Index rows, Eigen::Index columns, std::uint32_t seed)
{
    std::mt19937 random(seed);
    RowMatrix matrix(rows, columns);
    for (float &value : matrix.reshaped())
        value = static_cast<float>(random() >> 8) / static_cast<float>(1 << 23) - 1;
    return matrix;
}

/// ZᵀZ · right, Z = W^½XD^-½, one person after the other.
RowMatrix timesNormalised(const Interactions &liked, const Eigen::VectorXf &scale, const RowMatrix &right)
{
    RowMatrix product = RowMatrix::Zero(right.rows(), right.cols());
    Eigen::RowVectorXf row(right.cols());
    for (int person = 0; person < liked.people(); ++person) {
        row.setZero();
        for (const Mark &mark : liked.of(person))
            row += mark.strength * scale[mark.film] * right.row(mark.film);
        row *= personWeight(liked.of(person));
        for (const Mark &mark : liked.of(person))
            product.row(mark.film) += mark.strength * scale[mark.film] * row;
    }
    return product;
}

RowMatrix orthonormal(const RowMatrix &matrix)
{
    // Cholesky of MᵀM twice is as good as Householder here and much quicker for tall matrices.
    RowMatrix result = matrix;
    for (int round = 0; round < 2; ++round) {
        Eigen::MatrixXf gram = result.transpose() * result;
        gram.diagonal().array() += 1e-6F * gram.trace() / static_cast<float>(gram.rows());
        const Eigen::LLT<Eigen::MatrixXf> factor(gram);
        if (factor.info() != Eigen::Success) {
            // Few tastes and as many columns: some say the same.
            const Eigen::HouseholderQR<Eigen::MatrixXf> qr(matrix);
            return qr.householderQ() * Eigen::MatrixXf::Identity(matrix.rows(), matrix.cols());
        }
        result = factor.matrixL().solve(result.transpose()).transpose();
    }
    return result;
}

} // namespace

Spectrum::Spectrum(const Interactions &liked, int rank, std::uint32_t seed)
{
    m_scale = (gramDiagonal(liked).array() + Damping).sqrt().inverse();
    const int most = std::min(liked.films(), liked.people());
    const int width = std::min(rank + Oversampling, most);
    RowMatrix basis = orthonormal(randomMatrix(liked.films(), width, seed));
    for (int step = 0; step < PowerSteps; ++step)
        basis = orthonormal(timesNormalised(liked, m_scale, basis));

    const Eigen::MatrixXf small = basis.transpose() * timesNormalised(liked, m_scale, basis);
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXf> solver(small);
    const int kept = std::min(rank, width);
    m_values = solver.eigenvalues().reverse().head(kept).cwiseMax(0.0F);
    m_directions = basis * solver.eigenvectors().rowwise().reverse().leftCols(kept);
}

std::unique_ptr<ItemWeights> Spectrum::weights(float dropout, int rank) const
{
    const int kept = std::min(rank, this->rank());
    const float ratio = dropout / (1 - dropout);
    const Eigen::ArrayXf share = m_values.head(kept).array() / (m_values.head(kept).array() + ratio) / ratio;
    const Eigen::VectorXf base = m_scale.array().square() / ratio;
    Eigen::MatrixXf factor =
        share.sqrt().matrix().asDiagonal() * m_directions.leftCols(kept).transpose() * m_scale.asDiagonal();
    return std::make_unique<FactoredWeights>(base, std::move(factor));
}

} // namespace matinee::learn
