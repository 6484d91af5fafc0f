#include "core/accounts/account_service.h"

#include "core/accounts/token.h"
#include "core/base/text.h"
#include "core/store/database.h"

#include <QUuid>

namespace matinee {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds AccessLife = 15min;
constexpr std::chrono::milliseconds RefreshIdle = 24h * 60;
constexpr std::chrono::milliseconds RefreshLife = 24h * 365;
constexpr std::chrono::milliseconds LostAnswer = 10s;

QDateTime before(const QDateTime &now, std::chrono::milliseconds by)
{
    return now.addMSecs(-by.count());
}

Error noSuchAccount()
{
    return {Error::Kind::NotFound, say("core", "There is no such account.")};
}

Error handleTaken()
{
    return {Error::Kind::Conflict, say("core", "This handle is taken.")};
}

} // namespace

AccountService::AccountService(Database &database, const Clock &clock, QByteArray key, PasswordCost cost)
    : m_database(database),
      m_clock(clock),
      m_key(std::move(key)),
      m_cost(cost),
      m_accounts(database),
      m_sessions(database),
      m_limiter(database, clock)
{
}

Result<void> AccountService::checkNew(const NewAccount &wanted) const
{
    if (const auto fault = handleFault(wanted.handle))
        return fail(Error::Kind::Invalid, *fault);
    if (const auto fault = passwordFault(wanted.password, wanted.handle))
        return fail(Error::Kind::Invalid, *fault);
    return m_accounts.findByHandle(wanted.handle).and_then([](const auto &found) -> Result<void> {
        if (found)
            return tl::unexpected(handleTaken());
        return {};
    });
}

Result<Account> AccountService::add(const QString &handle, const QByteArray &passwordHash)
{
    auto added =
        m_database.inTransaction([&] { return m_accounts.add(handle, passwordHash, m_clock.now()); });
    if (!added && added.error().kind == Error::Kind::Conflict)
        return tl::unexpected(handleTaken());
    return added;
}

Result<Account> AccountService::signUp(const NewAccount &wanted)
{
    return checkNew(wanted)
        .and_then([&] { return hashPassword(wanted.password, m_cost); })
        .and_then([&](const QByteArray &hash) { return add(wanted.handle, hash); });
}

Result<SignInTry> AccountService::beginSignIn(const QString &handle)
{
    const QString name = handle.toLower();
    const auto wait = m_limiter.beginTry(name);
    if (!wait)
        return tl::unexpected(wait.error());
    if (*wait > 0s)
        return SignInTry{.handle = name, .retryAfter = *wait};

    return m_accounts.findByHandle(name).map([&](const std::optional<StoredAccount> &found) {
        if (!found)
            return SignInTry{.handle = name, .passwordHash = unmatchableHash(m_cost)};
        return SignInTry{.handle = name, .user = found->account.user, .passwordHash = found->passwordHash};
    });
}

Result<std::optional<SignedIn>>
AccountService::finishSignIn(const SignInTry &attempt, const PasswordVerdict &verdict, const QString &device)
{
    if (!attempt.user.isStored() || !verdict.matches)
        return std::nullopt;

    return m_database.inTransaction([&]() -> Result<std::optional<SignedIn>> {
        return m_limiter.succeeded(attempt.handle)
            .and_then([&]() -> Result<void> {
                if (verdict.newHash.isEmpty())
                    return {};
                return m_accounts.setPasswordHash(attempt.user, verdict.newHash);
            })
            .and_then([&] { return openSession(attempt.user, device); })
            .map([](const SignedIn &signedIn) { return std::optional(signedIn); });
    });
}

Result<std::optional<SignedIn>> AccountService::refresh(const QString &refreshToken)
{
    if (!isWellFormedToken(TokenKind::Refresh, refreshToken))
        return std::nullopt;

    return m_database.inTransaction([&]() -> Result<std::optional<SignedIn>> {
        const QDateTime now = m_clock.now();
        const auto match = m_sessions.findByRefresh(tokenHash(refreshToken));
        if (!match)
            return tl::unexpected(match.error());
        if (!*match || (*match)->session.ended)
            return std::nullopt;

        const Session &session = (*match)->session;
        const auto generation = (*match)->generation;
        if (session.rotatedAt < before(now, RefreshIdle) || session.createdAt < before(now, RefreshLife))
            return std::nullopt;
        if (generation == session.generation)
            return rotate(session);
        if (generation == session.generation - 1 && session.rotatedAt >= before(now, LostAnswer))
            return account(session.user).map([&](const Account &owner) {
                return std::optional(SignedIn{owner, tokensOf(session)});
            });
        return m_sessions.end(session.id, now).map([] { return std::optional<SignedIn>(); });
    });
}

Result<void> AccountService::signOut(const QString &session)
{
    return m_sessions.end(session, m_clock.now());
}

Result<std::optional<Caller>> AccountService::authenticate(const QString &accessToken) const
{
    if (!isWellFormedToken(TokenKind::Access, accessToken))
        return std::nullopt;
    return m_sessions.findByAccess(tokenHash(accessToken))
        .map([&](const std::optional<AccessMatch> &match) -> std::optional<Caller> {
            if (!match || match->session.ended || match->session.accessExpiresAt <= m_clock.now())
                return std::nullopt;
            return Caller{match->session.user, match->session.id, match->isAdministrator};
        });
}

Result<Account> AccountService::account(UserId user) const
{
    return m_accounts.find(user).and_then([](const auto &found) -> Result<Account> {
        if (!found)
            return tl::unexpected(noSuchAccount());
        return found->account;
    });
}

Result<Account> AccountService::findByHandle(const QString &handle) const
{
    return m_accounts.findByHandle(handle).and_then([](const auto &found) -> Result<Account> {
        if (!found)
            return tl::unexpected(noSuchAccount());
        return found->account;
    });
}

Tokens AccountService::tokensOf(const Session &session) const
{
    const std::chrono::milliseconds left(m_clock.now().msecsTo(session.accessExpiresAt));
    return {.access = deriveToken(m_key, TokenKind::Access, session.id, session.generation),
            .refresh = deriveToken(m_key, TokenKind::Refresh, session.id, session.generation),
            .accessFor = std::chrono::floor<std::chrono::seconds>(left)};
}

Result<SignedIn> AccountService::openSession(UserId user, const QString &device)
{
    const QDateTime now = m_clock.now();
    const Session session{.id = QUuid::createUuid().toString(QUuid::WithoutBraces),
                          .user = user,
                          .device = device,
                          .generation = 1,
                          .createdAt = now,
                          .rotatedAt = now,
                          .accessExpiresAt = now.addMSecs(AccessLife.count())};
    const Tokens tokens = tokensOf(session);
    return m_sessions.removeStale(user, before(now, RefreshIdle), before(now, RefreshLife))
        .and_then(
            [&] { return m_sessions.add(session, tokenHash(tokens.access), tokenHash(tokens.refresh)); })
        .and_then([&] { return account(user); })
        .map([&](const Account &owner) {
            return SignedIn{owner, tokens};
        });
}

Result<std::optional<SignedIn>> AccountService::rotate(Session session)
{
    session.generation += 1;
    session.rotatedAt = m_clock.now();
    session.accessExpiresAt = session.rotatedAt.addMSecs(AccessLife.count());
    const Tokens tokens = tokensOf(session);
    return m_sessions.rotate(session, tokenHash(tokens.access), tokenHash(tokens.refresh))
        .and_then([&] { return account(session.user); })
        .map([&](const Account &owner) {
            return std::optional(SignedIn{owner, tokens});
        });
}

Result<Account> AccountService::makeAdministrator(const QString &handle)
{
    return findByHandle(handle).and_then([&](const Account &account) {
        return m_accounts.makeAdministrator(account.user).and_then([&] { return findByHandle(handle); });
    });
}

} // namespace matinee
