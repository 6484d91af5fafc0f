#pragma once

#include "core/base/id.h"
#include "core/base/result.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace matinee {

class Database;

/// An authenticator of a person.
struct StoredTotp {
    QString sealedSecret;
    bool isConfirmed = false;
};

/// The `totp` and `recovery_code` tables.
class SecondFactorRepository {
public:
    explicit SecondFactorRepository(Database &database) : m_database(database) { }

    Result<std::optional<StoredTotp>> totp(UserId user) const;
    /// Takes the place of one that was not confirmed.
    Result<void> begin(UserId user, const QString &sealedSecret);
    Result<void> confirm(UserId user);
    Result<void> remove(UserId user);
    /// False when a code of this step or a later one was taken before.
    Result<bool> takeStep(UserId user, qint64 step);

    Result<void> replaceCodes(UserId user, const QStringList &hashes);
    Result<int> codesLeft(UserId user) const;
    /// Whose it is; it is gone then. std::nullopt for one that nobody has.
    Result<std::optional<UserId>> takeCode(const QString &hash);
    Result<std::optional<UserId>> ownerOf(const QString &codeHash) const;

private:
    Database &m_database;
};

} // namespace matinee
