#pragma once

#include "core/accounts/account_context.h"
#include "core/accounts/account_repository.h"
#include "core/accounts/audit_log.h"
#include "core/accounts/mail_queue.h"
#include "core/accounts/one_time_token_repository.h"
#include "core/accounts/personal_token_repository.h"
#include "core/accounts/second_factor_service.h"
#include "core/accounts/session_repository.h"

namespace matinee {

/// Changing a password, and setting a new one when the old one is forgotten.
///
/// Reset    by a token that was mailed (10 minutes), by one that the server's owner printed (a day), or by a
/// recovery
///          code; each good once. It ends all sessions and personal tokens, and does not stand for the second
///          factor: signing in with the new password still asks for it.
class PasswordService {
public:
    PasswordService(const AccountContext &context, SecondFactorService &secondFactor, MailQueue &mail,
                    AuditLog &audit);

    /// The half after hashPassword(), for a person who proved the old one. Ends all sessions but `session`.
    Result<void> change(UserId user, const QByteArray &newHash, const QString &session);

    /// Somebody says that they forgot theirs. Does the same whether there is such an account or not.
    Result<void> request(const QString &handleOrAddress);
    /// Queues the mail with the token, if there is such an account with an address and none was sent just
    /// now.
    Result<void> mailReset(const QString &handleOrAddress);
    /// For the server's owner to hand over. Errors: NotFound.
    Result<QString> issueReset(const QString &handle);

    /// Whose password the token or recovery code may set. Errors: NotFound.
    Result<Account> ownerOf(const QString &token) const;
    /// The half after hashPassword(). Errors: NotFound (used meanwhile).
    Result<void> reset(const QString &token, const QByteArray &newHash);

private:
    Result<QString> issue(UserId user, std::chrono::milliseconds life);
    Result<void> replaceHash(UserId user, const QByteArray &newHash, AuditEvent event,
                             const QString &keptSession);

    const AccountContext &m_context;
    SecondFactorService &m_secondFactor;
    MailQueue &m_mail;
    AuditLog &m_audit;
    AccountRepository m_accounts;
    SessionRepository m_sessions;
    PersonalTokenRepository m_personalTokens;
    OneTimeTokenRepository m_tokens;
};

} // namespace matinee
