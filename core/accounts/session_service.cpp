#include "core/accounts/session_service.h"

#include "core/accounts/mail_texts.h"
#include "core/accounts/token.h"
#include "core/base/text.h"
#include "core/store/database.h"

#include <QUuid>

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds AccessLife = 15min;
constexpr std::chrono::milliseconds RefreshIdle = 24h * 60;
constexpr std::chrono::milliseconds RefreshLife = 24h * 365;
constexpr std::chrono::milliseconds LostAnswer = 10s;

using Check = SecondFactorService::Check;

QDateTime before(const QDateTime &now, std::chrono::milliseconds by)
{
    return now.addMSecs(-by.count());
}

bool isEnough(Check check)
{
    return check == Check::NotNeeded || check == Check::Good;
}

} // namespace

SessionService::SessionService(const AccountContext &context, SecondFactorService &secondFactor,
                               MailQueue &mail, AuditLog &audit)
    : m_context(context),
      m_secondFactor(secondFactor),
      m_mail(mail),
      m_audit(audit),
      m_accounts(context.database),
      m_sessions(context.database),
      m_limiter(context.database, context.clock)
{
}

Result<PasswordTry> SessionService::beginSignIn(const QString &handle, const QString &knownDevice)
{
    const QString name = handle.toLower();
    const auto found = m_accounts.findByHandle(name);
    if (!found)
        return tl::unexpected(found.error());
    const auto device = m_sessions.findByRefresh(tokenHash(knownDevice));
    if (!device)
        return tl::unexpected(device.error());
    // Reading somebody's row takes a moment; so that nobody's handle takes it too, any other is read.
    if (!*found) {
        if (const auto other = m_accounts.list({}, 1); !other)
            return tl::unexpected(other.error());
    }
    const bool isKnown = *found && *device && (*device)->session.user == (*found)->account.user;
    const QString counter = isKnown ? (*device)->session.id : name;
    const auto kind = isKnown ? RateLimiter::Device::Known : RateLimiter::Device::Unknown;
    return m_limiter.beginTry(counter, kind).map([&](std::chrono::seconds wait) {
        if (wait > 0s)
            return PasswordTry{.counter = counter, .retryAfter = wait};
        if (!*found)
            return PasswordTry{.counter = counter, .passwordHash = unmatchableHash(cost())};
        return PasswordTry{
            .counter = counter, .user = (*found)->account.user, .passwordHash = (*found)->passwordHash};
    });
}

Result<SignInOutcome> SessionService::finishSignIn(const PasswordTry &attempt, const PasswordVerdict &verdict,
                                                   const QString &device, const SecondProof &proof)
{
    return m_context.database.inTransaction([&]() -> Result<SignInOutcome> {
        const auto refused = [&](const SignInOutcome &why) {
            // What a stranger typed as a device's name is nobody's, and could never be taken out again.
            const QString name = attempt.user.isStored() ? device : QString();
            return m_audit.append({.event = AuditEvent::SignInFailed, .user = attempt.user, .detail = name})
                .map([&] { return why; });
        };
        // Nobody and a wrong password go the same way, to take the same time.
        if (!attempt.user.isStored() || !verdict.matches)
            return refused({});
        const auto found = m_accounts.find(attempt.user);
        if (!found)
            return tl::unexpected(found.error());
        // A password that was set while this one was compared counts, and so does a suspension.
        if (!*found || (*found)->account.isSuspended || (*found)->passwordHash != attempt.passwordHash)
            return refused({});
        const auto checked = m_secondFactor.check(attempt.user, proof);
        if (!checked)
            return tl::unexpected(checked.error());
        if (isEnough(*checked))
            return opened(attempt, verdict, device);
        return refused({.wantsSecondFactor = true, .isCodeRefused = *checked == Check::Wrong});
    });
}

Result<SignInOutcome> SessionService::opened(const PasswordTry &attempt, const PasswordVerdict &verdict,
                                             const QString &device)
{
    return m_limiter.succeeded(attempt.counter)
        .and_then([&]() -> Result<void> {
            if (verdict.newHash.isEmpty())
                return {};
            return m_accounts.setPasswordHash(attempt.user, verdict.newHash);
        })
        .and_then([&] { return openSession(attempt.user, device); })
        .and_then([&](const SignedIn &signedIn) {
            return m_audit.append({.event = AuditEvent::SignedIn, .user = attempt.user, .detail = device})
                .map([&] { return SignInOutcome{.signedIn = signedIn}; });
        });
}

Result<PasswordTry> SessionService::beginProof(const Caller &caller)
{
    return m_accounts.find(caller.user).and_then([&](const auto &found) -> Result<PasswordTry> {
        if (!found)
            return PasswordTry{.counter = caller.session, .passwordHash = unmatchableHash(cost())};
        return m_limiter.beginTry(caller.session, RateLimiter::Device::Known)
            .map([&](std::chrono::seconds wait) {
                return PasswordTry{.counter = caller.session,
                                   .user = caller.user,
                                   .passwordHash = found->passwordHash,
                                   .retryAfter = wait};
            });
    });
}

/// Neither another password nor the end of the session came while the password was compared.
Result<bool> SessionService::isStillCurrent(const Caller &caller, const PasswordTry &attempt) const
{
    return m_accounts.find(caller.user).and_then([&](const auto &found) -> Result<bool> {
        if (!found || found->passwordHash != attempt.passwordHash)
            return false;
        return m_sessions.isOpen(caller.session);
    });
}

Result<ProofOutcome> SessionService::finishProof(const Caller &caller, const PasswordTry &attempt,
                                                 const PasswordVerdict &verdict, const SecondProof &proof)
{
    return m_context.database.inTransaction([&]() -> Result<ProofOutcome> {
        const auto refused = [&](ProofOutcome outcome) {
            return m_audit.append({.event = AuditEvent::ProofFailed, .user = caller.user}).map([&] {
                return outcome;
            });
        };
        if (!attempt.user.isStored() || !verdict.matches)
            return refused(ProofOutcome::Refused);
        const auto isCurrent = isStillCurrent(caller, attempt);
        if (!isCurrent)
            return tl::unexpected(isCurrent.error());
        if (!*isCurrent)
            return refused(ProofOutcome::Refused);
        const auto checked = m_secondFactor.check(caller.user, proof);
        if (!checked)
            return tl::unexpected(checked.error());
        if (!isEnough(*checked))
            return refused(*checked == Check::Missing ? ProofOutcome::SecondFactorWanted
                                                      : ProofOutcome::CodeRefused);
        return m_limiter.succeeded(attempt.counter)
            .and_then([&] { return m_sessions.setProven(caller.session, m_context.clock.now()); })
            .and_then([&] { return m_audit.append({.event = AuditEvent::Proved, .user = caller.user}); })
            .map([] { return ProofOutcome::Proved; });
    });
}

Result<std::optional<SignedIn>> SessionService::refresh(const QString &refreshToken, Reused reused)
{
    if (!isWellFormedToken(TokenKind::Refresh, refreshToken))
        return std::nullopt;
    return m_context.database.inTransaction([&] {
        return m_sessions.findByRefresh(tokenHash(refreshToken))
            .and_then([&](const auto &match) -> Result<std::optional<SignedIn>> {
                if (!match || match->session.ended)
                    return std::nullopt;
                return refreshed(*match, reused);
            });
    });
}

Result<std::optional<SignedIn>> SessionService::refreshed(const RefreshMatch &match, Reused reused)
{
    const QDateTime now = m_context.clock.now();
    const AccountSession &session = match.session;
    if (session.rotatedAt < before(now, RefreshIdle) || session.createdAt < before(now, RefreshLife))
        return std::nullopt;
    if (match.generation == session.generation)
        return rotate(session);
    if (match.generation == session.generation - 1 && mayBeLost(session))
        return givenAgain(session);
    if (reused == Reused::IsTold)
        return fail(Error::Kind::Conflict, say("core", "This token was replaced by a newer one."));
    return endReused(session);
}

/// Whether the answer that brought the newest tokens may not have arrived: nobody used them yet, however long
/// ago that was (a laptop may sleep for a day); or two questions crossed.
bool SessionService::mayBeLost(const AccountSession &session) const
{
    return session.usedGeneration < session.generation
        || session.rotatedAt >= before(m_context.clock.now(), LostAnswer);
}

Result<std::optional<SignedIn>> SessionService::givenAgain(AccountSession session)
{
    const QDateTime now = m_context.clock.now();
    const bool isExpired = session.accessExpiresAt <= now;
    if (isExpired)
        session.accessExpiresAt = now.addMSecs(AccessLife.count());
    const auto renewed = isExpired ? m_sessions.setAccessExpiry(session) : Result<void>();
    return renewed.and_then([&] { return signedIn(session); }).map([](const SignedIn &again) {
        return std::optional(again);
    });
}

Result<std::optional<SignedIn>> SessionService::endReused(const AccountSession &session)
{
    return m_sessions.end(session.id, m_context.clock.now())
        .and_then([&] {
            return m_audit.append(
                {.event = AuditEvent::TokenReused, .user = session.user, .detail = session.device});
        })
        .and_then([&] { return m_accounts.find(session.user); })
        .and_then([&](const auto &owner) -> Result<void> {
            if (!owner || owner->account.email.isEmpty() || !m_context.policy.sendsMail)
                return {};
            return m_mail.add(session.user, reuseNotice(m_context.policy, owner->account, session.device));
        })
        .map([] { return std::optional<SignedIn>(); });
}

Result<std::optional<Caller>> SessionService::authenticate(const QString &accessToken)
{
    if (!isWellFormedToken(TokenKind::Access, accessToken))
        return std::nullopt;
    return m_sessions.findByAccess(tokenHash(accessToken))
        .map([&](const std::optional<AccessMatch> &match) -> std::optional<Caller> {
            if (!match || match->session.ended || match->isSuspended
                || match->session.accessExpiresAt <= m_context.clock.now())
                return std::nullopt;
            // Once for each token. If the database is too busy for it, the next request says it again.
            if (match->session.usedGeneration < match->session.generation)
                (void)m_sessions.setUsed(match->session);
            return Caller{.user = match->session.user,
                          .session = match->session.id,
                          .isAdministrator = match->isAdministrator,
                          .provenAt = match->session.provenAt,
                          .owesSecondFactor = owesSecondFactor(m_context.policy, match->isAdministrator,
                                                               match->hasSecondFactor)};
        });
}

Result<QList<AccountSession>> SessionService::list(UserId user) const
{
    const QDateTime now = m_context.clock.now();
    return m_sessions.ofUser(user).map([&](QList<AccountSession> sessions) {
        sessions.removeIf([&](const AccountSession &session) {
            return session.rotatedAt < before(now, RefreshIdle)
                || session.createdAt < before(now, RefreshLife);
        });
        return sessions;
    });
}

Result<void> SessionService::signOut(UserId user, const QString &session)
{
    return m_context.database.inTransaction([&] {
        return m_sessions.end(session, m_context.clock.now()).and_then([&] {
            return m_audit.append({.event = AuditEvent::SignedOut, .user = user});
        });
    });
}

Result<void> SessionService::revoke(UserId user, const QString &session)
{
    return m_context.database.inTransaction([&] {
        return m_sessions.ofUser(user).and_then([&](const QList<AccountSession> &known) -> Result<void> {
            const auto found = std::find_if(known.begin(), known.end(),
                                            [&](const AccountSession &one) { return one.id == session; });
            if (found == known.end())
                return fail(Error::Kind::NotFound, say("core", "There is no such session."));
            return m_sessions.end(session, m_context.clock.now()).and_then([&] {
                return m_audit.append(
                    {.event = AuditEvent::SessionRevoked, .user = user, .detail = found->device});
            });
        });
    });
}

Result<void> SessionService::revokeAll(UserId user, const QString &kept)
{
    return m_context.database.inTransaction([&] {
        return m_sessions.endAll(user, kept, m_context.clock.now()).and_then([&] {
            return m_audit.append({.event = AuditEvent::AllSessionsRevoked, .user = user});
        });
    });
}

SessionTokens SessionService::tokensOf(const AccountSession &session) const
{
    const std::chrono::milliseconds left(m_context.clock.now().msecsTo(session.accessExpiresAt));
    return {.access = deriveToken(m_context.key, TokenKind::Access, session.id, session.generation),
            .refresh = deriveToken(m_context.key, TokenKind::Refresh, session.id, session.generation),
            .accessFor = std::chrono::floor<std::chrono::seconds>(left)};
}

Result<SignedIn> SessionService::signedIn(const AccountSession &session) const
{
    return m_accounts.find(session.user).and_then([&](const auto &found) -> Result<SignedIn> {
        if (!found)
            return fail(Error::Kind::NotFound, say("core", "There is no such account."));
        return SignedIn{found->account, tokensOf(session)};
    });
}

Result<SignedIn> SessionService::openSession(UserId user, const QString &device)
{
    const QDateTime now = m_context.clock.now();
    const AccountSession session{.id = QUuid::createUuid().toString(QUuid::WithoutBraces),
                                 .user = user,
                                 .device = device,
                                 .generation = 1,
                                 .createdAt = now,
                                 .rotatedAt = now,
                                 .accessExpiresAt = now.addMSecs(AccessLife.count()),
                                 .provenAt = now};
    const SessionTokens tokens = tokensOf(session);
    return m_sessions.removeStale(user, before(now, RefreshIdle), before(now, RefreshLife))
        .and_then(
            [&] { return m_sessions.add(session, tokenHash(tokens.access), tokenHash(tokens.refresh)); })
        .and_then([&] { return signedIn(session); });
}

Result<std::optional<SignedIn>> SessionService::rotate(AccountSession session)
{
    session.generation += 1;
    session.rotatedAt = m_context.clock.now();
    session.accessExpiresAt = session.rotatedAt.addMSecs(AccessLife.count());
    const SessionTokens tokens = tokensOf(session);
    return m_sessions.rotate(session, tokenHash(tokens.access), tokenHash(tokens.refresh))
        .and_then([&] { return signedIn(session); })
        .map([](const SignedIn &next) { return std::optional(next); });
}

} // namespace matinee
