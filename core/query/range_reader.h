#pragma once

#include "core/query/column_names.h"

#include <tl/expected.hpp>

namespace matinee {

/// What is wrong with a range, and the text that would be right; empty when there is no good guess.
struct RangeFault {
    enum class Kind { NotARange, Backwards, OutOfRange };
    Kind kind = Kind::NotARange;
    QString suggestion;
};

/// Reads N, N..M, ..M, N.., >=N, <=N, >N and <N of a column of numbers or days.
///
/// Units    years also as "1970s" and "70s"; runtimes as "100", "100m", "100 min", "1h40"; votes as "10k".
///          "2025" and "2025-06" are all of their days.
tl::expected<ClauseValue, RangeFault> readRange(const ColumnInfo &column, const QString &text);

} // namespace matinee
