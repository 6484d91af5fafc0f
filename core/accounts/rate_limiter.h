#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <chrono>

namespace matinee {

class Database;

/// Slows down guessing at one account, in the database so that every process counts together.
///
/// Rule     five failures are free; after k more the next try waits 2^k seconds, at most 15 minutes,
///          never for good. A day without a try forgets all. Handles nobody has are counted alike,
///          so that a wait tells nothing about them. A device that its owner signed in on before is
///          counted by itself: whoever guesses elsewhere does not make the owner wait.
/// Circuit  more than 600 tries that failed within a minute, whoever they were for, are an attack from many
///          places: until it is over, only devices that are known may try.
class RateLimiter {
public:
    enum class Device { Known, Unknown };

    RateLimiter(Database &database, const Clock &clock) : m_database(database), m_clock(clock) { }

    /// `counter` is a handle, or a session. Zero: go on. Else how long to wait. A try that may go on counts
    /// as a failure from here, so that a hundred at once are a hundred, until succeeded().
    Result<std::chrono::seconds> beginTry(const QString &counter, Device device);
    Result<void> succeeded(const QString &counter);

private:
    Result<bool> isUnderAttack(qint64 now) const;

    Database &m_database;
    const Clock &m_clock;
};

} // namespace matinee
