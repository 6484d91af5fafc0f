#pragma once

#include <Eigen/Core>

#include <cstdint>
#include <span>
#include <vector>

namespace matinee::model {

/// A matrix in a quarter of the room: each column as whole numbers from -127 to 127 and what they are
/// multiplied by. The error of an entry is at most 1/254 of the largest of its column.
struct Int8Columns {
    int rows = 0;
    std::vector<float> scales; ///< one per column
    std::vector<std::int8_t> values; ///< column after column
};

Int8Columns quantised(const Eigen::MatrixXf &matrix);
Eigen::MatrixXf restored(const Int8Columns &columns);

/// Writes whole numbers for `values` behind `result`; what they are multiplied by.
float quantise(std::span<const float> values, std::vector<std::int8_t> &result);

} // namespace matinee::model
