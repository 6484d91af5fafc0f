#pragma once

#include "core/accounts/session.h"
#include "core/rest/http.h"
#include "core/rest/route.h"

#include <optional>

namespace matinee {

class Clock;
class RequestBudget;

/// The door of every route: who asks, whether they may (Access), and whether they ask too much (Cost).
class Admission {
public:
    using Authenticate = std::function<Result<std::optional<Caller>>(const QString &token)>;

    /// `budget` and `clock` outlive it.
    Admission(Authenticate authenticate, RequestBudget &budget, const Clock &clock)
        : m_authenticate(std::move(authenticate)),
          m_budget(budget),
          m_clock(clock)
    {
    }

    /// Fills in who calls, and the headers that say what they may still ask. Otherwise 401, 403, 404 or 429.
    tl::expected<void, Problem> admit(const Request &request, const Route &route, Call &call) const;

    /// Whether a call that was admitted, and waited since, still would be. Costs nothing of the allowance.
    tl::expected<void, Problem> admitAgain(const Request &request, const Route &route) const;

private:
    tl::expected<Caller, Problem> callerOf(const Request &request) const;

    Authenticate m_authenticate;
    RequestBudget &m_budget;
    const Clock &m_clock;
};

/// For what is not at an address, and for what the caller may not know to be there.
Problem nothingThere();

} // namespace matinee
