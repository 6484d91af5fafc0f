#include "core/rest/all_routes.h"

namespace matinee {

Routes allRoutes(RestServices &services, const std::atomic_bool &draining)
{
    return accountRoutes(services) + catalogRoutes(services) + filmEntryRoutes(services)
        + peopleRoutes(services) + libraryRoutes(services) + listRoutes(services) + watchRoutes(services)
        + recommendRoutes(services) + feedbackRoutes(services) + modelRoutes(services)
        + reportRoutes(services) + serviceRoutes(services, draining);
}

} // namespace matinee
