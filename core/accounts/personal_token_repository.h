#pragma once

#include "core/accounts/session.h"
#include "core/base/result.h"

namespace matinee {

class Database;

/// A token that a person made for a program.
struct PersonalToken {
    QString id; ///< UUID
    UserId user;
    QString name;
    Scopes scopes;
    QDateTime createdAt; ///< UTC
    QDateTime expiresAt; ///< UTC; invalid: never
    QDateTime usedAt; ///< UTC, to the hour; invalid: never
};

/// "read", "write", "metrics"
QString nameOf(Scope scope);
std::optional<Scope> scopeOf(const QString &name);

/// A token, and what is known of its owner.
struct PersonalTokenMatch {
    PersonalToken token;
    bool isAdministrator = false;
    bool isSuspended = false;
    bool hasSecondFactor = false;
};

/// The `personal_token` table: hashes in, never a token.
class PersonalTokenRepository {
public:
    explicit PersonalTokenRepository(Database &database) : m_database(database) { }

    Result<void> add(const PersonalToken &token, const QString &hash);
    /// Newest first.
    Result<QList<PersonalToken>> ofUser(UserId user) const;
    Result<std::optional<PersonalTokenMatch>> find(const QString &hash) const;
    Result<void> setUsed(const QString &id, const QDateTime &now);
    /// False when the person has none of this id.
    Result<bool> remove(UserId user, const QString &id);
    Result<void> removeAll(UserId user);

private:
    Database &m_database;
};

} // namespace matinee
