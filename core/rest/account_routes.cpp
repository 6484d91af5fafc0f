#include "core/accounts/account_service.h"
#include "core/base/text.h"
#include "core/rest/all_routes.h"
#include "core/rest/input.h"
#include "core/rest/reply.h"
#include "core/rest/rest_services.h"
#include "core/wire/account_json.h"

namespace matinee {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Longer than any good password, so that a too long one is told its own rule.
constexpr qsizetype LongestInput = 1024;
constexpr qsizetype LongestDeviceName = 100;

using SlowAnswer = tl::expected<Job, Problem>;

SlowAnswer signUp(RestServices &services, const Call &call)
{
    BodyInput body(call.body);
    const NewAccount wanted{body.text(u"handle"_s, LongestInput), body.text(u"password"_s, LongestInput)};
    if (const auto fault = handleFault(wanted.handle); fault && !wanted.handle.isEmpty())
        body.refuse(u"handle"_s, *fault);
    if (const auto fault = passwordFault(wanted.password, wanted.handle); fault && !wanted.password.isEmpty())
        body.refuse(u"password"_s, *fault);
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    if (const auto fine = services.accounts.checkNew(wanted); !fine)
        return tl::unexpected(Problem(fine.error()));

    return [&accounts = services.accounts, cost = services.accounts.cost(),
            wanted](const std::atomic_bool &) -> Finish {
        return [&accounts, handle = wanted.handle, hash = hashPassword(wanted.password, cost)]() -> Answer {
            return hash.and_then([&](const QByteArray &bytes) { return accounts.add(handle, bytes); })
                .map([](const Account &account) { return created(u"/api/v1/me"_s, wire::toJson(account)); });
        };
    };
}

Problem tooManyTries(std::chrono::seconds wait)
{
    Problem problem(
        429, say("core", "Too many wrong passwords. Try again in %n second(s).", nullptr, int(wait.count())));
    problem.retryAfter = wait;
    return problem;
}

Answer signedInOr(const Result<std::optional<SignedIn>> &outcome, const QString &refusal)
{
    if (!outcome)
        return tl::unexpected(Problem(outcome.error()));
    if (!*outcome)
        return tl::unexpected(Problem(401, refusal));
    return json(wire::toJson(**outcome));
}

SlowAnswer signIn(RestServices &services, const Call &call)
{
    BodyInput body(call.body);
    const QString handle = body.text(u"handle"_s, LongestInput);
    const QString password = body.text(u"password"_s, LongestInput);
    const QString device =
        body.text(u"device_name"_s, LongestDeviceName).normalized(QString::NormalizationForm_C);
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);

    const auto attempt = services.accounts.beginSignIn(handle);
    if (!attempt)
        return tl::unexpected(Problem(attempt.error()));
    if (attempt->retryAfter > 0s)
        return tl::unexpected(tooManyTries(attempt->retryAfter));

    return [&accounts = services.accounts, cost = services.accounts.cost(), attempt = *attempt, password,
            device](const std::atomic_bool &) -> Finish {
        return [&accounts, attempt, device,
                verdict = verifyPassword(attempt.passwordHash, password, cost)]() -> Answer {
            return signedInOr(accounts.finishSignIn(attempt, verdict, device),
                              say("core", "The handle or the password is wrong."));
        };
    };
}

Answer refresh(RestServices &services, const Call &call)
{
    BodyInput body(call.body);
    const QString token = body.text(u"refresh_token"_s, LongestInput);
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    return signedInOr(services.accounts.refresh(token),
                      say("core", "The token is not good, or no longer. Sign in again."));
}

Answer signOut(RestServices &services, const Call &call)
{
    return services.accounts.signOut(call.session).map([] { return noContent(); });
}

Answer me(RestServices &services, const Call &call)
{
    return services.accounts.account(call.caller).map([](const Account &account) {
        return json(wire::toJson(account));
    });
}

} // namespace

Routes accountRoutes()
{
    using enum Method;
    using enum Access;
    using enum Cost;
    return {
        {Post, u"/api/v1/accounts"_s, Anyone, Password, signUp},
        {Post, u"/api/v1/sessions"_s, Anyone, Password, signIn},
        {Post, u"/api/v1/sessions/refresh"_s, Anyone, Usual, refresh},
        {Delete, u"/api/v1/sessions/current"_s, Session, Light, signOut},
        {Get, u"/api/v1/me"_s, SignedIn, Light, me},
    };
}

} // namespace matinee
