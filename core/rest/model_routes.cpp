#include "core/accounts/account_service.h"
#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/rest/all_routes.h"
#include "core/rest/input.h"
#include "core/rest/reply.h"
#include "core/rest/rest_services.h"
#include "core/wire/model_json.h"

#include <QJsonArray>

#include <functional>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// For those who look after the server alone.
Answer forAdministrators(RestServices &services, Answer (*handler)(RestServices &), const Call &call)
{
    const auto account = services.accounts.account(call.caller);
    if (!account)
        return tl::unexpected(Problem(account.error()));
    if (!account->isAdministrator)
        return tl::unexpected(
            Problem(403, say("core", "Only somebody who looks after this server may do that.")));
    if (const auto problem = QueryInput(call.query).problem())
        return tl::unexpected(*problem);
    return handler(services);
}

Answer getModel(RestServices &services)
{
    model::ModelStore &store = services.models.store;
    const auto current = store.currentFilms();
    const QString trouble = store.trouble();
    const auto entries = store.entries();
    QJsonArray promoted;
    for (auto entry = entries ? entries->crbegin() : QList<model::ModelEntry>::const_reverse_iterator();
         entries && entry != entries->crend(); ++entry)
        promoted.append(wire::toJson(*entry));
    return json(
        {{u"current"_s, current ? QJsonValue(wire::toJson(*current)) : QJsonValue()},
         {u"promoted"_s, promoted},
         {u"trouble"_s, trouble.isEmpty() ? QJsonValue() : QJsonValue(trouble)},
         {u"training"_s,
          wire::toJson(model::trainingState(services.models.dataFolder, services.models.clock.now()))}});
}

Answer training(RestServices &services, int status)
{
    Reply reply =
        json(wire::toJson(model::trainingState(services.models.dataFolder, services.models.clock.now())));
    reply.status = status;
    return reply;
}

Answer postTraining(RestServices &services)
{
    const ModelDesk &desk = services.models;
    const auto started = model::startTraining(desk.program, {u"train"_s, u"--data-dir"_s, desk.dataFolder},
                                              desk.dataFolder, desk.clock);
    if (!started)
        return tl::unexpected(Problem(started.error()));
    return training(services, 202);
}

Answer deleteTraining(RestServices &services)
{
    const auto stopped = model::stopTraining(services.models.dataFolder, services.models.clock.now());
    if (!stopped)
        return tl::unexpected(Problem(stopped.error()));
    return training(services, 200);
}

Answer postRollBack(RestServices &services)
{
    const auto version = services.models.store.rollBack();
    if (!version)
        return tl::unexpected(Problem(version.error()));
    return getModel(services);
}

} // namespace

Routes modelRoutes(RestServices &services)
{
    const QString model = u"/api/v1/admin/model"_s;
    const auto route = [&](Method method, const QString &path, Answer (*handler)(RestServices &)) {
        return Route{method, path, Access::SignedIn,
                     Handler(std::bind_front(forAdministrators, std::ref(services), handler))};
    };
    return {route(Method::Get, model, getModel), route(Method::Post, model + u"/training"_s, postTraining),
            route(Method::Delete, model + u"/training"_s, deleteTraining),
            route(Method::Post, model + u"/roll-back"_s, postRollBack)};
}

} // namespace matinee
