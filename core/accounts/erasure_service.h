#pragma once

#include "core/accounts/account_context.h"
#include "core/accounts/account_repository.h"
#include "core/accounts/audit_log.h"

namespace matinee {

/// Takes a person out of the database: account, library, films of their own, log of suggestions, what waits
/// to be sent. At once and for good. The handle is nobody's for 30 days; the audit log keeps that something
/// happened, not to whom.
class ErasureService {
public:
    ErasureService(const AccountContext &context, AuditLog &audit)
        : m_context(context),
          m_audit(audit),
          m_accounts(context.database)
    {
    }

    /// Errors   NotFound.
    Result<void> erase(UserId user);

private:
    Result<void> runAll(UserId user);

    const AccountContext &m_context;
    AuditLog &m_audit;
    AccountRepository m_accounts;
};

} // namespace matinee
