#include "core/accounts/accounts.h"
#include "core/base/text.h"
#include "core/rest/account_problems.h"
#include "core/rest/all_routes.h"
#include "core/rest/input.h"
#include "core/rest/reply.h"
#include "core/rest/rest_services.h"
#include "core/rest/second_proof.h"

namespace matinee {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype LongestInput = 1024;

using SlowAnswer = tl::expected<Job, Problem>;

/// A wanted password that breaks no rule, of a person with this handle.
QString readNewPassword(BodyInput &body, const QString &name, const AccountService &people,
                        const QString &handle)
{
    QString password = body.text(name, LongestInput);
    if (const auto fault = people.faultOf(password, handle); fault && !password.isEmpty())
        body.refuse(name, *fault);
    return password;
}

SlowAnswer changePassword(RestServices &services, const Call &call)
{
    Accounts &accounts = *services.accounts;
    const auto account = accounts.people.account(call.caller);
    if (!account)
        return tl::unexpected(Problem(account.error()));
    BodyInput body(call.body);
    const QString old = body.text(u"old"_s, LongestInput);
    const QString wanted = readNewPassword(body, u"new"_s, accounts.people, account->handle);
    const SecondProof proof = readSecondProof(body);
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);

    const Caller caller{.user = call.caller, .session = call.session};
    const auto attempt = accounts.sessions.beginProof(caller);
    if (!attempt)
        return tl::unexpected(Problem(attempt.error()));
    if (attempt->retryAfter > 0s)
        return tl::unexpected(tooManyTries(attempt->retryAfter));
    return [&accounts, cost = accounts.people.cost(), caller, attempt = *attempt, old, wanted,
            proof](const std::atomic_bool &) -> Finish {
        const PasswordVerdict verdict = verifyPassword(attempt.passwordHash, old, cost);
        const auto hash = verdict.matches ? hashPassword(wanted, cost) : Result<QByteArray>();
        return [&accounts, caller, attempt, proof, verdict, hash]() -> Answer {
            if (!hash)
                return tl::unexpected(Problem(hash.error()));
            const auto enough = proved(accounts.sessions.finishProof(caller, attempt, verdict, proof));
            if (!enough)
                return tl::unexpected(enough.error());
            return accounts.passwords.change(caller.user, *hash, caller.session).map([] {
                return noContent();
            });
        };
    };
}

Answer requestReset(RestServices &services, const Call &call)
{
    BodyInput body(call.body);
    const auto handle = body.optionalText(u"handle"_s, LongestInput);
    const auto email = body.optionalText(u"email"_s, LongestInput);
    if (handle.has_value() == email.has_value())
        body.refuse(u"handle"_s, say("core", "A handle or an e-mail address is needed, one of them."));
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    return services.accounts->passwords.request(handle ? *handle : *email).map([] {
        return Reply{.status = 202};
    });
}

SlowAnswer resetPassword(RestServices &services, const Call &call)
{
    Accounts &accounts = *services.accounts;
    const QString token = call.path.value(0);
    const auto owner = accounts.passwords.ownerOf(token);
    if (!owner)
        return tl::unexpected(Problem(owner.error()));
    BodyInput body(call.body);
    const QString wanted = readNewPassword(body, u"password"_s, accounts.people, owner->handle);
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    return [&accounts, cost = accounts.people.cost(), token, wanted](const std::atomic_bool &) -> Finish {
        return [&accounts, token, hash = hashPassword(wanted, cost)]() -> Answer {
            return hash
                .and_then([&](const QByteArray &bytes) { return accounts.passwords.reset(token, bytes); })
                .map([] { return noContent(); });
        };
    };
}

} // namespace

Routes passwordRoutes()
{
    using enum Method;
    using enum Access;
    using enum Cost;
    return {
        {Put, u"/api/v1/me/password"_s, Session, Password, changePassword},
        {Post, u"/api/v1/password-resets"_s, Anyone, Password, requestReset},
        {Put, u"/api/v1/password-resets/{token}"_s, Anyone, Password, resetPassword},
    };
}

} // namespace matinee
