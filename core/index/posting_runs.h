#pragma once

#include "core/index/segment.h"

namespace matinee {

/// "This film has this word in this field", gathered in any order, in blocks so that growing never copies.
class PostingRuns {
public:
    struct Entry {
        quint32 word = 0; ///< number in a TermTable
        quint32 place = 0;
    };

    /// Field and film as one number, in whose order postings are written.
    static quint32 place(Field field, Doc doc)
    {
        return quint32(std::countr_zero(quint8(field))) << DocBits | doc;
    }
    static quint8 fieldOf(quint32 place) { return quint8(1U << (place >> DocBits)); }
    static Doc docOf(quint32 place) { return place & ((1U << DocBits) - 1); }

    void add(quint32 word, quint32 place);

    template <class Use>
    void each(Use use) const
    {
        for (const auto &block : m_blocks) {
            for (const Entry &entry : block)
                use(entry.word, entry.place);
        }
    }

    static constexpr int DocBits = 29;

private:
    static constexpr std::size_t BlockSize = 1 << 17;
    std::vector<std::vector<Entry>> m_blocks;
};

/// Entries grouped by term: a counting sort. `eachEntry(use)` is called twice and must call
/// `use(term, value)` the same both times.
struct ByTerm {
    std::vector<quint32> starts; ///< one more than there are terms
    std::vector<quint32> values;

    template <class EachEntry>
    static ByTerm grouped(Term terms, EachEntry eachEntry)
    {
        ByTerm sorted;
        sorted.starts.resize(std::size_t(terms) + 2);
        // Counted two places on, so that filling moves the starts of the terms to where they belong.
        eachEntry([&sorted](Term term, quint32) { ++sorted.starts[std::size_t(term) + 2]; });
        for (std::size_t i = 2; i < sorted.starts.size(); ++i)
            sorted.starts[i] += sorted.starts[i - 1];
        sorted.values.resize(sorted.starts.back());
        eachEntry([&sorted](Term term, quint32 value) {
            sorted.values[sorted.starts[std::size_t(term) + 1]++] = value;
        });
        sorted.starts.pop_back();
        return sorted;
    }
    std::span<quint32> of(Term term)
    {
        return {values.data() + starts[term], values.data() + starts[std::size_t(term) + 1]};
    }
};

} // namespace matinee
