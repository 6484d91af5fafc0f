#include "core/posters/poster_seed.h"

#include "core/posters/poster.h"

namespace matinee {

namespace {

quint32 fnv1a(const QByteArray &bytes)
{
    quint32 hash = 2166136261U;
    for (const char byte : bytes) {
        hash ^= static_cast<unsigned char>(byte);
        hash *= 16777619U;
    }
    return hash;
}

quint32 mixed(quint32 hash)
{
    hash ^= hash >> 16;
    hash *= 0x85EBCA6BU;
    hash ^= hash >> 13;
    hash *= 0xC2B2AE35U;
    hash ^= hash >> 16;
    return hash;
}

} // namespace

quint32 posterSeed(const PosterFacts &facts)
{
    if (!facts.imdbId.isEmpty())
        return mixed(fnv1a(facts.imdbId.toUtf8()));
    const QString year = facts.year ? QString::number(*facts.year) : QString();
    return mixed(fnv1a((facts.title + year).toUtf8()));
}

double PosterRandom::next()
{
    m_state ^= m_state << 13;
    m_state ^= m_state >> 17;
    m_state ^= m_state << 5;
    return m_state / 4294967296.0;
}

} // namespace matinee
