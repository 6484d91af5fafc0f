#pragma once

#include "core/accounts/account_context.h"
#include "core/accounts/account_repository.h"
#include "core/accounts/audit_log.h"
#include "core/accounts/invitation_repository.h"

namespace matinee {

/// An invitation just made: the only time that its token is seen.
struct NewInvitation {
    Invitation invitation;
    QString secret; ///< "mat_i_..."
};

/// "open", "invitation", "closed"
QString nameOf(SignUp policy);
std::optional<SignUp> signUpOf(const QString &name);

/// Who may make an account, and invitations to.
///
/// Policy   what the operator started the server with; else what an administrator decided; else, while there
/// is no
///          administrator and no other machine reaches the server, open: whoever tries it at home need not
///          read first. Otherwise by invitation.
class SignUpPolicy {
public:
    SignUpPolicy(const AccountContext &context, AuditLog &audit)
        : m_context(context),
          m_audit(audit),
          m_accounts(context.database),
          m_invitations(context.database)
    {
    }

    Result<SignUp> policy() const;
    bool isFixed() const { return m_context.policy.signUp.has_value(); }
    /// Errors   Conflict (the operator has decided).
    Result<void> setPolicy(UserId administrator, SignUp policy);
    /// The policy of now stays, also without the administrator that it follows from.
    Result<void> keepPolicy();

    /// `by` is not stored for the server's owner. Good once, for seven days.
    Result<NewInvitation> invite(UserId by, bool isAdministrator);
    Result<QList<Invitation>> invitations() const;
    /// Errors   NotFound.
    Result<void> remove(UserId by, const QString &id);

    /// The invitation, when there is one to use. Errors: Denied (the policy lets nobody in with this).
    Result<std::optional<Invitation>> admit(const QString &invitation) const;
    /// Inside the transaction that makes the account. Errors: Denied (used meanwhile).
    Result<void> use(const Invitation &invitation);

private:
    const AccountContext &m_context;
    AuditLog &m_audit;
    AccountRepository m_accounts;
    InvitationRepository m_invitations;
};

} // namespace matinee
