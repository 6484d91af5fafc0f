#include "core/query/similar_names.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace matinee {

namespace {

/// Longer names are never meant by a slip of one or two letters.
constexpr qsizetype MaxLength = 40;

qsizetype commonStart(QStringView one, QStringView other)
{
    const auto end = std::ranges::mismatch(one, other);
    return end.in1 - one.begin();
}

} // namespace

int editDistance(QStringView one, QStringView other, int limit)
{
    if (std::abs(one.size() - other.size()) > limit || one.size() > MaxLength || other.size() > MaxLength)
        return limit + 1;
    // Rows of the table for the last three beginnings of `one`, by length of the beginning of `other`.
    std::array<std::array<int, MaxLength + 1>, 3> rows{};
    for (int j = 0; j <= int(other.size()); ++j)
        rows[0][size_t(j)] = j;
    for (qsizetype i = 1; i <= one.size(); ++i) {
        auto &now = rows[size_t(i % 3)];
        const auto &last = rows[size_t((i + 2) % 3)];
        const auto &lastButOne = rows[size_t((i + 1) % 3)];
        now[0] = int(i);
        int least = now[0];
        for (size_t j = 1; j <= size_t(other.size()); ++j) {
            const QChar a = one[i - 1], b = other[qsizetype(j) - 1];
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a == b ? 0 : 1)});
            if (i > 1 && j > 1 && a == other[qsizetype(j) - 2] && one[i - 2] == b)
                now[j] = std::min(now[j], lastButOne[j - 2] + 1);
            least = std::min(least, now[j]);
        }
        if (least > limit + 1)
            return limit + 1;
    }
    return std::min(rows[size_t(one.size() % 3)][size_t(other.size())], limit + 1);
}

qsizetype nearestName(const QStringList &names, QStringView typed)
{
    if (typed.size() < 3)
        return -1;
    const int limit = typed.size() < 6 ? 1 : 2;
    qsizetype nearest = -1, start = 0;
    int distance = limit + 1;
    for (qsizetype i = 0; i < names.size(); ++i) {
        const int here = editDistance(names.at(i), typed, limit);
        if (here > distance || here > limit)
            continue;
        const qsizetype startHere = commonStart(names.at(i), typed);
        if (here < distance || startHere > start) {
            nearest = i;
            distance = here;
            start = startHere;
        }
    }
    return nearest;
}

} // namespace matinee
