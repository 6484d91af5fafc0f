#pragma once

#include <QtGlobal>

namespace matinee::simulator {

/// Numbers that follow from a seed alone, the same on every machine.
class Chance {
public:
    explicit Chance(quint64 seed) : m_state(seed) { }

    quint64 next();
    quint32 below(quint32 limit) { return limit == 0 ? 0 : quint32(next() % limit); }
    bool oneIn(quint32 n) { return below(n) == 0; }

private:
    quint64 m_state;
};

/// From now on everything that asks Qt for the system's random numbers (ids, places in lists) gets those that
/// follow from `seed`.
void seedSystemChance(quint64 seed);

} // namespace matinee::simulator
