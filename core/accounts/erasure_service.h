#pragma once

#include "core/accounts/account_context.h"
#include "core/accounts/account_repository.h"
#include "core/accounts/audit_log.h"
#include "core/accounts/sign_up_policy.h"

namespace matinee {

/// Takes a person out of the database: account, library, films of their own, log of suggestions, what waits
/// to be sent. At once and for good. The handle is nobody's for 30 days; the audit log keeps that something
/// happened, not to whom.
class ErasureService {
public:
    ErasureService(const AccountContext &context, SignUpPolicy &signUps, AuditLog &audit)
        : m_context(context),
          m_signUps(signUps),
          m_audit(audit),
          m_accounts(context.database)
    {
    }

    /// The only account may go; the door that its administrator kept shut stays shut.
    /// Errors   NotFound, Conflict (the last administrator, and there are other accounts).
    Result<void> erase(UserId user);

private:
    Result<void> passOn(UserId user);
    Result<void> runAll(UserId user);

    const AccountContext &m_context;
    SignUpPolicy &m_signUps;
    AuditLog &m_audit;
    AccountRepository m_accounts;
};

} // namespace matinee
