#pragma once

#include <QDateTime>

namespace matinee {

/// The only source of "now". Instants are UTC with millisecond precision.
class Clock {
public:
    virtual ~Clock() = default;
    virtual QDateTime now() const = 0;
};

class SystemClock final : public Clock {
public:
    QDateTime now() const override { return QDateTime::currentDateTimeUtc(); }
};

} // namespace matinee
