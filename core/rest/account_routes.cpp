#include "core/accounts/accounts.h"
#include "core/base/text.h"
#include "core/rest/all_routes.h"
#include "core/rest/input.h"
#include "core/rest/reply.h"
#include "core/rest/rest_services.h"
#include "core/wire/account_json.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// Longer than any good password, so that a too long one is told its own rule.
constexpr qsizetype LongestInput = 1024;
constexpr qsizetype LongestName = 60;

using SlowAnswer = tl::expected<Job, Problem>;

SlowAnswer signUp(RestServices &services, const Call &call)
{
    BodyInput body(call.body);
    const NewAccount wanted{body.text(u"handle"_s, LongestInput), body.text(u"password"_s, LongestInput),
                            body.optionalText(u"invitation"_s, LongestInput).value_or(QString())};
    AccountService &people = services.accounts->people;
    if (const auto fault = handleFault(wanted.handle); fault && !wanted.handle.isEmpty())
        body.refuse(u"handle"_s, *fault);
    if (const auto fault = people.faultOf(wanted.password, wanted.handle);
        fault && !wanted.password.isEmpty())
        body.refuse(u"password"_s, *fault);
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    if (const auto fine = people.checkNew(wanted); !fine)
        return tl::unexpected(Problem(fine.error()));

    return [&people, cost = people.cost(), wanted](const std::atomic_bool &) -> Finish {
        return [&people, wanted, hash = hashPassword(wanted.password, cost)]() -> Answer {
            return hash.and_then([&](const QByteArray &bytes) { return people.add(wanted, bytes); })
                .map([](const Account &account) { return created(u"/api/v1/me"_s, wire::toJson(account)); });
        };
    };
}

Answer getMe(RestServices &services, const Call &call)
{
    return services.identity.account(call.caller).map([](const Account &account) {
        return json(wire::toJson(account));
    });
}

Answer patchMe(RestServices &services, const Call &call)
{
    BodyInput body(call.body);
    const QString given = body.text(u"name"_s, LongestName);
    const QString name = given.normalized(QString::NormalizationForm_C).trimmed();
    const bool isPrintable =
        std::all_of(name.begin(), name.end(), [](QChar c) { return c.isPrint() || c.isSurrogate(); });
    if (!isPrintable || (name.isEmpty() && !given.isEmpty()))
        body.refuse(u"name"_s, say("core", "A name has letters that can be seen."));
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    return services.identity.rename(call.caller, name).map([](const Account &account) {
        return json(wire::toJson(account));
    });
}

Answer deleteMe(RestServices &services, const Call &call)
{
    return services.accounts->erasure.erase(call.caller).map([] { return noContent(); });
}

Answer putEmail(RestServices &services, const Call &call)
{
    BodyInput body(call.body);
    const QString address = body.text(u"email"_s, LongestInput);
    if (const auto fault = emailFault(address); fault && !address.isEmpty())
        body.refuse(u"email"_s, *fault);
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    return services.accounts->people.account(call.caller)
        .and_then([&](const Account &account) { return services.accounts->email.request(account, address); })
        .map([] { return Reply{.status = 202}; });
}

Answer deleteEmail(RestServices &services, const Call &call)
{
    return services.accounts->people.account(call.caller)
        .and_then([&](const Account &account) { return services.accounts->email.remove(account); })
        .map([] { return noContent(); });
}

Answer confirmEmail(RestServices &services, const Call &call)
{
    BodyInput body(call.body);
    const QString token = body.text(u"token"_s, LongestInput);
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    return services.accounts->email.confirm(token).map([] { return noContent(); });
}

} // namespace

Routes personRoutes()
{
    using enum Method;
    using enum Access;
    using enum Cost;
    return {
        {Get, u"/api/v1/me"_s, SignedIn, Light, getMe},
        {Patch, u"/api/v1/me"_s, SignedIn, Usual, patchMe},
    };
}

Routes accountRoutes()
{
    using enum Method;
    using enum Access;
    using enum Cost;
    return {
        {Post, u"/api/v1/accounts"_s, Anyone, Password, signUp},
        {Delete, u"/api/v1/me"_s, Fresh, Heavy, deleteMe},
        {Put, u"/api/v1/me/email"_s, Fresh, Usual, putEmail},
        {Delete, u"/api/v1/me/email"_s, Fresh, Usual, deleteEmail},
        {Post, u"/api/v1/email-confirmations"_s, Anyone, Usual, confirmEmail},
    };
}

} // namespace matinee
