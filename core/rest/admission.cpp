#include "core/rest/admission.h"

#include "core/accounts/personal_token_repository.h"
#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/rest/account_problems.h"
#include "core/rest/request_budget.h"

#include <algorithm>

namespace matinee {

Problem nothingThere()
{
    return {404, say("core", "There is nothing at this address.")};
}

namespace {

constexpr std::chrono::milliseconds ProofLife = std::chrono::minutes(5);

Problem unauthorized(const QString &detail)
{
    return {401, detail};
}

bool isForAdministrators(const Route &route)
{
    return route.access == Access::Administrator || route.access == Access::Metrics;
}

/// What a personal access token needs for a route.
Scope scopeFor(const Route &route)
{
    if (route.access == Access::Metrics)
        return Scope::Metrics;
    return route.method == Method::Get ? Scope::Read : Scope::Write;
}

/// Why a personal access token may not take this route.
std::optional<Problem> tokenRefusal(const Caller &caller, const Route &route)
{
    if (route.access == Access::Administrator || (isForAdministrators(route) && !caller.isAdministrator))
        return nothingThere();
    if (route.access == Access::Session || route.access == Access::Fresh || route.access == Access::Enrolling)
        return Problem(403, say("core", "A personal access token cannot do this. Sign in."));
    const bool isForAll = route.cost == Cost::Free && route.access != Access::Metrics;
    if (!isForAll && !caller.scopes->contains(scopeFor(route)))
        return Problem(
            403, say("core", "This token does not have the scope \"%1\".").arg(nameOf(scopeFor(route))));
    return std::nullopt;
}

bool needsProof(const Route &route)
{
    return route.access == Access::Fresh || route.access == Access::Enrolling
        || (route.access == Access::Administrator && route.method != Method::Get);
}

/// Why this caller may not take this route.
std::optional<Problem> refusal(const Caller &caller, const Route &route, const QDateTime &now)
{
    if (!caller.user.isStored())
        return route.access == Access::Anyone ? std::nullopt
                                              : std::optional(unauthorized(say("core", "Sign in first.")));
    if (caller.scopes) {
        if (auto refused = tokenRefusal(caller, route))
            return refused;
    }
    if (route.access == Access::Anyone)
        return std::nullopt;
    if (isForAdministrators(route) && !caller.isAdministrator)
        return nothingThere();
    const bool helpsEnrolling = route.access == Access::Session || route.access == Access::Enrolling;
    if (caller.owesSecondFactor && !helpsEnrolling)
        return secondFactorNeeded();
    const bool hasProof = caller.provenAt.isValid() && caller.provenAt.addMSecs(ProofLife.count()) >= now;
    if (needsProof(route) && !hasProof)
        return proofNeeded();
    return std::nullopt;
}

/// Tells what is left, in the names of the IETF's draft; an unlimited one has nothing to tell.
void tell(const BudgetStanding &standing, Call &call)
{
    if (standing.limit == 0)
        return;
    call.headers.removeIf([](const auto &header) { return header.first.startsWith("RateLimit-"); });
    call.headers += {{"RateLimit-Limit", QByteArray::number(standing.limit)},
                     {"RateLimit-Remaining", QByteArray::number(standing.left)},
                     {"RateLimit-Reset", QByteArray::number(qint64(standing.full.count()))}};
}

tl::expected<void, Problem> granted(const BudgetStanding &standing, Call &call)
{
    tell(standing, call);
    if (standing.retryAfter.count() > 0)
        return tl::unexpected(tooManyRequests(standing.retryAfter));
    return {};
}

} // namespace

/// Who asks; nobody without an Authorization header.
tl::expected<Caller, Problem> Admission::callerOf(const Request &request) const
{
    const QByteArray authorization = request.headers.value("authorization");
    if (authorization.isEmpty())
        return Caller();
    const bool isBearer =
        authorization.first(std::min<qsizetype>(7, authorization.size())).toLower() == "bearer ";
    const auto caller =
        m_authenticate(isBearer ? QString::fromLatin1(authorization.sliced(7).trimmed()) : QString());
    if (!caller)
        return tl::unexpected(Problem(caller.error()));
    if (!*caller)
        return tl::unexpected(
            unauthorized(say("core", "The token is not good, or no longer. Sign in again.")));
    return **caller;
}

/// Who it is, whether they may, and whether they ask too much. An address pays before anything is looked up.
tl::expected<void, Problem> Admission::admit(const Request &request, const Route &route, Call &call) const
{
    const QDateTime now = m_clock.now();
    const int cost = static_cast<int>(route.cost);
    tl::expected<void, Problem> may;
    if (route.cost != Cost::Free)
        may = granted(m_budget.takeForAddress(request.client, cost, now), call);
    if (may && route.cost == Cost::Password)
        may = granted(m_budget.takeForPassword(request.client, now), call);
    if (!may)
        return may;

    const auto caller = callerOf(request);
    if (!caller) {
        // Whether the process is alive must not hang on the database that knows people.
        const bool isLiveness = route.cost == Cost::Free && route.access == Access::Anyone;
        if (isLiveness && caller.error().status != 401)
            return {};
        return tl::unexpected(caller.error());
    }
    if (const auto refused = refusal(*caller, route, now))
        return tl::unexpected(*refused);
    call.caller = caller->user;
    call.session = caller->session;
    if (route.cost == Cost::Free || !call.caller.isStored())
        return {};
    return granted(m_budget.takeForUser(call.caller.value(), cost, now), call);
}

tl::expected<void, Problem> Admission::admitAgain(const Request &request, const Route &route) const
{
    return callerOf(request).and_then([&](const Caller &caller) -> tl::expected<void, Problem> {
        if (const auto refused = refusal(caller, route, m_clock.now()))
            return tl::unexpected(*refused);
        return {};
    });
}

} // namespace matinee
