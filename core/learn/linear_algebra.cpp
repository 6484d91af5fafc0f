#include "core/learn/linear_algebra.h"

#include <cblas.h>
#include <lapacke.h>

namespace matinee::learn {

bool factorise(Eigen::MatrixXf &matrix)
{
    const auto size = static_cast<lapack_int>(matrix.rows());
    return LAPACKE_spotrf_work(LAPACK_COL_MAJOR, 'L', size, matrix.data(), size) == 0;
}

bool invert(Eigen::MatrixXf &matrix)
{
    const auto size = static_cast<lapack_int>(matrix.rows());
    if (!factorise(matrix) || LAPACKE_spotri_work(LAPACK_COL_MAJOR, 'L', size, matrix.data(), size) != 0)
        return false;
    matrix.triangularView<Eigen::StrictlyUpper>() = matrix.transpose();
    return true;
}

void useOneThread()
{
    openblas_set_num_threads(1);
}

QString fasterArithmetic()
{
#if defined(__x86_64__)
    const bool isOld =
        QString::fromLatin1(openblas_get_corename()).compare(u"prescott", Qt::CaseInsensitive) == 0;
    if (isOld && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        return QStringLiteral("Haswell");
#endif
    return {};
}

} // namespace matinee::learn
