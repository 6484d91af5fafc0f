#include "core/rest/all_routes.h"

namespace matinee {

Routes allRoutes(const ServerState &state)
{
    return accountRoutes() + sessionRoutes() + passwordRoutes() + secondFactorRoutes() + tokenRoutes()
        + auditRoutes() + administrationRoutes() + modelRoutes() + metricsRoutes(state)
        + routesWithoutAccounts(state);
}

Routes routesWithoutAccounts(const ServerState &state)
{
    return personRoutes() + catalogRoutes() + filmEntryRoutes() + peopleRoutes() + libraryRoutes()
        + listRoutes() + watchRoutes() + recommendRoutes() + feedbackRoutes() + reportRoutes()
        + reviewRoutes() + historyRoutes() + docsRoutes() + serviceRoutes(state);
}

} // namespace matinee
