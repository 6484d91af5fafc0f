#include "core/accounts/sign_up_policy.h"

#include "core/accounts/token.h"
#include "core/base/text.h"
#include "core/store/database.h"

#include <QUuid>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr int DaysGood = 7;

tl::unexpected<Error> notInvited()
{
    return fail(Error::Kind::Denied, say("core", "This invitation is not good, or no longer."));
}

} // namespace

QString nameOf(SignUp policy)
{
    return policy == SignUp::Open ? u"open"_s : policy == SignUp::Invitation ? u"invitation"_s : u"closed"_s;
}

std::optional<SignUp> signUpOf(const QString &name)
{
    for (const SignUp policy : {SignUp::Open, SignUp::Invitation, SignUp::Closed}) {
        if (nameOf(policy) == name)
            return policy;
    }
    return std::nullopt;
}

Result<SignUp> SignUpPolicy::policy() const
{
    if (m_context.policy.signUp)
        return *m_context.policy.signUp;
    return m_invitations.storedPolicy().and_then([&](const QString &stored) -> Result<SignUp> {
        if (const auto decided = signUpOf(stored))
            return *decided;
        if (m_context.policy.isReachable)
            return SignUp::Invitation;
        return m_accounts.hasAdministrator().map(
            [](bool has) { return has ? SignUp::Invitation : SignUp::Open; });
    });
}

Result<void> SignUpPolicy::setPolicy(UserId administrator, SignUp policy)
{
    if (isFixed())
        return fail(Error::Kind::Conflict,
                    say("core", "The server was started with a sign-up policy of its own."));
    return m_context.database.inTransaction([&] {
        return m_invitations.storePolicy(nameOf(policy)).and_then([&] {
            return m_audit.append({.event = AuditEvent::SettingsChanged,
                                   .user = administrator,
                                   .detail = u"sign_up: "_s + nameOf(policy)});
        });
    });
}

Result<void> SignUpPolicy::keepPolicy()
{
    if (isFixed())
        return {};
    return policy().and_then([&](SignUp now) { return m_invitations.storePolicy(nameOf(now)); });
}

Result<NewInvitation> SignUpPolicy::invite(UserId by, bool isAdministrator)
{
    const QDateTime now = m_context.clock.now();
    NewInvitation made{{.id = QUuid::createUuid().toString(QUuid::WithoutBraces),
                        .by = by,
                        .byHandle = {},
                        .isAdministrator = isAdministrator,
                        .createdAt = now,
                        .expiresAt = now.addDays(DaysGood)},
                       drawToken(TokenKind::Invitation)};
    return m_context.database.inTransaction([&]() -> Result<NewInvitation> {
        const auto inviter = m_accounts.find(by);
        if (!inviter)
            return tl::unexpected(inviter.error());
        made.invitation.byHandle = *inviter ? (*inviter)->account.handle : QString();
        return m_invitations.removeExpired(now)
            .and_then([&] { return m_invitations.add(made.invitation, tokenHash(made.secret)); })
            .and_then([&] {
                return m_audit.append({.event = AuditEvent::Invited,
                                       .user = by,
                                       .detail = isAdministrator ? u"administrator"_s : QString()});
            })
            .map([&] { return made; });
    });
}

Result<QList<Invitation>> SignUpPolicy::invitations() const
{
    return m_invitations.list().map([&](QList<Invitation> all) {
        all.removeIf([now = m_context.clock.now()](const Invitation &one) { return one.expiresAt <= now; });
        return all;
    });
}

Result<void> SignUpPolicy::remove(UserId by, const QString &id)
{
    return m_context.database.inTransaction([&] {
        return m_invitations.remove(id).and_then([&](bool removed) -> Result<void> {
            if (!removed)
                return fail(Error::Kind::NotFound, say("core", "There is no such invitation."));
            return m_audit.append({.event = AuditEvent::InvitationRemoved, .user = by});
        });
    });
}

Result<std::optional<Invitation>> SignUpPolicy::admit(const QString &invitation) const
{
    using Admitted = Result<std::optional<Invitation>>;
    return policy().and_then([&](SignUp policy) -> Admitted {
        if (invitation.isEmpty() && policy == SignUp::Open)
            return std::nullopt;
        if (invitation.isEmpty())
            return fail(Error::Kind::Denied,
                        policy == SignUp::Closed
                            ? say("core", "This server takes no new accounts.")
                            : say("core", "An account on this server needs an invitation."));
        return m_invitations.find(tokenHash(invitation)).and_then([&](const auto &found) -> Admitted {
            if (!found || found->expiresAt <= m_context.clock.now())
                return notInvited();
            // The server's owner and who looks after it stand above a policy that they made themselves.
            if (policy == SignUp::Closed && !found->isAdministrator)
                return fail(Error::Kind::Denied, say("core", "This server takes no new accounts."));
            return found;
        });
    });
}

Result<void> SignUpPolicy::use(const Invitation &invitation)
{
    return m_invitations.remove(invitation.id).and_then([](bool removed) -> Result<void> {
        if (!removed)
            return notInvited();
        return {};
    });
}

} // namespace matinee
