#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QHostAddress>
#include <QString>

#include <chrono>
#include <mutex>

namespace matinee {

/// How much may be asked within a minute, in light requests (Cost); of passwords, in tries; of devices that
/// synchronise, in questions. 0: no limit.
struct RequestLimits {
    int perUser = 600;
    int perAddress = 1200;
    int passwordsPerNetwork = 30;
    int pushesPerDevice = 60; ///< whatever they hold
    int pullsPerDevice = 120;
};

/// What is left to somebody who asked.
struct BudgetStanding {
    int limit = 0; ///< requests a minute
    int left = 0; ///< that could be asked at once now
    std::chrono::seconds full{0}; ///< until all of it is there again
    std::chrono::seconds retryAfter{0}; ///< above zero: this one was too much
};

/// How much each caller may still ask: a bucket that comes back evenly over a minute (the generic cell rate
/// algorithm, one instant a caller). Asked from every worker. What was asked of another process of the same
/// installation is not known here.
class RequestBudget {
public:
    explicit RequestBudget(const RequestLimits &limits) : m_limits(limits) { }

    BudgetStanding takeForUser(qint64 user, int cost, const QDateTime &now);
    /// Of an IPv6 address the first half counts: a household has all of the other.
    BudgetStanding takeForAddress(const QHostAddress &address, int cost, const QDateTime &now);
    /// A try to sign in, up, or otherwise to be asked for a password.
    BudgetStanding takeForPassword(const QHostAddress &address, const QDateTime &now);
    BudgetStanding takePush(qint64 user, const QString &device, const QDateTime &now);
    BudgetStanding takePull(qint64 user, const QString &device, const QDateTime &now);

private:
    BudgetStanding take(const QByteArray &subject, int perMinute, int cost, const QDateTime &now);
    void forgetTheRested(qint64 now);

    RequestLimits m_limits;
    std::mutex m_mutex;
    QHash<QByteArray, qint64> m_restedAt; ///< when all is there again, ms since 1970 UTC
    qint64 m_lookedAt = 0; ///< when those who rest were looked for
};

} // namespace matinee
