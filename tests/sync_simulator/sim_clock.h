#pragma once

#include "core/base/clock.h"

namespace matinee::simulator {

/// The wall clock of one machine: true time, and how wrong it is.
class SimClock final : public Clock {
public:
    explicit SimClock(const qint64 &trueMs) : m_true(&trueMs) { }

    QDateTime now() const override { return QDateTime::fromMSecsSinceEpoch(*m_true + wrongBy(), Qt::UTC); }
    void setWrongBy(qint64 ms) { m_offset = ms; }
    /// In millionths, from now on.
    void setDrift(qint64 perMillion)
    {
        m_offset = wrongBy();
        m_since = *m_true;
        m_drift = perMillion;
    }

private:
    qint64 wrongBy() const { return m_offset + (*m_true - m_since) * m_drift / 1'000'000; }

    const qint64 *m_true; ///< ms since 1970 UTC
    qint64 m_offset = 0;
    qint64 m_drift = 0;
    qint64 m_since = 0;
};

} // namespace matinee::simulator
