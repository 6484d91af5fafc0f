#include "core/base/text.h"
#include "core/catalog/catalog_service.h"
#include "core/catalog/film_fields.h"
#include "core/library/library_service.h"
#include "core/rest/all_routes.h"
#include "core/rest/conditional.h"
#include "core/rest/films.h"
#include "core/rest/reply.h"
#include "core/rest/rest_services.h"

#include <QJsonDocument>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// The facts that the body names, as LibraryService takes them; null is "unknown".
QJsonObject readFilm(BodyInput &body)
{
    QJsonObject facts;
    for (const FilmField &field : filmFields()) {
        const QString name = field.name;
        if (!body.has(name))
            continue;
        if (const auto fact = checkedFact(field, body.value(name)))
            facts.insert(name, *fact);
        else
            body.refuse(name, fact.error().message);
    }
    return facts;
}

/// A film of everybody is known to the caller and not theirs to change; one of somebody else is not there.
Result<MovieId> ownFilmInPath(const RestServices &services, const Call &call)
{
    return filmInPath(services, call).and_then([&](MovieId id) {
        return services.catalog.movie(id).and_then([&](const Movie &movie) -> Result<MovieId> {
            if (movie.summary.owner != call.caller)
                return fail(Error::Kind::Denied,
                            say("core", "Only a film that you entered yourself can be changed here."));
            return id;
        });
    });
}

Answer postMovie(RestServices &services, const Call &call)
{
    BodyInput body(call.body);
    const QJsonObject facts = readFilm(body);
    if (!body.has(u"title"_s))
        body.refuse(u"title"_s, say("core", "A film needs a title."));
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);

    return services.library.enterFilm(call.caller, facts)
        .and_then([&](const Changed &changed) { return filmReply(services, call.caller, changed.movie); })
        .map([](const Reply &film) {
            const QString ref = QJsonDocument::fromJson(film.body).object().value(u"ref"_s).toString();
            return created(u"/api/v1/movies/"_s + ref, film);
        });
}

Answer patchMovie(RestServices &services, const Call &call)
{
    const auto movie = ownFilmInPath(services, call);
    if (!movie)
        return tl::unexpected(Problem(movie.error()));
    BodyInput body(call.body);
    const QJsonObject facts = readFilm(body);
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);

    const auto changed = facts.isEmpty() ? Result<Changed>(Changed())
                                         : services.library.correctFilm(call.caller, *movie, facts);
    if (!changed)
        return tl::unexpected(Problem(changed.error()));
    return filmReply(services, call.caller, *movie);
}

Answer deleteMovie(RestServices &services, const Call &call)
{
    if (const auto problem = BodyInput(call.body).problem())
        return tl::unexpected(*problem);
    return ownFilmInPath(services, call)
        .and_then([&](MovieId movie) { return services.library.removeFilm(call.caller, movie); })
        .map([](const Changed &) { return noContent(); });
}

} // namespace

Routes filmEntryRoutes()
{
    using enum Method;
    using enum Access;
    using enum Cost;
    return {
        {Post, u"/api/v1/movies"_s, SignedIn, Usual, postMovie},
        {Patch, u"/api/v1/movies/{ref}"_s, SignedIn, Usual, asOneTransaction(patchMovie)},
        {Delete, u"/api/v1/movies/{ref}"_s, SignedIn, Usual, deleteMovie},
    };
}

} // namespace matinee
