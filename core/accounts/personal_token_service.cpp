#include "core/accounts/personal_token_service.h"

#include "core/accounts/token.h"
#include "core/base/text.h"
#include "core/store/database.h"

#include <QUuid>

namespace matinee {

using namespace std::chrono_literals;

namespace {

constexpr qsizetype MostTokens = 50;
constexpr std::chrono::milliseconds UseIsNotedEvery = 1h;

} // namespace

Result<NewPersonalToken> PersonalTokenService::make(UserId user, const QString &name, const Scopes &scopes,
                                                    const QDateTime &expiresAt)
{
    NewPersonalToken made{{.id = QUuid::createUuid().toString(QUuid::WithoutBraces),
                           .user = user,
                           .name = name,
                           .scopes = scopes,
                           .createdAt = m_context.clock.now(),
                           .expiresAt = expiresAt,
                           .usedAt = {}},
                          drawToken(TokenKind::Personal)};
    return m_context.database.inTransaction([&] {
        return m_tokens.ofUser(user)
            .and_then([&](const QList<PersonalToken> &known) -> Result<void> {
                if (known.size() >= MostTokens)
                    return fail(Error::Kind::Conflict,
                                say("core", "There are too many tokens. Remove one first."));
                return m_tokens.add(made.token, tokenHash(made.secret));
            })
            .and_then([&] {
                return m_audit.append({.event = AuditEvent::TokenMade, .user = user, .detail = name});
            })
            .map([&] { return made; });
    });
}

Result<QList<PersonalToken>> PersonalTokenService::list(UserId user) const
{
    return m_tokens.ofUser(user);
}

Result<void> PersonalTokenService::remove(UserId user, const QString &id)
{
    return m_context.database.inTransaction([&] {
        return m_tokens.remove(user, id).and_then([&](bool removed) -> Result<void> {
            if (!removed)
                return fail(Error::Kind::NotFound, say("core", "There is no such token."));
            return m_audit.append({.event = AuditEvent::TokenRemoved, .user = user});
        });
    });
}

Result<std::optional<Caller>> PersonalTokenService::authenticate(const QString &secret)
{
    if (!isWellFormedToken(TokenKind::Personal, secret))
        return std::nullopt;
    const QDateTime now = m_context.clock.now();
    return m_tokens.find(tokenHash(secret)).and_then([&](const auto &match) -> Result<std::optional<Caller>> {
        const bool isOver = match && match->token.expiresAt.isValid() && match->token.expiresAt <= now;
        if (!match || isOver || match->isSuspended)
            return std::nullopt;
        const Caller caller{.user = match->token.user,
                            .isAdministrator = match->isAdministrator,
                            .scopes = match->token.scopes,
                            .owesSecondFactor = owesSecondFactor(m_context.policy, match->isAdministrator,
                                                                 match->hasSecondFactor)};
        const QDateTime usedAt = match->token.usedAt;
        if (usedAt.isValid() && usedAt.msecsTo(now) < UseIsNotedEvery.count())
            return caller;
        return m_tokens.setUsed(match->token.id, now).map([&] { return std::optional(caller); });
    });
}

} // namespace matinee
