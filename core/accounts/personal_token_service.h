#pragma once

#include "core/accounts/account_context.h"
#include "core/accounts/audit_log.h"
#include "core/accounts/personal_token_repository.h"

namespace matinee {

/// A token just made: the only time that it is seen.
struct NewPersonalToken {
    PersonalToken token;
    QString secret; ///< "mat_p_..."
};

/// Tokens for programs of a person's own, which do some of what the person may (Scope), until removed or
/// expired.
class PersonalTokenService {
public:
    PersonalTokenService(const AccountContext &context, AuditLog &audit)
        : m_context(context),
          m_audit(audit),
          m_tokens(context.database)
    {
    }

    /// `expiresAt` may be invalid: never. Errors: Conflict (there are 50 already).
    Result<NewPersonalToken> make(UserId user, const QString &name, const Scopes &scopes,
                                  const QDateTime &expiresAt);
    Result<QList<PersonalToken>> list(UserId user) const;
    /// Errors   NotFound.
    Result<void> remove(UserId user, const QString &id);
    /// Who it is; std::nullopt when it is unknown, expired, or its owner suspended. Notes the hour of use.
    Result<std::optional<Caller>> authenticate(const QString &secret);

private:
    const AccountContext &m_context;
    AuditLog &m_audit;
    PersonalTokenRepository m_tokens;
};

} // namespace matinee
