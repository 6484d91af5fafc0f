#pragma once

#include "core/accounts/session.h"
#include "core/base/result.h"

#include <optional>

namespace matinee {

class Database;

/// A session found by its access token, and what is known of its owner.
struct AccessMatch {
    AccountSession session;
    bool isAdministrator = false;
    bool isSuspended = false;
    bool hasSecondFactor = false;
};

/// A session found by one of its refresh tokens, and which generation that token was of.
struct RefreshMatch {
    AccountSession session;
    qint64 generation = 0;
};

/// The `session` and `refresh_token` tables: hashes in, never a token.
class SessionRepository {
public:
    explicit SessionRepository(Database &database) : m_database(database) { }

    Result<void> add(const AccountSession &session, const QString &accessHash, const QString &refreshHash);
    /// Makes `session.generation` the newest one; the access token before it is no longer known.
    Result<void> rotate(const AccountSession &session, const QString &accessHash, const QString &refreshHash);
    Result<std::optional<AccessMatch>> findByAccess(const QString &accessHash) const;
    Result<std::optional<RefreshMatch>> findByRefresh(const QString &refreshHash) const;
    /// The person's sessions that have not ended, newest first.
    Result<QList<AccountSession>> ofUser(UserId user) const;
    Result<bool> isOpen(const QString &session) const;
    Result<void> setProven(const QString &session, const QDateTime &now);
    /// A token of its newest generation was used.
    Result<void> setUsed(const AccountSession &session);
    Result<void> setAccessExpiry(const AccountSession &session);
    Result<void> end(const QString &session, const QDateTime &now);
    /// Ends the person's sessions but `kept`, which may be empty.
    Result<void> endAll(UserId user, const QString &kept, const QDateTime &now);
    /// Forgets the person's sessions that were last rotated before `idle` or made before `absolute`.
    Result<void> removeStale(UserId user, const QDateTime &idle, const QDateTime &absolute);

private:
    Result<void> addRefresh(const AccountSession &session, const QString &refreshHash);

    Database &m_database;
};

} // namespace matinee
