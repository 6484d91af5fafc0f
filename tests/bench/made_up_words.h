#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace matinee {

/// Chance from a seed (splitmix64): the same numbers on every machine, and fast.
class Chance {
public:
    explicit Chance(std::uint64_t seed) : m_state(seed) { }

    std::uint64_t next();
    /// 0 to `end` - 1.
    std::uint64_t below(std::uint64_t end) { return next() % end; }
    /// 0 to just under 1.
    double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
    bool with(double probability) { return unit() < probability; }

private:
    std::uint64_t m_state;
};

/// A word that no language has, of two to four syllables, capitalised. Each number has its own.
std::string inventedWord(std::uint64_t number);

/// Rare words as a growing text has them: the n-th is new with a probability that falls slowly with n, else
/// one that came before, most likely a frequent one. So 10,000 draws hold about 9,000 words, and a million
/// about 680,000.
class RareWords {
public:
    std::string next(Chance &chance);

private:
    std::vector<std::uint32_t> m_drawn;
    std::uint32_t m_words = 0;
};

struct MadeUpTitle {
    std::string primary;
    std::string original; ///< often the same; sometimes in another language or script
};

/// Titles of films: patterns over a few hundred common words, most with a rare one.
class MadeUpTitles {
public:
    MadeUpTitle next(Chance &chance);

private:
    std::string inPattern(const char *pattern, Chance &chance);

    RareWords m_rare;
};

/// The name of person `number`, always the same. `people` is how many there are in all.
std::string madeUpName(std::uint64_t number, std::uint64_t people);

} // namespace matinee
