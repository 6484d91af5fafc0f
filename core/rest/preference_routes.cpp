#include "core/base/text.h"
#include "core/catalog/catalog_service.h"
#include "core/library/library_service.h"
#include "core/library/preferences.h"
#include "core/rest/all_routes.h"
#include "core/rest/films.h"
#include "core/rest/reply.h"
#include "core/rest/rest_services.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// Every preference; what was never said is null, or an empty list.
Answer preferencesAnswer(RestServices &services, UserId caller)
{
    return services.library.preferences(caller).map([](const QJsonObject &said) {
        QJsonObject all;
        for (const QString &name : preferenceNames()) {
            const bool isList = name != "country"_L1 && name != "rating_scale"_L1;
            all.insert(name, isList ? said.value(name).toArray() : QJsonValue());
            if (said.contains(name))
                all.insert(name, said.value(name));
        }
        return json(all);
    });
}

Answer getPreferences(RestServices &services, const Call &call)
{
    if (const auto problem = QueryInput(call.query).problem())
        return tl::unexpected(*problem);
    return preferencesAnswer(services, call.caller);
}

Answer putPreferences(RestServices &services, const Call &call)
{
    const auto catalogue = services.catalog.catalogue();
    if (!catalogue)
        return tl::unexpected(Problem(catalogue.error()));
    BodyInput body(call.body);
    QJsonObject wanted;
    for (const QString &name : preferenceNames()) {
        const auto value = checkedPreference(name, body.value(name));
        if (value)
            wanted.insert(name, *value);
        else
            body.refuse(name, value.error().message);
    }
    const auto known = genreCounts(**catalogue, call.caller);
    for (const QJsonValue &genre : wanted.value("genres"_L1).toArray()) {
        if (!known.contains(genre.toString()))
            body.refuse(u"genres"_s,
                        say("core", "There is no genre \"%1\"; see /api/v1/genres.").arg(genre.toString()));
    }
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    return services.library.setPreferences(call.caller, wanted).and_then([&](const Changed &) {
        return preferencesAnswer(services, call.caller);
    });
}

} // namespace

Routes preferenceRoutes()
{
    using enum Method;
    using enum Access;
    using enum Cost;
    return {
        {Get, u"/api/v1/me/preferences"_s, SignedIn, Light, getPreferences},
        {Put, u"/api/v1/me/preferences"_s, SignedIn, Usual, putPreferences},
    };
}

} // namespace matinee
