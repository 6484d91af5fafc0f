#include "tests/sync_simulator/chance.h"

#include <QRandomGenerator>

#include <new>

namespace {

alignas(QRandomGenerator64) unsigned char place[sizeof(QRandomGenerator64)];

} // namespace

// Stands in for Qt's own function of this name in this program, so that the product's code needs no seam.
QRandomGenerator64 *QRandomGenerator64::system()
{
    return std::launder(reinterpret_cast<QRandomGenerator64 *>(place));
}

namespace matinee::simulator {

quint64 Chance::next()
{
    // SplitMix64.
    quint64 z = (m_state += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

void seedSystemChance(quint64 seed)
{
    const std::array<quint32, 2> words{quint32(seed), quint32(seed >> 32)};
    new (place) QRandomGenerator64(words.data(), qsizetype(words.size()));
}

} // namespace matinee::simulator
