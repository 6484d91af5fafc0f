#pragma once

#include <QtGlobal>

#include <bit>
#include <span>
#include <vector>

namespace matinee {

/// The number of a film within a segment: 0 is the most popular.
using Doc = quint32;

/// A set of films of one segment (or of its people), dense: one bit a film.
class Bitset {
public:
    Bitset() = default;
    explicit Bitset(Doc size, bool filled = false);

    Doc size() const { return m_size; }
    bool test(Doc doc) const { return (m_words[doc / 64] >> (doc % 64)) & 1U; }
    void set(Doc doc) { m_words[doc / 64] |= quint64(1) << (doc % 64); }
    void reset(Doc doc) { m_words[doc / 64] &= ~(quint64(1) << (doc % 64)); }
    bool isEmpty() const;
    Doc count() const;

    // Both sides are of the same size.
    friend bool operator==(const Bitset &, const Bitset &) = default;
    Bitset &operator|=(const Bitset &other);
    Bitset &operator&=(const Bitset &other);
    Bitset &subtract(const Bitset &other);
    void invert();
    /// How many are in both, without making the set.
    static Doc countOfBoth(const Bitset &left, const Bitset &right);

    // For sets kept elsewhere as plain words: 64 films each, the first in the lowest bit, none beyond size().
    static std::size_t wordsFor(Doc size) { return (std::size_t(size) + 63) / 64; }
    std::span<const quint64> words() const { return m_words; }
    std::span<quint64> words() { return m_words; }
    void unite(std::span<const quint64> words);
    Doc countOfBoth(std::span<const quint64> words) const;

    /// In ascending order, which is the order of popularity. `use` answers false to stop.
    template <class Use>
    void each(Use use) const
    {
        for (std::size_t at = 0; at < m_words.size(); ++at) {
            for (quint64 word = m_words[at]; word != 0; word &= word - 1) {
                if (!use(Doc(at * 64) + Doc(std::countr_zero(word))))
                    return;
            }
        }
    }

private:
    std::vector<quint64> m_words;
    Doc m_size = 0;
};

} // namespace matinee
