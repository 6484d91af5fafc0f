#include "core/rest/all_routes.h"

namespace matinee {

Routes allRoutes(const ServerState &state)
{
    return accountRoutes() + sessionRoutes() + passwordRoutes() + secondFactorRoutes() + tokenRoutes()
        + auditRoutes() + administrationRoutes() + catalogRoutes() + filmEntryRoutes() + peopleRoutes()
        + libraryRoutes() + preferenceRoutes() + listRoutes() + watchRoutes() + recommendRoutes()
        + feedbackRoutes() + modelRoutes() + reportRoutes() + reviewRoutes() + historyRoutes()
        + exchangeRoutes() + docsRoutes() + serviceRoutes(state);
}

} // namespace matinee
