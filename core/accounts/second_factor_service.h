#pragma once

#include "core/accounts/account_context.h"
#include "core/accounts/audit_log.h"
#include "core/accounts/second_factor_repository.h"
#include "core/accounts/secret_seal.h"
#include "core/accounts/session_repository.h"

namespace matinee {

/// What a person gives beside the password; both empty when nothing.
struct SecondProof {
    QString totp;
    QString recoveryCode;
};

/// What an authenticator app needs.
struct Enrolment {
    QString secret; ///< base32, for typing
    QString uri; ///< otpauth://
    QByteArray qrSvg; ///< the uri as a picture
};

/// Codes of an authenticator as a second factor, and recovery codes for when it is lost. The secret is stored
/// sealed, recovery codes as hashes; each code is good once.
class SecondFactorService {
public:
    enum class Check {
        NotNeeded, ///< the person has no authenticator
        Missing,
        Wrong,
        Good,
    };

    SecondFactorService(const AccountContext &context, AuditLog &audit);

    /// An authenticator that counts from confirm() on. Errors: Conflict (there is a confirmed one).
    Result<Enrolment> begin(UserId user, const QString &handle);
    /// False for a wrong code, or one that was used. Errors: NotFound (nothing was begun), Conflict
    /// (confirmed before).
    Result<bool> confirm(UserId user, const QString &code);
    Result<void> remove(UserId user);
    /// For the server's owner, who knows somebody that has lost the authenticator and the recovery codes:
    /// takes both away and ends all sessions.
    Result<void> removeLost(UserId user);

    /// Ten new codes of 120 bits in place of all earlier ones; shown once.
    Result<QStringList> makeRecoveryCodes(UserId user);
    Result<int> recoveryCodesLeft(UserId user) const;

    /// Uses the code up when it is good. Inside a transaction of the caller's.
    Result<Check> check(UserId user, const SecondProof &proof);
    /// Whose recovery code this is, and the same using it up.
    Result<std::optional<UserId>> ownerOfCode(const QString &recoveryCode) const;
    Result<std::optional<UserId>> takeCode(const QString &recoveryCode);

private:
    Result<bool> takeTotp(UserId user, const StoredTotp &totp, const QString &code);

    const AccountContext &m_context;
    AuditLog &m_audit;
    SecondFactorRepository m_factors;
    SessionRepository m_sessions;
    SecretSeal m_seal;
};

} // namespace matinee
