#include "core/rest/all_routes.h"

namespace matinee {

Routes allRoutes(const std::atomic_bool &draining)
{
    return accountRoutes() + catalogRoutes() + filmEntryRoutes() + peopleRoutes() + libraryRoutes()
        + listRoutes() + watchRoutes() + recommendRoutes() + feedbackRoutes() + modelRoutes() + reportRoutes()
        + serviceRoutes(draining);
}

} // namespace matinee
