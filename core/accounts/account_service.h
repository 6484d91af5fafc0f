#pragma once

#include "core/accounts/account_context.h"
#include "core/accounts/account_repository.h"
#include "core/accounts/audit_log.h"
#include "core/accounts/session_repository.h"
#include "core/accounts/sign_up_policy.h"

namespace matinee {

/// Makes accounts and knows them: handle, name, role. Blocking; one per thread, like its database.
///
/// Hashing a password takes a good part of a second, so the calls that need it come in halves: the
/// service before and after, and the pure functions of password.h, on whatever thread, between them.
class AccountService {
public:
    AccountService(const AccountContext &context, SignUpPolicy &signUps, AuditLog &audit);

    const PasswordCost &cost() const { return m_context.policy.cost; }
    /// What is wrong with a wanted password on this server.
    std::optional<QString> faultOf(const QString &password, const QString &handle) const;

    /// Errors   Invalid (handle or password breaks its rules), Conflict (handle taken, or given up less than
    ///          30 days ago), Denied (the sign-up policy).
    Result<void> checkNew(const NewAccount &wanted) const;
    /// The half after hashPassword(); uses the invitation up. Errors: as before, when it changed meanwhile.
    Result<Account> add(const NewAccount &wanted, const QByteArray &passwordHash);
    /// Both halves and the hashing between them for the server's owner, whom no policy binds.
    Result<Account> signUp(const NewAccount &wanted);

    /// Errors   NotFound.
    Result<Account> account(UserId user) const;
    Result<Account> findByHandle(const QString &handle) const;
    /// By handle, those behind `after`.
    Result<QList<Account>> list(const QString &after, int limit) const;
    Result<int> count() const;
    /// How many passwords were hashed with less work than the policy asks for; each is done again at a
    /// sign-in.
    Result<int> passwordsAtLowerCost() const;

    Result<Account> rename(UserId user, const QString &name);
    /// Whether the account looks after the server. `by` is not stored for the server's owner. Errors:
    /// NotFound, Conflict (nobody changes their own role, and an administrator is always left).
    Result<Account> setAdministrator(const QString &handle, bool is, UserId by = {});
    /// A suspended person's sessions end, and no new ones begin. Errors as before.
    Result<Account> setSuspended(const QString &handle, bool is, UserId by);
    /// That an administrator looked at the list.
    Result<void> noteRead(UserId administrator);

private:
    Result<void> checkFree(const NewAccount &wanted) const;
    Result<void> keepAnAdministrator(UserId losing) const;
    Result<Account> insert(const NewAccount &wanted, const QByteArray &passwordHash,
                           const std::optional<Invitation> &invitation);

    const AccountContext &m_context;
    SignUpPolicy &m_signUps;
    AuditLog &m_audit;
    AccountRepository m_accounts;
    SessionRepository m_sessions;
};

} // namespace matinee
