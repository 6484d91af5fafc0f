#include "core/accounts/accounts.h"
#include "core/base/text.h"
#include "core/rest/all_routes.h"
#include "core/rest/input.h"
#include "core/rest/reply.h"
#include "core/rest/rest_services.h"

#include <QJsonArray>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestCode = 20;

Answer secret(Reply reply)
{
    reply.isSecret = true;
    return reply;
}

Answer beginTotp(RestServices &services, const Call &call)
{
    if (const auto problem = BodyInput(call.body).problem())
        return tl::unexpected(*problem);
    return services.accounts->people.account(call.caller)
        .and_then([&](const Account &account) {
            return services.accounts->secondFactor.begin(call.caller, account.handle);
        })
        .map_error([](const Error &error) { return Problem(error); })
        .and_then([](const Enrolment &enrolment) {
            return secret(json({{u"secret"_s, enrolment.secret},
                                {u"uri"_s, enrolment.uri},
                                {u"qr_svg"_s, QString::fromUtf8(enrolment.qrSvg)}}));
        });
}

Answer confirmTotp(RestServices &services, const Call &call)
{
    BodyInput body(call.body);
    const QString code = body.text(u"code"_s, LongestCode).remove(u' ');
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    const auto confirmed = services.accounts->secondFactor.confirm(call.caller, code);
    if (!confirmed)
        return tl::unexpected(Problem(confirmed.error()));
    if (!*confirmed)
        return tl::unexpected(
            Problem(422, say("core", "Some of what was sent cannot be used."),
                    {{u"code"_s, say("core", "This is not the code that the app shows now.")}}));
    return noContent();
}

Answer deleteTotp(RestServices &services, const Call &call)
{
    return services.accounts->secondFactor.remove(call.caller).map([] { return noContent(); });
}

Answer getRecoveryCodes(RestServices &services, const Call &call)
{
    return services.accounts->secondFactor.recoveryCodesLeft(call.caller).map([](int left) {
        return json({{u"left"_s, left}});
    });
}

Answer makeRecoveryCodes(RestServices &services, const Call &call)
{
    if (const auto problem = BodyInput(call.body).problem())
        return tl::unexpected(*problem);
    return services.accounts->secondFactor.makeRecoveryCodes(call.caller)
        .map_error([](const Error &error) { return Problem(error); })
        .and_then([](const QStringList &codes) {
            return secret(
                created(u"/api/v1/me/recovery-codes"_s, {{u"codes"_s, QJsonArray::fromStringList(codes)}}));
        });
}

} // namespace

Routes secondFactorRoutes()
{
    using enum Method;
    using enum Access;
    using enum Cost;
    return {
        {Post, u"/api/v1/me/totp"_s, Enrolling, Usual, beginTotp},
        {Put, u"/api/v1/me/totp"_s, Enrolling, Usual, confirmTotp},
        {Delete, u"/api/v1/me/totp"_s, Fresh, Usual, deleteTotp},
        {Get, u"/api/v1/me/recovery-codes"_s, Session, Light, getRecoveryCodes},
        {Post, u"/api/v1/me/recovery-codes"_s, Enrolling, Usual, makeRecoveryCodes},
    };
}

} // namespace matinee
