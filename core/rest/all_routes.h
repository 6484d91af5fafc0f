#pragma once

#include "core/rest/route.h"

namespace matinee {

struct ServerState;

Routes accountRoutes();
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
Routes docsRoutes();
Routes serviceRoutes(const ServerState &state);

/// Every address of the server, as resources/api/openapi.yaml describes them.
Routes allRoutes(const ServerState &state);

} // namespace matinee
