#include "core/accounts/accounts.h"
#include "core/base/text.h"
#include "core/rest/account_problems.h"
#include "core/rest/all_routes.h"
#include "core/rest/input.h"
#include "core/rest/reply.h"
#include "core/rest/rest_services.h"
#include "core/rest/second_proof.h"
#include "core/wire/account_json.h"
#include "core/wire/json_value.h"

#include <QJsonArray>

namespace matinee {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype LongestInput = 1024;
constexpr qsizetype LongestDeviceName = 100;

using SlowAnswer = tl::expected<Job, Problem>;

Answer answerOf(const Result<SignInOutcome> &outcome)
{
    if (!outcome)
        return tl::unexpected(Problem(outcome.error()));
    if (outcome->isCodeRefused)
        return tl::unexpected(codeRefused(401));
    if (outcome->wantsSecondFactor)
        return tl::unexpected(secondFactorWanted());
    if (!outcome->signedIn)
        return tl::unexpected(Problem(401, say("core", "The handle or the password is wrong.")));
    return json(wire::toJson(*outcome->signedIn));
}

SlowAnswer signIn(RestServices &services, const Call &call)
{
    BodyInput body(call.body);
    const QString handle = body.text(u"handle"_s, LongestInput);
    const QString password = body.text(u"password"_s, LongestInput);
    const QString device =
        body.text(u"device_name"_s, LongestDeviceName).normalized(QString::NormalizationForm_C);
    const QString known = body.optionalText(u"known_device"_s, LongestInput).value_or(QString());
    const SecondProof proof = readSecondProof(body);
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);

    SessionService &sessions = services.accounts->sessions;
    const auto attempt = sessions.beginSignIn(handle, known);
    if (!attempt)
        return tl::unexpected(Problem(attempt.error()));
    if (attempt->retryAfter > 0s)
        return tl::unexpected(tooManyTries(attempt->retryAfter));

    return [&sessions, cost = sessions.cost(), attempt = *attempt, password, device,
            proof](const std::atomic_bool &) -> Finish {
        return [&sessions, attempt, device, proof,
                verdict = verifyPassword(attempt.passwordHash, password, cost)]() -> Answer {
            return answerOf(sessions.finishSignIn(attempt, verdict, device, proof));
        };
    };
}

SlowAnswer prove(RestServices &services, const Call &call)
{
    BodyInput body(call.body);
    const QString password = body.text(u"password"_s, LongestInput);
    const SecondProof proof = readSecondProof(body);
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);

    SessionService &sessions = services.accounts->sessions;
    const Caller caller{.user = call.caller, .session = call.session};
    const auto attempt = sessions.beginProof(caller);
    if (!attempt)
        return tl::unexpected(Problem(attempt.error()));
    if (attempt->retryAfter > 0s)
        return tl::unexpected(tooManyTries(attempt->retryAfter));
    return [&sessions, cost = sessions.cost(), caller, attempt = *attempt, password,
            proof](const std::atomic_bool &) -> Finish {
        return [&sessions, caller, attempt, proof,
                verdict = verifyPassword(attempt.passwordHash, password, cost)]() -> Answer {
            return proved(sessions.finishProof(caller, attempt, verdict, proof)).map([] {
                return noContent();
            });
        };
    };
}

Answer refresh(RestServices &services, const Call &call)
{
    BodyInput body(call.body);
    const QString token = body.text(u"refresh_token"_s, LongestInput);
    const bool isConfirmed = body.optionalFlag(u"confirm"_s).value_or(true);
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    const auto outcome = services.accounts->sessions.refresh(
        token, isConfirmed ? SessionService::Reused::EndsTheSession : SessionService::Reused::IsTold);
    if (!outcome && outcome.error().kind == Error::Kind::Conflict) {
        Problem replaced(401, outcome.error().message);
        replaced.code = u"token_replaced"_s;
        return tl::unexpected(replaced);
    }
    if (!outcome)
        return tl::unexpected(Problem(outcome.error()));
    if (!*outcome)
        return tl::unexpected(
            Problem(401, say("core", "The token is not good, or no longer. Sign in again.")));
    return json(wire::toJson(**outcome));
}

Answer signOut(RestServices &services, const Call &call)
{
    if (const auto problem = BodyInput(call.body).problem())
        return tl::unexpected(*problem);
    return services.accounts->sessions.signOut(call.caller, call.session).map([] { return noContent(); });
}

Answer getSessions(RestServices &services, const Call &call)
{
    if (const auto problem = QueryInput(call.query).problem())
        return tl::unexpected(*problem);
    return services.accounts->sessions.list(call.caller).map([&](const QList<AccountSession> &sessions) {
        QJsonArray items;
        for (const AccountSession &session : sessions)
            items.append(wire::toJson(session, call.session));
        return json(wire::list(items, {}, items.size()));
    });
}

Answer deleteSession(RestServices &services, const Call &call)
{
    return services.accounts->sessions.revoke(call.caller, call.path.value(0)).map([] {
        return noContent();
    });
}

Answer deleteOtherSessions(RestServices &services, const Call &call)
{
    return services.accounts->sessions.revokeAll(call.caller, call.session).map([] { return noContent(); });
}

} // namespace

Routes sessionRoutes()
{
    using enum Method;
    using enum Access;
    using enum Cost;
    return {
        {Post, u"/api/v1/sessions"_s, Anyone, Password, signIn},
        {Post, u"/api/v1/sessions/refresh"_s, Anyone, Usual, refresh},
        {Delete, u"/api/v1/sessions/current"_s, Access::Session, Light, signOut},
        {Post, u"/api/v1/sessions/current/proof"_s, Access::Session, Password, prove},
        {Get, u"/api/v1/me/sessions"_s, Access::Session, Light, getSessions},
        {Delete, u"/api/v1/me/sessions"_s, Fresh, Usual, deleteOtherSessions},
        {Delete, u"/api/v1/me/sessions/{id}"_s, Fresh, Usual, deleteSession},
    };
}

} // namespace matinee
