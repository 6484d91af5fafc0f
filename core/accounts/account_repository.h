#pragma once

#include "core/accounts/account.h"
#include "core/accounts/password.h"
#include "core/base/result.h"

#include <QByteArray>

#include <optional>

namespace matinee {

class Database;

/// An account with its password hash, which leaves the accounts module in no other form.
struct StoredAccount {
    Account account;
    QByteArray passwordHash;
};

/// The `account` table and the account's own row of `profile`.
class AccountRepository {
public:
    explicit AccountRepository(Database &database) : m_database(database) { }

    /// Errors   Conflict (the handle is taken).
    Result<Account> add(const QString &handle, const QByteArray &passwordHash, const QDateTime &now);
    Result<std::optional<StoredAccount>> findByHandle(const QString &handle) const;
    Result<std::optional<StoredAccount>> find(UserId user) const;
    /// Somebody who owns a library and need not have an account: id, handle, name, since when.
    Result<std::optional<Account>> findProfile(UserId user) const;
    Result<void> setPasswordHash(UserId user, const QByteArray &hash);
    Result<std::optional<StoredAccount>> findByEmail(const QString &email) const;
    /// By handle, those behind `after`; at most `limit`.
    Result<QList<Account>> list(const QString &after, int limit) const;
    Result<int> count() const;
    /// How many passwords were hashed with less work than `cost`; they get more at the next sign-in.
    Result<int> countCheaper(const PasswordCost &cost) const;
    Result<bool> hasAdministrator() const;
    /// Whether nobody but this person looks after the server; who is suspended does not.
    Result<bool> isLastAdministrator(UserId user) const;
    Result<void> setName(UserId user, const QString &name);
    /// Empty: none. Errors   Conflict (somebody else has shown that it is theirs).
    Result<void> setEmail(UserId user, const QString &email);
    Result<void> setAdministrator(UserId user, bool is);
    /// From `at` on; not valid: no longer.
    Result<void> setSuspended(UserId user, const QDateTime &at);

    /// The handle of somebody who left stays theirs until then.
    Result<void> reserve(const QString &handle, const QDateTime &until);
    Result<bool> isReserved(const QString &handle, const QDateTime &now) const;

private:
    Database &m_database;
};

} // namespace matinee
