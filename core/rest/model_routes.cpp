#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/rest/all_routes.h"
#include "core/rest/input.h"
#include "core/rest/reply.h"
#include "core/rest/rest_services.h"
#include "core/wire/model_json.h"

#include <QJsonArray>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

Answer getModel(RestServices &services, const Call &call)
{
    if (const auto problem = QueryInput(call.query).problem())
        return tl::unexpected(*problem);
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

Answer postTraining(RestServices &services, const Call &call)
{
    if (const auto problem = BodyInput(call.body).problem())
        return tl::unexpected(*problem);
    const ModelDesk &desk = services.models;
    const auto started = model::startTraining(desk.program, {u"train"_s, u"--data-dir"_s, desk.dataFolder},
                                              desk.dataFolder, desk.clock);
    if (!started)
        return tl::unexpected(Problem(started.error()));
    return training(services, 202);
}

Answer deleteTraining(RestServices &services, const Call &call)
{
    if (const auto problem = BodyInput(call.body).problem())
        return tl::unexpected(*problem);
    const auto stopped = model::stopTraining(services.models.dataFolder, services.models.clock.now());
    if (!stopped)
        return tl::unexpected(Problem(stopped.error()));
    return training(services, 200);
}

Answer postRollBack(RestServices &services, const Call &call)
{
    if (const auto problem = BodyInput(call.body).problem())
        return tl::unexpected(*problem);
    const auto version = services.models.store.rollBack();
    if (!version)
        return tl::unexpected(Problem(version.error()));
    return getModel(services, call);
}

} // namespace

Routes modelRoutes()
{
    using enum Method;
    using enum Access;
    using enum Cost;
    return {
        {Get, u"/api/v1/admin/model"_s, Administrator, Light, getModel},
        {Post, u"/api/v1/admin/model/training"_s, Administrator, Heavy, postTraining},
        {Delete, u"/api/v1/admin/model/training"_s, Administrator, Usual, deleteTraining},
        {Post, u"/api/v1/admin/model/roll-back"_s, Administrator, Usual, postRollBack},
    };
}

} // namespace matinee
