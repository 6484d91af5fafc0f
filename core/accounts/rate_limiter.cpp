#include "core/accounts/rate_limiter.h"

#include "core/store/database.h"

#include <QCryptographicHash>

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 FreeFailures = 5;
constexpr std::chrono::seconds LongestWait = 15min;
constexpr std::chrono::milliseconds Memory = 24h;
constexpr qint64 MostFailures = 600;
constexpr std::chrono::seconds Window = 1min;

std::chrono::seconds waitAfter(qint64 failures)
{
    if (failures < FreeFailures)
        return 0s;
    const qint64 doublings = std::min<qint64>(failures - FreeFailures, 10);
    return std::min<std::chrono::seconds>(std::chrono::seconds(qint64(1) << doublings), LongestWait);
}

QString nameHash(const QString &counter)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(counter.toUtf8(), QCryptographicHash::Sha256).toHex());
}

} // namespace

Result<bool> RateLimiter::isUnderAttack(qint64 now) const
{
    // No handle can fail more than ten times in a minute; what it failed before does not belong to it.
    return m_database
        .run(u"SELECT CAST(COALESCE(SUM(CASE WHEN failures > 10 THEN 10 ELSE failures END), 0) AS BIGINT)"
             u" FROM sign_in_failure WHERE last_at > :then"_s,
             {{u":then"_s, now - std::chrono::milliseconds(Window).count()}})
        .map([](Rows rows) { return rows.next() && rows.integer(0) > MostFailures; });
}

Result<std::chrono::seconds> RateLimiter::beginTry(const QString &counter, Device device)
{
    const qint64 now = m_clock.now().toMSecsSinceEpoch();
    const QString name = nameHash(counter);

    return m_database.inTransaction([&]() -> Result<std::chrono::seconds> {
        const auto forgotten = m_database.execute(u"DELETE FROM sign_in_failure WHERE last_at < :then"_s,
                                                  {{u":then"_s, now - qint64(Memory.count())}});
        if (!forgotten)
            return tl::unexpected(forgotten.error());
        const auto attacked = device == Device::Known ? Result<bool>(false) : isUnderAttack(now);
        if (!attacked)
            return tl::unexpected(attacked.error());
        if (*attacked)
            return Window;

        auto rows = m_database.run(u"SELECT failures, last_at FROM sign_in_failure WHERE name_hash = :name"_s,
                                   {{u":name"_s, name}});
        if (!rows)
            return tl::unexpected(rows.error());
        if (rows->next()) {
            // A clock that was put back makes nobody wait longer.
            const std::chrono::milliseconds since(std::max<qint64>(now - rows->integer(1), 0));
            const auto left = waitAfter(rows->integer(0)) - since;
            if (left > 0ms)
                return std::chrono::ceil<std::chrono::seconds>(left);
        }
        return m_database
            .execute(u"INSERT INTO sign_in_failure (name_hash, failures, last_at) VALUES (:name, 1, :now)"
                     u" ON CONFLICT (name_hash) DO UPDATE"
                     u" SET failures = sign_in_failure.failures + 1, last_at = excluded.last_at"_s,
                     {{u":name"_s, name}, {u":now"_s, now}})
            .map([] { return 0s; });
    });
}

Result<void> RateLimiter::succeeded(const QString &counter)
{
    return m_database.execute(u"DELETE FROM sign_in_failure WHERE name_hash = :name"_s,
                              {{u":name"_s, nameHash(counter)}});
}

} // namespace matinee
