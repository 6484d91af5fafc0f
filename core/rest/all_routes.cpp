#include "core/rest/all_routes.h"

namespace matinee {

namespace {

/// What there is wherever a library is served.
Routes commonRoutes(const ServerState &state)
{
    return personRoutes() + filmEntryRoutes() + libraryRoutes() + preferenceRoutes() + listRoutes()
        + watchRoutes() + recommendRoutes() + feedbackRoutes() + reportRoutes() + reviewRoutes()
        + historyRoutes() + docsRoutes() + serviceRoutes(state);
}

/// What a server shows to anybody.
Routes filmRoutes()
{
    return catalogRoutes() + peopleRoutes();
}

Routes forSignedIn(Routes routes)
{
    for (Route &route : routes)
        route.access = Access::SignedIn;
    return routes;
}

} // namespace

Routes allRoutes(const ServerState &state)
{
    return accountRoutes() + sessionRoutes() + passwordRoutes() + secondFactorRoutes() + tokenRoutes()
        + auditRoutes() + administrationRoutes() + modelRoutes() + metricsRoutes(state) + exchangeRoutes()
        + syncRoutes() + filmRoutes() + commonRoutes(state);
}

Routes routesWithoutAccounts(const ServerState &state)
{
    return forSignedIn(filmRoutes()) + commonRoutes(state);
}

} // namespace matinee
