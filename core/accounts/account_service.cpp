#include "core/accounts/account_service.h"

#include "core/accounts/refused_passwords.h"
#include "core/base/text.h"
#include "core/store/database.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

Error noSuchAccount()
{
    return {Error::Kind::NotFound, say("core", "There is no such account.")};
}

Error handleTaken()
{
    return {Error::Kind::Conflict, say("core", "This handle is taken.")};
}

Result<Account> orNotFound(const std::optional<StoredAccount> &found)
{
    if (!found)
        return tl::unexpected(noSuchAccount());
    return found->account;
}

} // namespace

AccountService::AccountService(const AccountContext &context, SignUpPolicy &signUps, AuditLog &audit)
    : m_context(context),
      m_signUps(signUps),
      m_audit(audit),
      m_accounts(context.database),
      m_sessions(context.database)
{
}

std::optional<QString> AccountService::faultOf(const QString &password, const QString &handle) const
{
    return passwordFault(password, handle, m_context.policy.refused.get());
}

Result<void> AccountService::checkFree(const NewAccount &wanted) const
{
    if (const auto fault = handleFault(wanted.handle))
        return fail(Error::Kind::Invalid, *fault);
    if (const auto fault = faultOf(wanted.password, wanted.handle))
        return fail(Error::Kind::Invalid, *fault);
    return m_accounts.isReserved(wanted.handle, m_context.clock.now())
        .and_then([&](bool reserved) {
            return m_accounts.findByHandle(wanted.handle).map([&](const auto &found) {
                return reserved || found;
            });
        })
        .and_then([](bool taken) -> Result<void> {
            if (taken)
                return tl::unexpected(handleTaken());
            return {};
        });
}

Result<void> AccountService::checkNew(const NewAccount &wanted) const
{
    return m_signUps.admit(wanted.invitation).and_then([&](const auto &) { return checkFree(wanted); });
}

Result<Account> AccountService::insert(const NewAccount &wanted, const QByteArray &passwordHash,
                                       const std::optional<Invitation> &invitation)
{
    return m_accounts.add(wanted.handle, passwordHash, m_context.clock.now())
        .and_then([&](Account account) -> Result<Account> {
            const auto noted = m_audit.append({.event = AuditEvent::SignedUp, .user = account.user});
            if (!noted || !invitation)
                return noted.map([&] { return account; });
            account.isAdministrator = invitation->isAdministrator;
            return m_signUps.use(*invitation)
                .and_then([&] { return m_accounts.setAdministrator(account.user, account.isAdministrator); })
                .map([&] { return account; });
        })
        .map_error(
            [](const Error &error) { return error.kind == Error::Kind::Conflict ? handleTaken() : error; });
}

Result<Account> AccountService::add(const NewAccount &wanted, const QByteArray &passwordHash)
{
    return m_context.database.inTransaction([&] {
        return m_signUps.admit(wanted.invitation).and_then([&](const std::optional<Invitation> &invitation) {
            return insert(wanted, passwordHash, invitation);
        });
    });
}

Result<Account> AccountService::signUp(const NewAccount &wanted)
{
    return checkFree(wanted)
        .and_then([&] { return hashPassword(wanted.password, cost()); })
        .and_then([&](const QByteArray &hash) {
            return m_context.database.inTransaction([&] { return insert(wanted, hash, std::nullopt); });
        });
}

Result<Account> AccountService::account(UserId user) const
{
    return m_accounts.find(user).and_then(orNotFound);
}

Result<Account> AccountService::findByHandle(const QString &handle) const
{
    return m_accounts.findByHandle(handle).and_then(orNotFound);
}

Result<QList<Account>> AccountService::list(const QString &after, int limit) const
{
    return m_accounts.list(after, limit);
}

Result<int> AccountService::passwordsAtLowerCost() const
{
    return m_accounts.countCheaper(m_context.policy.cost);
}

Result<int> AccountService::count() const
{
    return m_accounts.count();
}

Result<Account> AccountService::rename(UserId user, const QString &name)
{
    return m_accounts.setName(user, name).and_then([&] { return account(user); });
}

/// Nobody changes their own role, but two may change each other's at the same time.
Result<void> AccountService::keepAnAdministrator(UserId losing) const
{
    return m_accounts.isLastAdministrator(losing).and_then([](bool isLast) -> Result<void> {
        if (isLast)
            return fail(Error::Kind::Conflict,
                        say("core", "Nobody else is an administrator. Make somebody one first."));
        return {};
    });
}

Result<Account> AccountService::setAdministrator(const QString &handle, bool is, UserId by)
{
    return m_context.database.inTransaction([&] {
        return findByHandle(handle).and_then([&](const Account &known) -> Result<Account> {
            if (known.user == by)
                return fail(Error::Kind::Conflict, say("core", "Nobody changes their own role."));
            return (is ? Result<void>() : keepAnAdministrator(known.user))
                .and_then([&] { return m_accounts.setAdministrator(known.user, is); })
                .and_then([&] {
                    return m_audit.append({.event = AuditEvent::RoleChanged,
                                           .user = known.user,
                                           .other = by,
                                           .detail = is ? u"administrator"_s : u"person"_s});
                })
                .and_then([&] { return account(known.user); });
        });
    });
}

Result<Account> AccountService::setSuspended(const QString &handle, bool is, UserId by)
{
    const QDateTime now = m_context.clock.now();
    return m_context.database.inTransaction([&] {
        return findByHandle(handle).and_then([&](const Account &known) -> Result<Account> {
            if (known.user == by)
                return fail(Error::Kind::Conflict, say("core", "Nobody suspends themselves."));
            return (is ? keepAnAdministrator(known.user) : Result<void>())
                .and_then([&] { return m_accounts.setSuspended(known.user, is ? now : QDateTime()); })
                .and_then([&] { return is ? m_sessions.endAll(known.user, {}, now) : Result<void>(); })
                .and_then([&] {
                    return m_audit.append({.event = is ? AuditEvent::Suspended : AuditEvent::Restored,
                                           .user = known.user,
                                           .other = by});
                })
                .and_then([&] { return account(known.user); });
        });
    });
}

Result<void> AccountService::noteRead(UserId administrator)
{
    return m_context.database.inTransaction(
        [&] { return m_audit.append({.event = AuditEvent::UsersRead, .user = administrator}); });
}

} // namespace matinee
