#pragma once

#include "core/rest/route.h"

namespace matinee {

struct ServerState;

Routes accountRoutes();
Routes personRoutes();
Routes sessionRoutes();
Routes passwordRoutes();
Routes secondFactorRoutes();
Routes tokenRoutes();
Routes auditRoutes();
Routes administrationRoutes();
Routes catalogRoutes();
Routes filmEntryRoutes();
Routes modelRoutes();
Routes peopleRoutes();
Routes libraryRoutes();
Routes preferenceRoutes();
Routes historyRoutes();
Routes exchangeRoutes();
Routes reviewRoutes();
Routes listRoutes();
Routes watchRoutes();
Routes recommendRoutes();
Routes feedbackRoutes();
Routes reportRoutes();
Routes syncRoutes();
Routes docsRoutes();
Routes serviceRoutes(const ServerState &state);
Routes metricsRoutes(const ServerState &state);

/// Every address of the server, as resources/api/openapi.yaml describes them.
Routes allRoutes(const ServerState &state);
/// Those of them that a library without accounts has: one person's films, and nobody to look after. All that
/// is in it needs the token, films too.
Routes routesWithoutAccounts(const ServerState &state);

} // namespace matinee
