#include "core/base/text.h"
#include "core/catalog/catalog_service.h"
#include "core/rest/all_routes.h"
#include "core/rest/reply.h"
#include "core/rest/rest_services.h"
#include "core/rest/server_state.h"

#include <functional>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

Answer health(RestServices &, const Call &)
{
    return json({{u"status"_s, u"ok"_s}});
}

Answer readiness(const ServerState &state, RestServices &services, const Call &)
{
    if (state.draining)
        return tl::unexpected(Problem(503, say("core", "The server is shutting down.")));
    const auto catalogue = services.catalog.catalogue();
    if (!catalogue) {
        Problem problem(catalogue.error());
        problem.status = 503;
        return tl::unexpected(problem);
    }
    return json({{u"status"_s, u"ready"_s}});
}

Answer metrics(const ServerState &state, RestServices &, const Call &)
{
    return Reply{.contentType = "text/plain; version=0.0.4; charset=utf-8",
                 .body = state.metrics.text(state.busy)};
}

} // namespace

Routes serviceRoutes(const ServerState &state)
{
    using enum Method;
    using enum Access;
    using enum Cost;
    return {
        {Get, u"/healthz"_s, Anyone, Free, health},
        {Get, u"/readyz"_s, Anyone, Free, std::bind_front(readiness, std::cref(state))},
    };
}

Routes metricsRoutes(const ServerState &state)
{
    return {{Method::Get, u"/metrics"_s, Access::Metrics, Cost::Free,
             std::bind_front(metrics, std::cref(state))}};
}

} // namespace matinee
