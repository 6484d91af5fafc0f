#include "core/rest/request_budget.h"

#include <algorithm>
#include <cmath>

namespace matinee {

namespace {

constexpr qint64 MinuteMs = 60'000;
constexpr qint64 BetweenLooksMs = 10'000;
constexpr qsizetype ManySubjects = 50'000; // then those who rest are forgotten

/// The first `bits4` bits of an IPv4 address, or half of an IPv6 one.
QByteArray networkOf(const QHostAddress &address, int bits4)
{
    bool isIPv4 = false;
    const quint32 number = address.toIPv4Address(&isIPv4);
    if (isIPv4)
        return QByteArray::number(number >> (32 - bits4), 16);
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    return QByteArray(reinterpret_cast<const char *>(&bytes), 8).toHex();
}

/// A device's name is a UUID; what is longer is none, and not kept.
QByteArray deviceOf(qint64 user, const QString &device)
{
    return QByteArray::number(user) + '/' + device.left(36).toUtf8();
}

std::chrono::seconds wholeSeconds(double milliseconds)
{
    return std::chrono::seconds(qint64(std::ceil(milliseconds / 1000)));
}

} // namespace

BudgetStanding RequestBudget::takeForUser(qint64 user, int cost, const QDateTime &now)
{
    return take('u' + QByteArray::number(user), m_limits.perUser, cost, now);
}

BudgetStanding RequestBudget::takeForAddress(const QHostAddress &address, int cost, const QDateTime &now)
{
    return take('a' + networkOf(address, 32), m_limits.perAddress, cost, now);
}

BudgetStanding RequestBudget::takeForPassword(const QHostAddress &address, const QDateTime &now)
{
    return take('p' + networkOf(address, 24), m_limits.passwordsPerNetwork, 1, now);
}

BudgetStanding RequestBudget::takePush(qint64 user, const QString &device, const QDateTime &now)
{
    return take('s' + deviceOf(user, device), m_limits.pushesPerDevice, 1, now);
}

BudgetStanding RequestBudget::takePull(qint64 user, const QString &device, const QDateTime &now)
{
    return take('r' + deviceOf(user, device), m_limits.pullsPerDevice, 1, now);
}

BudgetStanding RequestBudget::take(const QByteArray &subject, int perMinute, int cost, const QDateTime &now)
{
    if (perMinute == 0)
        return {};
    const qint64 instant = now.toMSecsSinceEpoch();
    const double each = double(MinuteMs) / perMinute;
    const std::scoped_lock lock(m_mutex);
    // Not at every request: as many may be busy, and a look at all of them finds nobody.
    if (m_restedAt.size() >= ManySubjects && std::abs(instant - m_lookedAt) >= BetweenLooksMs)
        forgetTheRested(instant);
    qint64 &restedAt = m_restedAt[subject];
    restedAt = std::min(restedAt, instant + MinuteMs); // a clock that was put back locks nobody out
    const auto waiting = double(std::max<qint64>(restedAt - instant, 0));

    BudgetStanding standing{.limit = perMinute};
    const double after = waiting + cost * each;
    const bool isTooMuch = after > MinuteMs;
    if (isTooMuch)
        standing.retryAfter = std::max(std::chrono::seconds(1), wholeSeconds(after - MinuteMs));
    else
        restedAt = instant + qint64(std::ceil(after));
    const double owed = isTooMuch ? waiting : after;
    standing.left = int((MinuteMs - owed) / each);
    standing.full = wholeSeconds(owed);
    return standing;
}

void RequestBudget::forgetTheRested(qint64 now)
{
    m_lookedAt = now;
    m_restedAt.removeIf([now](const auto &subject) { return subject.value() <= now; });
}

} // namespace matinee
