#pragma once

#include "core/rest/route.h"

#include <atomic>

namespace matinee {

Routes accountRoutes();
Routes catalogRoutes();
Routes filmEntryRoutes();
Routes modelRoutes();
Routes peopleRoutes();
Routes libraryRoutes();
Routes listRoutes();
Routes watchRoutes();
Routes recommendRoutes();
Routes feedbackRoutes();
Routes reportRoutes();
/// `draining` turns /readyz away from this server.
Routes serviceRoutes(const std::atomic_bool &draining);

/// Every address of the server, as resources/api/openapi.yaml describes them.
Routes allRoutes(const std::atomic_bool &draining);

} // namespace matinee
