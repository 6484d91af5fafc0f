#pragma once

#include "core/base/clock.h"

#include <chrono>

namespace matinee {

/// A clock that stands still until it is told to move.
class FixedClock final : public Clock {
public:
    QDateTime now() const override { return m_now; }
    void advance(std::chrono::milliseconds by) { m_now = m_now.addMSecs(by.count()); }
    void set(const QDateTime &now) { m_now = now; }

private:
    QDateTime m_now = QDateTime(QDate(2026, 3, 14), QTime(9, 26, 53, 589), Qt::UTC);
};

} // namespace matinee
