#pragma once

#include "core/accounts/account_repository.h"
#include "core/accounts/password.h"
#include "core/accounts/rate_limiter.h"
#include "core/accounts/session.h"
#include "core/accounts/session_repository.h"
#include "core/base/clock.h"
#include "core/base/result.h"

#include <QByteArray>

#include <chrono>
#include <optional>

namespace matinee {

class Database;

/// A sign-in between its two halves: what the slow comparison needs.
struct SignInTry {
    QString handle;
    UserId user = {}; ///< not stored when nobody has this handle
    QByteArray passwordHash = {}; ///< then one that nothing matches, as slow to compare
    std::chrono::seconds retryAfter{0}; ///< above zero: too many tries, nothing to compare
};

/// Sign up, sign in, stay signed in, sign out. Blocking; one per thread, like its database.
///
/// Hashing a password takes a good part of a second, so the calls that need it come in halves: the
/// service before and after, and the pure functions of password.h, on whatever thread, between them.
class AccountService {
public:
    /// `key` is the server's secret, 32 bytes: see deriveToken().
    AccountService(Database &database, const Clock &clock, QByteArray key, PasswordCost cost);

    const PasswordCost &cost() const { return m_cost; }

    /// Errors   Invalid (handle or password breaks its rules), Conflict (handle taken).
    Result<void> checkNew(const NewAccount &wanted) const;
    /// The half after hashPassword(). Errors: Conflict (taken meanwhile).
    Result<Account> add(const QString &handle, const QByteArray &passwordHash);
    /// Both halves and the hashing between them, for the command line.
    Result<Account> signUp(const NewAccount &wanted);

    Result<SignInTry> beginSignIn(const QString &handle);
    /// The half after verifyPassword(); std::nullopt for a wrong handle or password alike.
    Result<std::optional<SignedIn>> finishSignIn(const SignInTry &attempt, const PasswordVerdict &verdict,
                                                 const QString &device);

    /// The next generation of tokens. The newest refresh token gives the next one; its predecessor,
    /// within 10 seconds, the same one again (the answer was lost); an older one ends the session for
    /// thief and owner alike. std::nullopt when the token is not good.
    Result<std::optional<SignedIn>> refresh(const QString &refreshToken);
    Result<void> signOut(const QString &session);

    /// Who a request comes from; std::nullopt when the access token is unknown, old or ended.
    Result<std::optional<Caller>> authenticate(const QString &accessToken) const;

    /// Errors   NotFound.
    Result<Account> account(UserId user) const;
    Result<Account> findByHandle(const QString &handle) const;
    /// From now on this account may look after the server. Errors   NotFound.
    Result<Account> makeAdministrator(const QString &handle);

private:
    Tokens tokensOf(const Session &session) const;
    Result<SignedIn> openSession(UserId user, const QString &device);
    Result<std::optional<SignedIn>> rotate(Session session);

    Database &m_database;
    const Clock &m_clock;
    QByteArray m_key;
    PasswordCost m_cost;
    AccountRepository m_accounts;
    SessionRepository m_sessions;
    RateLimiter m_limiter;
};

} // namespace matinee
