#include "core/accounts/password_service.h"

#include "core/accounts/mail_texts.h"
#include "core/accounts/token.h"
#include "core/base/text.h"
#include "core/store/database.h"

namespace matinee {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds MailedLife = 10min;
constexpr std::chrono::milliseconds PrintedLife = 24h;
constexpr std::chrono::milliseconds BetweenMails = 2min;

tl::unexpected<Error> notGood()
{
    return fail(Error::Kind::NotFound,
                say("core", "This token is not good, or no longer. Ask for a new one."));
}

} // namespace

PasswordService::PasswordService(const AccountContext &context, SecondFactorService &secondFactor,
                                 MailQueue &mail, AuditLog &audit)
    : m_context(context),
      m_secondFactor(secondFactor),
      m_mail(mail),
      m_audit(audit),
      m_accounts(context.database),
      m_sessions(context.database),
      m_personalTokens(context.database),
      m_tokens(context.database)
{
}

Result<void> PasswordService::replaceHash(UserId user, const QByteArray &newHash, AuditEvent event,
                                          const QString &keptSession)
{
    return m_accounts.setPasswordHash(user, newHash)
        .and_then([&] { return m_sessions.endAll(user, keptSession, m_context.clock.now()); })
        .and_then([&] { return m_tokens.removeAll(user, TokenPurpose::Reset); })
        // Whoever knew the old password may have asked to be written to somewhere else.
        .and_then([&] { return m_tokens.removeAll(user, TokenPurpose::Email); })
        .and_then([&] { return m_audit.append({.event = event, .user = user}); });
}

Result<void> PasswordService::change(UserId user, const QByteArray &newHash, const QString &session)
{
    return m_context.database.inTransaction([&] {
        return m_sessions.isOpen(session).and_then([&](bool isOpen) -> Result<void> {
            if (!isOpen)
                return fail(Error::Kind::Denied, say("core", "This session has ended. Sign in again."));
            return replaceHash(user, newHash, AuditEvent::PasswordChanged, session);
        });
    });
}

Result<void> PasswordService::request(const QString &handleOrAddress)
{
    return m_context.policy.sendsMail ? m_mail.addReset(handleOrAddress) : Result<void>();
}

Result<QString> PasswordService::issue(UserId user, std::chrono::milliseconds life)
{
    const QDateTime now = m_context.clock.now();
    QString token = drawToken(TokenKind::Reset);
    return m_tokens
        .add({.user = user,
              .purpose = TokenPurpose::Reset,
              .createdAt = now,
              .expiresAt = now.addMSecs(life.count())},
             tokenHash(token))
        .and_then([&] { return m_audit.append({.event = AuditEvent::ResetRequested, .user = user}); })
        .map([&] { return token; });
}

Result<void> PasswordService::mailReset(const QString &handleOrAddress)
{
    return m_context.database.inTransaction([&]() -> Result<void> {
        const auto found = handleOrAddress.contains(u'@')
            ? m_accounts.findByEmail(handleOrAddress)
            : m_accounts.findByHandle(handleOrAddress.toLower());
        if (!found)
            return tl::unexpected(found.error());
        if (!*found || (*found)->account.email.isEmpty() || (*found)->account.isSuspended)
            return {};
        const Account &account = (*found)->account;
        const auto newest = m_tokens.newest(account.user, TokenPurpose::Reset);
        if (!newest)
            return tl::unexpected(newest.error());
        if (*newest && (*newest)->createdAt.msecsTo(m_context.clock.now()) < BetweenMails.count())
            return {};
        return issue(account.user, MailedLife).and_then([&](const QString &token) {
            return m_mail.add(account.user, resetMail(m_context.policy, account, token));
        });
    });
}

Result<QString> PasswordService::issueReset(const QString &handle)
{
    return m_context.database.inTransaction([&] {
        return m_accounts.findByHandle(handle).and_then([&](const auto &found) -> Result<QString> {
            if (!found)
                return fail(Error::Kind::NotFound, say("core", "There is no such account."));
            return issue(found->account.user, PrintedLife);
        });
    });
}

Result<Account> PasswordService::ownerOf(const QString &token) const
{
    const auto owner = [&]() -> Result<std::optional<UserId>> {
        if (!isWellFormedToken(TokenKind::Reset, token))
            return m_secondFactor.ownerOfCode(token);
        return m_tokens.find(TokenPurpose::Reset, tokenHash(token), m_context.clock.now())
            .map([](const auto &found) { return found ? std::optional(found->user) : std::nullopt; });
    }();
    return owner.and_then([&](const std::optional<UserId> &user) -> Result<Account> {
        if (!user)
            return notGood();
        return m_accounts.find(*user).and_then([](const auto &found) -> Result<Account> {
            if (!found || found->account.isSuspended)
                return notGood();
            return found->account;
        });
    });
}

Result<void> PasswordService::reset(const QString &token, const QByteArray &newHash)
{
    return m_context.database.inTransaction([&] {
        return ownerOf(token).and_then([&](const Account &owner) {
            const auto taken = isWellFormedToken(TokenKind::Reset, token)
                ? Result<void>()
                : m_secondFactor.takeCode(token).map([](const auto &) {});
            return taken.and_then([&] { return m_personalTokens.removeAll(owner.user); }).and_then([&] {
                return replaceHash(owner.user, newHash, AuditEvent::PasswordReset, {});
            });
        });
    });
}

} // namespace matinee
