#pragma once

#include "core/index/bitset.h"

#include <QStringList>

namespace matinee {

/// The films of each value of a category: a bit for every film where there are many, else their numbers.
struct ValueSets {
    QStringList values; ///< most films first, then by name
    std::vector<quint32> counts; ///< films, by value
    std::vector<quint32> starts; ///< in `dense` or `sparse`, by value
    std::vector<quint64> dense;
    std::vector<Doc> sparse; ///< ascending within a value
    std::vector<quint64> without; ///< films without any value, a bit each

    struct Entry {
        quint32 name = 0; ///< place in the names
        Doc doc = 0;
    };
    static ValueSets of(const QStringList &names, std::vector<Entry> entries, Doc films);

    void collect(qsizetype value, Bitset &films) const;
    std::vector<Doc> countsIn(const Bitset &films) const;
    /// Whether every number here is within bounds, for `films` films.
    bool check(Doc films) const;

private:
    /// A set of bits is smaller than numbers of 32 bits from here on.
    static bool isDense(quint32 count, Doc films) { return count > films / 32; }
};

} // namespace matinee
