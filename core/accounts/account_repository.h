#pragma once

#include "core/accounts/account.h"
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
    Result<void> setPasswordHash(UserId user, const QByteArray &hash);
    Result<void> makeAdministrator(UserId user);

private:
    Database &m_database;
};

} // namespace matinee
