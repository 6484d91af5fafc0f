#pragma once

#include "core/accounts/session.h"
#include "core/rest/http.h"
#include "core/rest/route.h"

#include <functional>
#include <optional>
#include <variant>

namespace matinee {

/// An answer whose long part is still to do: run `job` in the pool, then `complete` what it gave
/// on the worker's thread.
struct Pending {
    Job job;
    std::function<Response(const Finish &)> complete;
    std::function<Response(const Problem &)> refuse; ///< when there is no room for the job
};

using Outcome = std::variant<Response, Pending>;

/// Requests in, responses out, with no socket in sight: finds the route, knows the caller, reads the
/// body, runs the handler, and dresses what it answers. Built once, then only read.
///
/// Answers by itself   404 unknown path, 405 with Allow, OPTIONS, HEAD from GET, 401, 400 and 413 and
///                     415 for bodies, 304 for a known ETag, 500 for what a handler throws.
class Router {
public:
    using Authenticate = std::function<Result<std::optional<Caller>>(const QString &token)>;

    Router(Routes routes, Authenticate authenticate);

    Outcome answer(const Request &request) const;
    const Routes &routes() const { return m_routes; }

private:
    struct Match;
    Match match(const Request &request) const;
    tl::expected<Call, Problem> prepare(const Request &request, const Route &route) const;
    Outcome run(const Request &request, const Route &route, const Call &call) const;

    Routes m_routes;
    QList<QStringList> m_segments; ///< of each route's path
    Authenticate m_authenticate;
};

} // namespace matinee
