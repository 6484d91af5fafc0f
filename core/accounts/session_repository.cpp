#include "core/accounts/session_repository.h"

#include "core/store/database.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

QDateTime instant(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC);
}

AccountSession sessionIn(const Rows &rows)
{
    return {.id = rows.text(0),
            .user = UserId(rows.integer(1)),
            .device = rows.text(2),
            .generation = rows.integer(3),
            .createdAt = instant(rows.integer(4)),
            .rotatedAt = instant(rows.integer(5)),
            .accessExpiresAt = instant(rows.integer(6)),
            .provenAt = instant(rows.integer(8)),
            .usedGeneration = rows.integer(9),
            .ended = !rows.isNull(7)};
}

} // namespace

Result<void> SessionRepository::add(const AccountSession &session, const QString &accessHash,
                                    const QString &refreshHash)
{
    return m_database
        .execute(u"INSERT INTO session (id, user_id, device, generation, access_hash, access_expires_at,"
                 u" created_at, rotated_at, proven_at) VALUES (:id, :user, :device, :generation, :access,"
                 u" :access_expires, :created, :rotated, :proven)"_s,
                 {{u":id"_s, session.id},
                  {u":user"_s, session.user.value()},
                  {u":device"_s, session.device},
                  {u":generation"_s, session.generation},
                  {u":access"_s, accessHash},
                  {u":access_expires"_s, session.accessExpiresAt.toMSecsSinceEpoch()},
                  {u":created"_s, session.createdAt.toMSecsSinceEpoch()},
                  {u":rotated"_s, session.rotatedAt.toMSecsSinceEpoch()},
                  {u":proven"_s, session.provenAt.toMSecsSinceEpoch()}})
        .and_then([&] { return addRefresh(session, refreshHash); });
}

Result<void> SessionRepository::rotate(const AccountSession &session, const QString &accessHash,
                                       const QString &refreshHash)
{
    return m_database
        .execute(u"UPDATE session SET generation = :generation, access_hash = :access,"
                 u" access_expires_at = :access_expires, rotated_at = :rotated WHERE id = :id"_s,
                 {{u":generation"_s, session.generation},
                  {u":access"_s, accessHash},
                  {u":access_expires"_s, session.accessExpiresAt.toMSecsSinceEpoch()},
                  {u":rotated"_s, session.rotatedAt.toMSecsSinceEpoch()},
                  {u":id"_s, session.id}})
        .and_then([&] { return addRefresh(session, refreshHash); });
}

Result<std::optional<AccessMatch>> SessionRepository::findByAccess(const QString &accessHash) const
{
    return m_database
        .run(u"SELECT s.id, s.user_id, s.device, s.generation, s.created_at, s.rotated_at,"
             u" s.access_expires_at, s.ended_at, s.proven_at, s.used_generation, a.is_administrator, "
             u"a.suspended_at, t.confirmed"
             u" FROM session s JOIN account a ON a.user_id = s.user_id"
             u" LEFT JOIN totp t ON t.user_id = s.user_id WHERE s.access_hash = :hash"_s,
             {{u":hash"_s, accessHash}})
        .map([](Rows rows) -> std::optional<AccessMatch> {
            if (!rows.next())
                return std::nullopt;
            return AccessMatch{.session = sessionIn(rows),
                               .isAdministrator = rows.integer(10) != 0,
                               .isSuspended = !rows.isNull(11),
                               .hasSecondFactor = rows.integer(12) != 0};
        });
}

Result<std::optional<RefreshMatch>> SessionRepository::findByRefresh(const QString &refreshHash) const
{
    return m_database
        .run(u"SELECT s.id, s.user_id, s.device, s.generation, s.created_at, s.rotated_at,"
             u" s.access_expires_at, s.ended_at, s.proven_at, s.used_generation, t.generation"
             u" FROM refresh_token t JOIN session s ON s.id = t.session_id WHERE t.hash = :hash"_s,
             {{u":hash"_s, refreshHash}})
        .map([](Rows rows) -> std::optional<RefreshMatch> {
            if (!rows.next())
                return std::nullopt;
            return RefreshMatch{sessionIn(rows), rows.integer(10)};
        });
}

Result<void> SessionRepository::end(const QString &session, const QDateTime &now)
{
    return m_database.execute(u"UPDATE session SET ended_at = :now WHERE id = :id AND ended_at IS NULL"_s,
                              {{u":now"_s, now.toMSecsSinceEpoch()}, {u":id"_s, session}});
}

Result<QList<AccountSession>> SessionRepository::ofUser(UserId user) const
{
    QList<AccountSession> sessions;
    return m_database
        .each(
            u"SELECT id, user_id, device, generation, created_at, rotated_at, access_expires_at, ended_at,"
            u" proven_at, used_generation FROM session WHERE user_id = :user AND ended_at IS NULL ORDER BY rotated_at DESC, id"_s,
            {{u":user"_s, user.value()}}, [&](const Rows &rows) { sessions.append(sessionIn(rows)); })
        .map([&] { return sessions; });
}

Result<bool> SessionRepository::isOpen(const QString &session) const
{
    return m_database
        .run(u"SELECT 1 FROM session WHERE id = :id AND ended_at IS NULL"_s, {{u":id"_s, session}})
        .map([](Rows rows) { return rows.next(); });
}

Result<void> SessionRepository::setProven(const QString &session, const QDateTime &now)
{
    return m_database.execute(u"UPDATE session SET proven_at = :now WHERE id = :id"_s,
                              {{u":now"_s, now.toMSecsSinceEpoch()}, {u":id"_s, session}});
}

Result<void> SessionRepository::setUsed(const AccountSession &session)
{
    return m_database.execute(u"UPDATE session SET used_generation = :generation WHERE id = :id"_s,
                              {{u":generation"_s, session.generation}, {u":id"_s, session.id}});
}

Result<void> SessionRepository::setAccessExpiry(const AccountSession &session)
{
    return m_database.execute(
        u"UPDATE session SET access_expires_at = :expires WHERE id = :id"_s,
        {{u":expires"_s, session.accessExpiresAt.toMSecsSinceEpoch()}, {u":id"_s, session.id}});
}

Result<void> SessionRepository::endAll(UserId user, const QString &kept, const QDateTime &now)
{
    return m_database.execute(
        u"UPDATE session SET ended_at = :now WHERE user_id = :user AND id <> :kept AND ended_at IS NULL"_s,
        {{u":now"_s, now.toMSecsSinceEpoch()},
         {u":user"_s, user.value()},
         {u":kept"_s, kept.isNull() ? u""_s : kept}}); // a null text is NULL to Qt
}

Result<void> SessionRepository::removeStale(UserId user, const QDateTime &idle, const QDateTime &absolute)
{
    const Bindings bindings = {{u":user"_s, user.value()},
                               {u":idle"_s, idle.toMSecsSinceEpoch()},
                               {u":absolute"_s, absolute.toMSecsSinceEpoch()}};
    return m_database
        .execute(u"DELETE FROM refresh_token WHERE session_id IN (SELECT id FROM session"
                 u" WHERE user_id = :user AND (rotated_at < :idle OR created_at < :absolute))"_s,
                 bindings)
        .and_then([&] {
            return m_database.execute(u"DELETE FROM session WHERE user_id = :user"
                                      u" AND (rotated_at < :idle OR created_at < :absolute)"_s,
                                      bindings);
        });
}

Result<void> SessionRepository::addRefresh(const AccountSession &session, const QString &refreshHash)
{
    return m_database.execute(
        u"INSERT INTO refresh_token (hash, session_id, generation)"
        u" VALUES (:hash, :session, :generation)"_s,
        {{u":hash"_s, refreshHash}, {u":session"_s, session.id}, {u":generation"_s, session.generation}});
}

} // namespace matinee
