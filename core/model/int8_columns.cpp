#include "core/model/int8_columns.h"

#include <algorithm>
#include <cmath>

namespace matinee::model {

float quantise(std::span<const float> values, std::vector<std::int8_t> &result)
{
    float largest = 0;
    for (const float value : values)
        largest = std::max(largest, std::abs(value));
    constexpr float Most = std::numeric_limits<std::int8_t>::max();
    for (const float value : values)
        result.push_back(static_cast<std::int8_t>(largest > 0 ? std::lround(value / largest * Most) : 0));
    return largest / Most;
}

Int8Columns quantised(const Eigen::MatrixXf &matrix)
{
    Int8Columns columns;
    columns.rows = static_cast<int>(matrix.rows());
    columns.values.reserve(matrix.size());
    for (Eigen::Index column = 0; column < matrix.cols(); ++column)
        columns.scales.push_back(quantise(
            std::span(matrix.col(column).data(), static_cast<std::size_t>(matrix.rows())), columns.values));
    return columns;
}

Eigen::MatrixXf restored(const Int8Columns &columns)
{
    using Bytes = Eigen::Matrix<std::int8_t, Eigen::Dynamic, Eigen::Dynamic>;
    const Eigen::Map<const Bytes> bytes(columns.values.data(), columns.rows, std::ssize(columns.scales));
    const Eigen::Map<const Eigen::VectorXf> scales(columns.scales.data(), std::ssize(columns.scales));
    return bytes.cast<float>() * scales.asDiagonal();
}

} // namespace matinee::model
