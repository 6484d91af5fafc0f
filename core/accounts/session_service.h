#pragma once

#include "core/accounts/account_context.h"
#include "core/accounts/account_repository.h"
#include "core/accounts/audit_log.h"
#include "core/accounts/mail_queue.h"
#include "core/accounts/rate_limiter.h"
#include "core/accounts/second_factor_service.h"
#include "core/accounts/session.h"
#include "core/accounts/session_repository.h"

#include <chrono>
#include <optional>

namespace matinee {

/// A try with a password between its two halves: what the slow comparison needs.
struct PasswordTry {
    QString counter; ///< see RateLimiter
    UserId user = {}; ///< not stored when nobody has this handle
    QByteArray passwordHash = {}; ///< then one that nothing matches, as slow to compare
    std::chrono::seconds retryAfter{0}; ///< above zero: too many tries, nothing to compare
};

/// How a try with a password ended. Why it was refused is not told, unless the password is right.
struct SignInOutcome {
    std::optional<SignedIn> signedIn = {};
    bool wantsSecondFactor = false; ///< the password is right, and there is an authenticator
    bool isCodeRefused = false; ///< and a code that came with it is wrong or was used
};
enum class ProofOutcome { Refused, SecondFactorWanted, CodeRefused, Proved };

/// Signing in, staying signed in, proving again who one is, and signing out. Blocking; one per thread, like
/// its database. Sessions are looked up in the database for each request, so what ends here has ended
/// everywhere.
class SessionService {
public:
    SessionService(const AccountContext &context, SecondFactorService &secondFactor, MailQueue &mail,
                   AuditLog &audit);

    const PasswordCost &cost() const { return m_context.policy.cost; }

    /// `knownDevice` is a refresh token that this device was given earlier, good or not any more, or empty:
    /// then others who guess at the same handle do not make it wait.
    Result<PasswordTry> beginSignIn(const QString &handle, const QString &knownDevice = {});
    /// The half after verifyPassword().
    Result<SignInOutcome> finishSignIn(const PasswordTry &attempt, const PasswordVerdict &verdict,
                                       const QString &device, const SecondProof &proof = {});

    /// That the person at this session knows the password, and the second factor if there is one: good for
    /// five minutes of what needs it.
    Result<PasswordTry> beginProof(const Caller &caller);
    Result<ProofOutcome> finishProof(const Caller &caller, const PasswordTry &attempt,
                                     const PasswordVerdict &verdict, const SecondProof &proof);

    /// The next generation of tokens. The newest refresh token gives the next one; its predecessor,
    /// within 10 seconds, the same one again (the answer was lost); an older one ends the session for
    /// thief and owner alike, who is told by mail. std::nullopt when the token is not good.
    ///
    /// A question may also arrive long after whoever asked it went on with another one. With Reused::IsTold a
    /// token that was replaced is refused (Conflict) and ends nothing: who still has no newer one asks again,
    /// for good; a late question does not.
    enum class Reused { EndsTheSession, IsTold };
    Result<std::optional<SignedIn>> refresh(const QString &refreshToken,
                                            Reused reused = Reused::EndsTheSession);

    /// Who a request comes from; std::nullopt when the access token is unknown, old or ended.
    Result<std::optional<Caller>> authenticate(const QString &accessToken);

    /// Those that have not ended, last used first.
    Result<QList<AccountSession>> list(UserId user) const;
    Result<void> signOut(UserId user, const QString &session);
    /// Errors   NotFound (not this person's).
    Result<void> revoke(UserId user, const QString &session);
    /// Every session of the person but `kept`, which may be empty.
    Result<void> revokeAll(UserId user, const QString &kept);

private:
    Result<bool> isStillCurrent(const Caller &caller, const PasswordTry &attempt) const;
    Result<std::optional<SignedIn>> refreshed(const RefreshMatch &match, Reused reused);
    Result<SignedIn> openSession(UserId user, const QString &device);
    Result<std::optional<SignedIn>> rotate(AccountSession session);
    bool mayBeLost(const AccountSession &session) const;
    Result<std::optional<SignedIn>> givenAgain(AccountSession session);
    Result<std::optional<SignedIn>> endReused(const AccountSession &session);
    Result<SignedIn> signedIn(const AccountSession &session) const;
    SessionTokens tokensOf(const AccountSession &session) const;
    Result<SignInOutcome> opened(const PasswordTry &attempt, const PasswordVerdict &verdict,
                                 const QString &device);

    const AccountContext &m_context;
    SecondFactorService &m_secondFactor;
    MailQueue &m_mail;
    AuditLog &m_audit;
    AccountRepository m_accounts;
    SessionRepository m_sessions;
    RateLimiter m_limiter;
};

} // namespace matinee
