#include "core/accounts/email_service.h"

#include "core/accounts/mail_texts.h"
#include "core/accounts/token.h"
#include "core/base/text.h"
#include "core/store/database.h"

namespace matinee {

using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds TokenLife = 24h;
constexpr std::chrono::milliseconds BetweenMails = 2min; // else strangers are flooded through us

} // namespace

Result<void> EmailService::request(const Account &account, const QString &address)
{
    if (const auto fault = emailFault(address))
        return fail(Error::Kind::Invalid, *fault);
    if (!m_context.policy.sendsMail)
        return fail(Error::Kind::Conflict,
                    say("core", "This server sends no mail, so it cannot check an address."));
    const QDateTime now = m_context.clock.now();
    const QString token = drawToken(TokenKind::Email);
    return m_context.database.inTransaction([&]() -> Result<void> {
        const auto newest = m_tokens.newest(account.user, TokenPurpose::Email);
        if (!newest)
            return tl::unexpected(newest.error());
        if (*newest && (*newest)->createdAt.msecsTo(now) < BetweenMails.count())
            return fail(
                Error::Kind::Conflict,
                say("core", "A mail was sent just now. Wait two minutes before asking for another one."));
        return m_tokens
            .replace({.user = account.user,
                      .purpose = TokenPurpose::Email,
                      .address = address,
                      .createdAt = now,
                      .expiresAt = now.addMSecs(TokenLife.count())},
                     tokenHash(token))
            .and_then([&] {
                return m_mail.add(account.user, confirmationMail(m_context.policy, account, address, token));
            })
            .and_then([&] {
                return m_audit.append({.event = AuditEvent::EmailChangeRequested, .user = account.user});
            });
    });
}

Result<void> EmailService::confirm(const QString &token)
{
    return m_context.database.inTransaction([&] {
        return m_tokens.find(TokenPurpose::Email, tokenHash(token), m_context.clock.now())
            .and_then([&](const auto &found) -> Result<void> {
                if (!found)
                    return fail(Error::Kind::NotFound,
                                say("core", "This token is not good, or no longer. Ask for a new one."));
                return m_accounts.find(found->user).and_then([&](const auto &owner) -> Result<void> {
                    if (!owner)
                        return fail(Error::Kind::NotFound, say("core", "There is no such account."));
                    return set(owner->account, found->address);
                });
            });
    });
}

Result<void> EmailService::remove(const Account &account)
{
    return m_context.database.inTransaction([&] { return set(account, {}); });
}

Result<void> EmailService::set(const Account &account, const QString &address)
{
    return m_accounts.setEmail(account.user, address)
        .map_error([](Error error) {
            if (error.kind == Error::Kind::Conflict)
                error.message = say("core", "Another account has this address.");
            return error;
        })
        .and_then([&] { return m_tokens.removeAll(account.user, TokenPurpose::Email); })
        .and_then(
            [&] { return m_tokens.removeAll(account.user, TokenPurpose::Reset); }) // mailed to the old one
        .and_then([&]() -> Result<void> {
            if (account.email.isEmpty() || !m_context.policy.sendsMail)
                return {};
            return m_mail.add(account.user, changeNotice(m_context.policy, account));
        })
        .and_then([&] { return m_audit.append({.event = AuditEvent::EmailChanged, .user = account.user}); });
}

} // namespace matinee
