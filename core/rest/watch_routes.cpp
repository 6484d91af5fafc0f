#include "core/accounts/accounts.h"
#include "core/base/text.h"
#include "core/catalog/catalog_service.h"
#include "core/library/library_service.h"
#include "core/rest/all_routes.h"
#include "core/rest/conditional.h"
#include "core/rest/films.h"
#include "core/rest/page.h"
#include "core/rest/rest_services.h"
#include "core/wire/library_json.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestRef = 100;
constexpr qsizetype LongestNote = 10'000;
constexpr qsizetype LongestPlace = 200;
constexpr qsizetype LongestDay = 10;

/// Nobody saw a film before the first one was shot, or will have seen one. Tomorrow has begun somewhere.
std::optional<QString> dayFault(const WatchedOn &day, const QDateTime &now)
{
    const QString tomorrow = now.addDays(1).toUTC().date().toString(Qt::ISODate);
    const QString text = day.text(); // the beginning of a day's
    if (!day.isKnown() || (text >= u"1888"_s && text <= tomorrow.left(text.size())))
        return std::nullopt;
    return say("core", "Between 1888, when the first film was shot, and tomorrow.");
}

/// Changes in `watch` what the body names; null for a day is "unknown".
void readWatch(BodyInput &body, const QDateTime &now, Watch &watch)
{
    if (body.has(u"watched_on"_s)) {
        const auto text = body.optionalText(u"watched_on"_s, LongestDay);
        const auto day = WatchedOn::fromText(text.value_or(QString()));
        if (!day || (text && text->isEmpty()))
            body.refuse(u"watched_on"_s,
                        say("core", "A day, a month or a year is expected, like 2024-03-15."));
        watch.watchedOn = day.value_or(WatchedOn());
        if (const auto fault = dayFault(watch.watchedOn, now))
            body.refuse(u"watched_on"_s, *fault);
    }
    watch.rewatch = body.optionalFlag(u"rewatch"_s).value_or(watch.rewatch);
    watch.note = body.optionalText(u"note"_s, LongestNote).value_or(watch.note);
    watch.place = body.optionalText(u"place"_s, LongestPlace).value_or(watch.place);
}

Result<QJsonObject> watchJson(RestServices &services, UserId caller, const QString &id)
{
    return services.library.findWatch(caller, id).and_then([&](const Watch &watch) {
        return services.catalog.movie(watch.movie).map([&](const Movie &movie) {
            return wire::toJson(watch, &movie.summary);
        });
    });
}

Answer getWatches(RestServices &services, const Call &call)
{
    QueryInput query(call.query);
    const Page page = Page::read(call, services.cursorKey, query);
    if (const auto problem = query.problem())
        return tl::unexpected(*problem);
    const auto diary = services.library.diaryPart(call.caller, {page.from(), page.limit()});
    if (!diary)
        return tl::unexpected(Problem(diary.error()));
    QList<MovieId> ids;
    for (const Watch &watch : diary->rows)
        ids.append(watch.movie);
    return services.catalog.summaries(ids).map([&](const QHash<MovieId, MovieSummary> &films) {
        return json(page.ofPart(diary->rows, diary->total, [&](const Watch &watch) {
            const auto film = films.constFind(watch.movie);
            return wire::toJson(watch, film == films.cend() ? nullptr : &*film);
        }));
    });
}

Answer getWatch(RestServices &services, const Call &call)
{
    if (const auto problem = QueryInput(call.query).problem())
        return tl::unexpected(*problem);
    return watchJson(services, call.caller, call.path.value(0)).map([](const QJsonObject &watch) {
        return json(watch);
    });
}

Answer postWatch(RestServices &services, const Call &call)
{
    BodyInput body(call.body);
    Watch watch;
    const QString ref = body.text(u"movie"_s, LongestRef);
    readWatch(body, services.models.clock.now(), watch);
    const auto movie = services.catalog.film(ref, call.caller);
    if (!movie && !isNoFilm(movie.error()))
        return tl::unexpected(Problem(movie.error()));
    if (!movie && !ref.isEmpty())
        body.refuse(u"movie"_s, movie.error().message);
    if (movie && movie->summary.removed)
        body.refuse(u"movie"_s, say("core", "This film was removed."));
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);

    watch.movie = movie->summary.id;
    return services.library.watch(call.caller, watch).and_then([&](const Changed &changed) {
        return watchJson(services, call.caller, changed.record).map([&](const QJsonObject &made) {
            return created(u"/api/v1/me/watches/"_s + changed.record, made);
        });
    });
}

Answer patchWatch(RestServices &services, const Call &call)
{
    auto watch = services.library.findWatch(call.caller, call.path.value(0));
    if (!watch)
        return tl::unexpected(Problem(watch.error()));
    BodyInput body(call.body);
    readWatch(body, services.models.clock.now(), *watch);
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);

    return services.library.editWatch(call.caller, *watch)
        .and_then([&](const Changed &) { return watchJson(services, call.caller, watch->id); })
        .map([](const QJsonObject &edited) { return json(edited); });
}

Answer deleteWatch(RestServices &services, const Call &call)
{
    if (const auto problem = BodyInput(call.body).problem())
        return tl::unexpected(*problem);
    return services.library.removeWatch(call.caller, call.path.value(0)).map([](const Changed &) {
        return noContent();
    });
}

} // namespace

Routes watchRoutes()
{
    using enum Method;
    using enum Access;
    using enum Cost;
    return {
        {Get, u"/api/v1/me/watches"_s, SignedIn, Light, getWatches},
        {Post, u"/api/v1/me/watches"_s, SignedIn, Usual, postWatch},
        {Get, u"/api/v1/me/watches/{id}"_s, SignedIn, Light, getWatch},
        {Patch, u"/api/v1/me/watches/{id}"_s, SignedIn, Usual, asOneTransaction(patchWatch)},
        {Delete, u"/api/v1/me/watches/{id}"_s, SignedIn, Usual, deleteWatch},
    };
}

} // namespace matinee
