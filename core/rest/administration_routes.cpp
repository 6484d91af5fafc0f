#include "core/accounts/accounts.h"
#include "core/base/text.h"
#include "core/rest/all_routes.h"
#include "core/rest/page.h"
#include "core/rest/rest_services.h"
#include "core/store/database.h"
#include "core/wire/account_json.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestWord = 100;

Answer getUsers(RestServices &services, const Call &call)
{
    QueryInput query(call.query);
    const CursorSeal seal(call, services.cursorKey);
    const int limit = readLimit(query);
    const QByteArray after = readCursor(seal, query);
    if (const auto problem = query.problem())
        return tl::unexpected(*problem);
    AccountService &people = services.accounts->people;
    const auto total = people.noteRead(call.caller).and_then([&] { return people.count(); });
    if (!total)
        return tl::unexpected(Problem(total.error()));
    return people.list(QString::fromUtf8(after), limit + 1).map([&](QList<Account> accounts) {
        const bool isMore = accounts.size() > limit;
        if (isMore)
            accounts.removeLast();
        QJsonArray items;
        for (const Account &account : accounts)
            items.append(wire::toAdminJson(account));
        const QString next = isMore ? seal.seal(accounts.last().handle.toUtf8()) : QString();
        return json(wire::list(items, next, *total));
    });
}

Answer patchUser(RestServices &services, const Call &call)
{
    BodyInput body(call.body);
    const auto role = body.optionalText(u"role"_s, LongestWord);
    const auto suspended = body.optionalFlag(u"suspended"_s);
    if (role && *role != "administrator"_L1 && *role != "person"_L1)
        body.refuse(u"role"_s, say("core", "One of these is expected: %1.").arg(u"administrator, person"_s));
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    const QString handle = call.path.value(0);
    AccountService &people = services.accounts->people;
    return services.database
        .inTransaction([&] {
            return people.findByHandle(handle)
                .and_then([&](const Account &known) {
                    return role ? people.setAdministrator(handle, *role == "administrator"_L1, call.caller)
                                : Result<Account>(known);
                })
                .and_then([&](const Account &known) {
                    return suspended ? people.setSuspended(handle, *suspended, call.caller)
                                     : Result<Account>(known);
                });
        })
        .map([](const Account &account) { return json(wire::toAdminJson(account)); });
}

Answer getInvitations(RestServices &services, const Call &call)
{
    if (const auto problem = QueryInput(call.query).problem())
        return tl::unexpected(*problem);
    return services.accounts->signUps.invitations().map([](const QList<Invitation> &invitations) {
        QJsonArray items;
        for (const Invitation &invitation : invitations)
            items.append(wire::toJson(invitation));
        return json(wire::list(items, {}, items.size()));
    });
}

Answer postInvitation(RestServices &services, const Call &call)
{
    if (const auto problem = BodyInput(call.body).problem())
        return tl::unexpected(*problem);
    return services.accounts->signUps.invite(call.caller, false).map([](const NewInvitation &made) {
        QJsonObject invitation = wire::toJson(made.invitation);
        invitation.insert(u"token"_s, made.secret);
        Reply reply = created(u"/api/v1/admin/invitations/"_s + made.invitation.id, invitation);
        reply.isSecret = true;
        return reply;
    });
}

Answer deleteInvitation(RestServices &services, const Call &call)
{
    return services.accounts->signUps.remove(call.caller, call.path.value(0)).map([] { return noContent(); });
}

QString dutyName(SecondFactorDuty duty)
{
    return duty == SecondFactorDuty::Everybody ? u"everybody"_s
        : duty == SecondFactorDuty::Nobody     ? u"nobody"_s
                                               : u"administrators"_s;
}

Answer getSettings(RestServices &services, const Call &call)
{
    if (const auto problem = QueryInput(call.query).problem())
        return tl::unexpected(*problem);
    const Accounts &accounts = *services.accounts;
    const auto cheaper = accounts.people.passwordsAtLowerCost();
    if (!cheaper)
        return tl::unexpected(Problem(cheaper.error()));
    return accounts.signUps.policy().map([&](SignUp policy) {
        return json({{u"passwords_at_lower_cost"_s, *cheaper},
                     {u"sign_up"_s, nameOf(policy)},
                     {u"sign_up_fixed"_s, accounts.signUps.isFixed()},
                     {u"second_factor"_s, dutyName(accounts.context.policy.secondFactor)},
                     {u"sends_mail"_s, accounts.context.policy.sendsMail}});
    });
}

Answer patchSettings(RestServices &services, const Call &call)
{
    BodyInput body(call.body);
    const QString word = body.text(u"sign_up"_s, LongestWord);
    const auto policy = signUpOf(word);
    if (!policy && !word.isEmpty())
        body.refuse(u"sign_up"_s,
                    say("core", "One of these is expected: %1.").arg(u"open, invitation, closed"_s));
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    return services.accounts->signUps.setPolicy(call.caller, *policy)
        .map_error([](const Error &error) { return Problem(error); })
        .and_then([&] { return getSettings(services, call); });
}

} // namespace

Routes administrationRoutes()
{
    using enum Method;
    using enum Access;
    using enum Cost;
    return {
        {Get, u"/api/v1/admin/users"_s, Administrator, Usual, getUsers},
        {Patch, u"/api/v1/admin/users/{handle}"_s, Administrator, Usual, patchUser},
        {Get, u"/api/v1/admin/invitations"_s, Administrator, Light, getInvitations},
        {Post, u"/api/v1/admin/invitations"_s, Administrator, Usual, postInvitation},
        {Delete, u"/api/v1/admin/invitations/{id}"_s, Administrator, Usual, deleteInvitation},
        {Get, u"/api/v1/admin/settings"_s, Administrator, Light, getSettings},
        {Patch, u"/api/v1/admin/settings"_s, Administrator, Usual, patchSettings},
    };
}

} // namespace matinee
