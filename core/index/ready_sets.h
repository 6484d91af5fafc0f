#pragma once

#include "core/index/postings.h"
#include "core/index/segment.h"

#include <span>

namespace matinee {

/// The films of all words with one beginning, ready as a set of bits, for those short beginnings and fields
/// where reading the words one by one would take long.
struct ReadySets {
    struct Entry {
        Term first = 0;
        Term last = 0; ///< one past the end
        quint32 field = 0; ///< one bit of Field, or PeopleField
        quint32 start = 0; ///< of the set in `words`
        friend auto operator<=>(const Entry &, const Entry &) = default;
    };
    std::vector<Entry> entries; ///< ascending
    std::vector<quint64> words;

    /// The set of a range; empty when it is not ready.
    std::span<const quint64> find(TermRange range, quint8 field, Universe universe) const;
    /// Whether every set is where find() looks.
    bool check(Universe universe) const;
};

struct Dictionary;

/// For a dictionary with its postings.
ReadySets readySetsOf(const Dictionary &dictionary, Universe universe);

} // namespace matinee
