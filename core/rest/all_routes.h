#pragma once

#include "core/rest/route.h"

namespace matinee {

struct ServerState;

Routes accountRoutes();
Routes catalogRoutes();
Routes filmEntryRoutes();
Routes modelRoutes();
Routes peopleRoutes();
Routes libraryRoutes();
Routes historyRoutes();
Routes reviewRoutes();
Routes listRoutes();
Routes watchRoutes();
Routes recommendRoutes();
Routes feedbackRoutes();
Routes reportRoutes();
Routes serviceRoutes(const ServerState &state);

/// Every address of the server, as resources/api/openapi.yaml describes them.
Routes allRoutes(const ServerState &state);

} // namespace matinee
