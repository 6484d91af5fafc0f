#pragma once

#include <QString>

#include <Eigen/Core>

namespace matinee::learn {

/// Replaces a symmetric positive definite matrix (lower half read) by its inverse (both halves written),
/// by Cholesky. False when it is not positive definite.
bool invert(Eigen::MatrixXf &matrix);

/// Replaces the lower half by the Cholesky factor; the upper half is left alone.
bool factorise(Eigen::MatrixXf &matrix);

/// Solves matrix · x = right for a symmetric positive definite matrix (lower half read, used up); `right`
/// becomes x. False when it is not positive definite, and then both mean nothing.
bool solve(Eigen::MatrixXf &matrix, Eigen::VectorXf &right);

/// One thread for BLAS and LAPACK: the sum of the CPU seconds is what counts, other threads have work
/// of their own, and the results do not depend on how many cores there are.
void useOneThread();

/// What OPENBLAS_CORETYPE must be when the program starts to use this processor's vector units; empty when
/// they are used already. OpenBLAS takes processors that are newer than itself for ones of 2004, which
/// makes it several times slower.
QString fasterArithmetic();

/// Starts the program anew with that variable when there is something to gain, else comes back. At the
/// beginning of main(), before any work is done.
void preferFastArithmetic(char *argv[]);

} // namespace matinee::learn
