#include "core/index/bitset.h"

#include <algorithm>

namespace matinee {

namespace {

template <class Word>
Doc countWords(std::size_t words, Word word)
{
    Doc count = 0;
    for (std::size_t i = 0; i < words; ++i)
        count += Doc(std::popcount(word(i)));
    return count;
}

Doc countBoth(const quint64 *left, const quint64 *right, std::size_t words)
{
    return countWords(words, [=](std::size_t i) { return left[i] & right[i]; });
}

#if defined(__x86_64__) && !defined(__POPCNT__)
/// Every x86-64 of the last fifteen years has the instruction, but the compiler may not count on it, and
/// without it the same loop takes several times as long.
[[gnu::target("popcnt")]] Doc countBothInHardware(const quint64 *left, const quint64 *right,
                                                  std::size_t words)
{
    Doc count = 0;
    for (std::size_t i = 0; i < words; ++i)
        count += Doc(__builtin_popcountll(left[i] & right[i]));
    return count;
}

Doc countBits(const quint64 *left, const quint64 *right, std::size_t words)
{
    return __builtin_cpu_supports("popcnt") ? countBothInHardware(left, right, words)
                                            : countBoth(left, right, words);
}
#else
Doc countBits(const quint64 *left, const quint64 *right, std::size_t words)
{
    return countBoth(left, right, words);
}
#endif

} // namespace

Bitset::Bitset(Doc size, bool filled) : m_words(wordsFor(size)), m_size(size)
{
    if (filled)
        invert();
}

bool Bitset::isEmpty() const
{
    return std::all_of(m_words.begin(), m_words.end(), [](quint64 word) { return word == 0; });
}

Doc Bitset::count() const
{
    return countBits(m_words.data(), m_words.data(), m_words.size());
}

Bitset &Bitset::operator|=(const Bitset &other)
{
    unite(other.m_words);
    return *this;
}

Bitset &Bitset::operator&=(const Bitset &other)
{
    std::transform(m_words.begin(), m_words.end(), other.m_words.begin(), m_words.begin(), std::bit_and());
    return *this;
}

Bitset &Bitset::subtract(const Bitset &other)
{
    std::transform(m_words.begin(), m_words.end(), other.m_words.begin(), m_words.begin(),
                   [](quint64 mine, quint64 theirs) { return mine & ~theirs; });
    return *this;
}

void Bitset::invert()
{
    for (quint64 &word : m_words)
        word = ~word;
    if (m_size % 64 != 0)
        m_words.back() &= (quint64(1) << (m_size % 64)) - 1;
}

Doc Bitset::countOfBoth(const Bitset &left, const Bitset &right)
{
    return left.countOfBoth(right.m_words);
}

void Bitset::unite(std::span<const quint64> words)
{
    std::transform(m_words.begin(), m_words.end(), words.begin(), m_words.begin(), std::bit_or());
}

Doc Bitset::countOfBoth(std::span<const quint64> words) const
{
    return countBits(m_words.data(), words.data(), m_words.size());
}

} // namespace matinee
