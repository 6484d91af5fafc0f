#pragma once

#include "core/accounts/account_context.h"
#include "core/accounts/account_repository.h"
#include "core/accounts/audit_log.h"
#include "core/accounts/mail_queue.h"
#include "core/accounts/one_time_token_repository.h"

namespace matinee {

/// A person's e-mail address, which they need not have. It counts once a token that was mailed to it came
/// back, within a day; the address before it is told then.
class EmailService {
public:
    EmailService(const AccountContext &context, MailQueue &mail, AuditLog &audit)
        : m_context(context),
          m_mail(mail),
          m_audit(audit),
          m_accounts(context.database),
          m_tokens(context.database)
    {
    }

    /// Errors   Invalid (no address), Conflict (this server sends no mail).
    Result<void> request(const Account &account, const QString &address);
    /// Errors   NotFound (not good, or no longer), Conflict (it is somebody else's).
    Result<void> confirm(const QString &token);
    Result<void> remove(const Account &account);

private:
    Result<void> set(const Account &account, const QString &address);

    const AccountContext &m_context;
    MailQueue &m_mail;
    AuditLog &m_audit;
    AccountRepository m_accounts;
    OneTimeTokenRepository m_tokens;
};

} // namespace matinee
