#pragma once

#include "core/accounts/session.h"
#include "core/base/result.h"

#include <optional>

namespace matinee {

class Database;

/// A session found by its access token, and whether its owner looks after the server.
struct AccessMatch {
    Session session;
    bool isAdministrator = false;
};

/// A session found by one of its refresh tokens, and which generation that token was of.
struct RefreshMatch {
    Session session;
    qint64 generation = 0;
};

/// The `session` and `refresh_token` tables: hashes in, never a token.
class SessionRepository {
public:
    explicit SessionRepository(Database &database) : m_database(database) { }

    Result<void> add(const Session &session, const QString &accessHash, const QString &refreshHash);
    /// Makes `session.generation` the newest one; the access token before it is no longer known.
    Result<void> rotate(const Session &session, const QString &accessHash, const QString &refreshHash);
    Result<std::optional<AccessMatch>> findByAccess(const QString &accessHash) const;
    Result<std::optional<RefreshMatch>> findByRefresh(const QString &refreshHash) const;
    Result<void> end(const QString &session, const QDateTime &now);
    /// Forgets the person's sessions that were last rotated before `idle` or made before `absolute`.
    Result<void> removeStale(UserId user, const QDateTime &idle, const QDateTime &absolute);

private:
    Result<void> addRefresh(const Session &session, const QString &refreshHash);

    Database &m_database;
};

} // namespace matinee
