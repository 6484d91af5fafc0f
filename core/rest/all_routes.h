#pragma once

#include "core/rest/route.h"

#include <atomic>

namespace matinee {

struct RestServices;

Routes accountRoutes(RestServices &services);
Routes catalogRoutes(RestServices &services);
Routes filmEntryRoutes(RestServices &services);
Routes modelRoutes(RestServices &services);
Routes peopleRoutes(RestServices &services);
Routes libraryRoutes(RestServices &services);
Routes listRoutes(RestServices &services);
Routes watchRoutes(RestServices &services);
Routes recommendRoutes(RestServices &services);
Routes feedbackRoutes(RestServices &services);
Routes reportRoutes(RestServices &services);
/// `draining` turns /readyz away from this server.
Routes serviceRoutes(RestServices &services, const std::atomic_bool &draining);

/// Every address of the server, as resources/api/openapi.yaml describes them.
Routes allRoutes(RestServices &services, const std::atomic_bool &draining);

} // namespace matinee
