#include "core/base/text.h"
#include "core/catalog/catalog_service.h"
#include "core/rest/all_routes.h"
#include "core/rest/reply.h"
#include "core/rest/rest_services.h"

#include <QFile>

#include <functional>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

Answer health(const Call &)
{
    return json({{u"status"_s, u"ok"_s}});
}

Answer readiness(RestServices &services, const std::atomic_bool &draining, const Call &)
{
    if (draining)
        return tl::unexpected(Problem(503, say("core", "The server is shutting down.")));
    const auto catalogue = services.catalog.catalogue();
    if (!catalogue) {
        Problem problem(catalogue.error());
        problem.status = 503;
        return tl::unexpected(problem);
    }
    return json({{u"status"_s, u"ready"_s}});
}

Answer document(const Call &)
{
    QFile file(u":/api/openapi.yaml"_s);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected(Problem(500, say("core", "The API document is missing from this server.")));
    return Reply{.contentType = "application/yaml", .body = file.readAll()};
}

} // namespace

Routes serviceRoutes(RestServices &services, const std::atomic_bool &draining)
{
    using std::bind_front, std::ref, std::cref;
    return {
        {Method::Get, u"/healthz"_s, Access::Anyone, Handler(health)},
        {Method::Get, u"/readyz"_s, Access::Anyone,
         Handler(bind_front(readiness, ref(services), cref(draining)))},
        {Method::Get, u"/api/v1/openapi.yaml"_s, Access::Anyone, Handler(document)},
    };
}

} // namespace matinee
