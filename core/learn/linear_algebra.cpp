#include "core/learn/linear_algebra.h"

#include <cblas.h>
#include <lapacke.h>

#include <algorithm>
#include <unistd.h>

namespace matinee::learn {
namespace {

/// Copies the lower half to the upper one, in squares that fit into the nearest cache.
void mirror(Eigen::MatrixXf &matrix)
{
    constexpr Eigen::Index Side = 64;
    for (Eigen::Index column = 0; column < matrix.cols(); column += Side) {
        const Eigen::Index width = std::min(Side, matrix.cols() - column);
        for (Eigen::Index row = 0; row < column; row += Side)
            matrix.block(row, column, Side, width) = matrix.block(column, row, width, Side).transpose();
        Eigen::MatrixXf corner = matrix.block(column, column, width, width);
        corner.triangularView<Eigen::StrictlyUpper>() = corner.transpose();
        matrix.block(column, column, width, width) = corner;
    }
}

bool invertCorner(Eigen::MatrixXf &matrix, Eigen::Index corner)
{
    const auto size = static_cast<lapack_int>(corner);
    const auto stride = static_cast<lapack_int>(std::max<Eigen::Index>(1, matrix.rows()));
    return LAPACKE_spotrf_work(LAPACK_COL_MAJOR, 'L', size, matrix.data(), stride) == 0
        && LAPACKE_spotri_work(LAPACK_COL_MAJOR, 'L', size, matrix.data(), stride) == 0;
}

/// From the inverse of all rows and columns but the last, and the last row as it was, to the inverse of the
/// whole: [A b; bᵀ c]⁻¹ = [A⁻¹ + svvᵀ  -sv; -svᵀ  s] with v = A⁻¹b, s = 1 / (c - bᵀv). Lower half.
bool addBorder(Eigen::MatrixXf &matrix)
{
    const Eigen::Index last = matrix.rows() - 1;
    const Eigen::VectorXf border = matrix.row(last).head(last).transpose();
    auto corner = matrix.topLeftCorner(last, last).selfadjointView<Eigen::Lower>();
    const Eigen::VectorXf moved = corner * border;
    const float rest = matrix(last, last) - border.dot(moved);
    if (!(rest > 0))
        return false;
    corner.rankUpdate(moved, 1 / rest);
    matrix.row(last).head(last) = -moved.transpose() / rest;
    matrix(last, last) = 1 / rest;
    return true;
}

} // namespace

bool factorise(Eigen::MatrixXf &matrix)
{
    const auto size = static_cast<lapack_int>(matrix.rows());
    return LAPACKE_spotrf_work(LAPACK_COL_MAJOR, 'L', size, matrix.data(), size) == 0;
}

bool invert(Eigen::MatrixXf &matrix)
{
    // OpenBLAS 0.3.21 crashes in spotri for odd sizes above 128 with the code for processors that it does
    // not know, so an odd size is an even one with a border.
    const Eigen::Index even = matrix.rows() - matrix.rows() % 2;
    if (!invertCorner(matrix, even) || (even < matrix.rows() && !addBorder(matrix)))
        return false;
    mirror(matrix);
    return true;
}

bool solve(Eigen::MatrixXf &matrix, Eigen::VectorXf &right)
{
    const auto size = static_cast<lapack_int>(matrix.rows());
    return LAPACKE_sposv_work(LAPACK_COL_MAJOR, 'L', size, 1, matrix.data(), size, right.data(), size) == 0;
}

void useOneThread()
{
    openblas_set_num_threads(1);
}

QString fasterArithmetic()
{
#if defined(__x86_64__)
    // The code that uses AVX2 or more; one of these is OpenBLAS's own choice for a processor it knows.
    const QString chosen = QString::fromLatin1(openblas_get_corename());
    for (const auto *modern : {"Haswell", "Zen", "SkylakeX", "Cooperlake", "SapphireRapids"}) {
        if (chosen.compare(QLatin1String(modern), Qt::CaseInsensitive) == 0)
            return {};
    }
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512cd")
        && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq")
        && __builtin_cpu_supports("avx512vl"))
        return QStringLiteral("SkylakeX");
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        return QStringLiteral("Haswell");
#endif
    return {};
}

void preferFastArithmetic(char *argv[])
{
    const QString code = fasterArithmetic();
    if (code.isEmpty() || qEnvironmentVariableIsSet("OPENBLAS_CORETYPE"))
        return;
    qputenv("OPENBLAS_CORETYPE", code.toLatin1());
    ::execv("/proc/self/exe", argv); // only comes back when it fails, and then the slow code does as well
}

} // namespace matinee::learn
