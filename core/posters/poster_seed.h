#pragma once

#include <QtGlobal>

#include <span>

namespace matinee {

struct PosterFacts;

/// The number a poster grows from: FNV-1a (32 bit) over the IMDb id in UTF-8, or over title and
/// year when there is none, mixed by the finaliser of MurmurHash3 so that neighbouring ids part.
quint32 posterSeed(const PosterFacts &facts);

/// xorshift32. Small, the same everywhere, and part of the design: another generator is another poster.
class PosterRandom {
public:
    explicit PosterRandom(quint32 seed) : m_state(seed == 0 ? 1 : seed) { }

    /// The next number, 0 up to but never 1.
    double next();

    /// One of `items`, which is not empty.
    template <class T>
    const T &pick(std::span<const T> items)
    {
        return items[static_cast<std::size_t>(next() * static_cast<double>(items.size()))];
    }

private:
    quint32 m_state;
};

} // namespace matinee
