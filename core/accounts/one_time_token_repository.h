#pragma once

#include "core/base/id.h"
#include "core/base/result.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace matinee {

class Database;

/// What a token may be used for, once.
enum class TokenPurpose { Reset, Email };

struct OneTimeToken {
    UserId user;
    TokenPurpose purpose = TokenPurpose::Reset;
    QString address = {}; ///< for Email: whose it shows
    QDateTime createdAt; ///< UTC
    QDateTime expiresAt; ///< UTC
};

/// The `one_time_token` table: hashes in, never a token.
class OneTimeTokenRepository {
public:
    explicit OneTimeTokenRepository(Database &database) : m_database(database) { }

    /// Beside those that the person has; forgets everybody's old ones.
    Result<void> add(const OneTimeToken &token, const QString &hash);
    /// Takes the place of those that the person has for the same purpose.
    Result<void> replace(const OneTimeToken &token, const QString &hash);
    Result<std::optional<OneTimeToken>> find(TokenPurpose purpose, const QString &hash,
                                             const QDateTime &now) const;
    /// The newest that the person has for this, expired or not.
    Result<std::optional<OneTimeToken>> newest(UserId user, TokenPurpose purpose) const;
    Result<void> removeAll(UserId user, TokenPurpose purpose);

private:
    Database &m_database;
};

} // namespace matinee
