#pragma once

#include "core/rest/admission.h"
#include "core/rest/hosts.h"
#include "core/rest/http.h"
#include "core/rest/origins.h"
#include "core/rest/route.h"

#include <functional>
#include <optional>
#include <variant>

namespace matinee {

class Clock;

/// An answer whose long part is still to do: run `job` in the pool, then `complete` what it gave
/// on the worker's thread.
struct Pending {
    Job job;
    std::function<Response(const Finish &)> complete;
    std::function<Response(const Problem &)> refuse; ///< when there is no room for the job
    bool hashesPassword = false; ///< such jobs have a pool of their own
};

/// An answer that is not there yet.
struct Waiting {
    UserId user; ///< whose things it is about
    /// On the worker's thread, as WaitingHandler says. What comes late is for who still may have it.
    std::function<std::optional<Response>(std::chrono::milliseconds waited)> ask;
};

using Handled = std::variant<Response, Pending, Waiting>;

/// Requests in, responses out, with no socket in sight: finds the route, knows the caller, reads the
/// body, runs the handler, and dresses what it answers. Built once, then only read.
///
/// Answers by itself   404 unknown path, 405 with Allow, OPTIONS, HEAD from GET, 401, 400 and 413 and
///                     415 for bodies, 421 for another's name, 304 for a known ETag, 412 for If-Match, 429
///                     for who asks too much, 500 for what a handler throws.
class Router {
public:
    /// What it works with; what it refers to outlives it.
    struct Surroundings {
        RestServices &services;
        Admission admission;
        const Clock &clock;
        Origins origins = {};
        Hosts hosts = {};
    };

    Router(Routes routes, Surroundings surroundings);

    Handled answer(const Request &request) const;
    const Routes &routes() const { return m_routes; }

private:
    struct Match;
    Match match(const Request &request) const;
    tl::expected<void, Problem> readBody(const Request &request, const Route &route, Call &call) const;
    const Handler *readerOf(const Route &route) const;
    Handled run(const Request &request, const Route &route, const Call &call) const;
    Handled wait(const Request &request, const Route &route, const Call &call,
                 const WaitingHandler &handler) const;

    Routes m_routes;
    QList<QStringList> m_segments; ///< of each route's path
    Surroundings m_around;
};

} // namespace matinee
