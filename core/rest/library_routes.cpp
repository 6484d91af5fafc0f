#include "core/base/text.h"
#include "core/catalog/catalog_service.h"
#include "core/library/library_service.h"
#include "core/rest/all_routes.h"
#include "core/rest/films.h"
#include "core/rest/page.h"
#include "core/rest/rest_services.h"
#include "core/wire/library_json.h"

#include <algorithm>
#include <functional>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// A list of films that a person can put a film on and take it off.
struct FilmFlag {
    QString path;
    bool Mine::*field;
    Result<Changed> (LibraryService::*set)(UserId, MovieId, bool);
};

/// Films of the caller's shelf that `belongs`, last changed first, as a page.
Answer entries(RestServices &services, const Call &call, const std::function<bool(const Mine &)> &belongs)
{
    QueryInput query(call.query);
    const Page page = Page::read(call, services.cursorKey, query);
    if (const auto problem = query.problem())
        return tl::unexpected(*problem);
    const auto shelf = services.library.shelf(call.caller);
    if (!shelf)
        return tl::unexpected(Problem(shelf.error()));
    QList<MovieId> movies;
    for (auto entry = shelf->cbegin(); entry != shelf->cend(); ++entry) {
        if (belongs(entry.value()))
            movies.append(entry.key());
    }
    std::sort(movies.begin(), movies.end(), [&](MovieId a, MovieId b) {
        return std::pair((*shelf)[b].changedAt, b) < std::pair((*shelf)[a].changedAt, a);
    });
    return entriesPage(services, call.caller, page, movies);
}

/// One film of them; 404 when it is not.
Answer entry(RestServices &services, const Call &call, const std::function<bool(const Mine &)> &belongs)
{
    if (const auto problem = QueryInput(call.query).problem())
        return tl::unexpected(*problem);
    const auto film = filmEverInPath(services, call);
    if (!film)
        return tl::unexpected(Problem(film.error()));
    const auto mine = services.library.mine(call.caller, *film);
    if (!mine)
        return tl::unexpected(Problem(mine.error()));
    if (!belongs(*mine))
        return tl::unexpected(Problem(404, say("core", "This film is not on the list.")));
    return services.catalog.movie(*film).map(
        [&](const Movie &movie) { return json(wire::entryJson(movie.summary, *mine)); });
}

bool isRated(const Mine &mine)
{
    return mine.rating.has_value();
}

bool isNudged(const Mine &mine)
{
    return mine.nudge != Nudge::None;
}

Answer getRatings(RestServices &services, const Call &call)
{
    return entries(services, call, isRated);
}

Answer getRating(RestServices &services, const Call &call)
{
    return entry(services, call, isRated);
}

Answer putRating(RestServices &services, const Call &call)
{
    BodyInput body(call.body);
    const auto rating = Rating::fromPoints(body.number(u"points"_s, 1, 100));
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    return changedAnswer(services, filmInPath(services, call).and_then([&](MovieId movie) {
        return services.library.rate(call.caller, movie, *rating);
    }));
}

Answer deleteRating(RestServices &services, const Call &call)
{
    if (const auto problem = BodyInput(call.body).problem())
        return tl::unexpected(*problem);
    return changedAnswer(services, filmEverInPath(services, call).and_then([&](MovieId movie) {
        return services.library.unrate(call.caller, movie);
    }));
}

Answer getFlagged(const FilmFlag &flag, RestServices &services, const Call &call)
{
    return entries(services, call, [&](const Mine &mine) { return mine.*flag.field; });
}

Answer getOneFlagged(const FilmFlag &flag, RestServices &services, const Call &call)
{
    return entry(services, call, [&](const Mine &mine) { return mine.*flag.field; });
}

Answer setFlag(const FilmFlag &flag, bool on, RestServices &services, const Call &call)
{
    if (const auto problem = BodyInput(call.body).problem())
        return tl::unexpected(*problem);
    const auto film = on ? filmInPath(services, call) : filmEverInPath(services, call);
    return changedAnswer(services, film.and_then([&](MovieId movie) {
        return (services.library.*flag.set)(call.caller, movie, on);
    }));
}

Answer getNudges(RestServices &services, const Call &call)
{
    return entries(services, call, isNudged);
}

Answer getNudge(RestServices &services, const Call &call)
{
    return entry(services, call, isNudged);
}

Answer nudge(RestServices &services, const Call &call, const Result<MovieId> &film, Nudge nudge)
{
    return changedAnswer(services, film.and_then([&](MovieId movie) {
        return services.library.nudge(call.caller, movie, nudge);
    }));
}

Answer putNudge(RestServices &services, const Call &call)
{
    BodyInput body(call.body);
    const QString direction = body.text(u"direction"_s, 10);
    if (direction != "more"_L1 && direction != "less"_L1)
        body.refuse(u"direction"_s, say("core", "Must be “more” or “less”."));
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    return nudge(services, call, filmInPath(services, call),
                 direction == "more"_L1 ? Nudge::More : Nudge::Less);
}

Answer deleteNudge(RestServices &services, const Call &call)
{
    if (const auto problem = BodyInput(call.body).problem())
        return tl::unexpected(*problem);
    return nudge(services, call, filmEverInPath(services, call), Nudge::None);
}

Answer undo(RestServices &services, const Call &call)
{
    if (const auto problem = BodyInput(call.body).problem())
        return tl::unexpected(*problem);
    return changedAnswer(services, services.library.undo(call.caller));
}

Routes flagRoutes(const FilmFlag &flag)
{
    using enum Method;
    using enum Access;
    using enum Cost;
    const QString one = flag.path + u"/{ref}"_s;
    return {
        {Get, flag.path, SignedIn, Light, std::bind_front(getFlagged, flag)},
        {Get, one, SignedIn, Light, std::bind_front(getOneFlagged, flag)},
        {Put, one, SignedIn, Usual, std::bind_front(setFlag, flag, true)},
        {Delete, one, SignedIn, Usual, std::bind_front(setFlag, flag, false)},
    };
}

} // namespace

Routes libraryRoutes()
{
    using enum Method;
    using enum Access;
    using enum Cost;
    const FilmFlag favourites{u"/api/v1/me/favourites"_s, &Mine::favourite, &LibraryService::setFavourite};
    const FilmFlag watchlist{u"/api/v1/me/watchlist"_s, &Mine::watchlist, &LibraryService::setWatchlist};
    const FilmFlag hidden{u"/api/v1/me/hidden"_s, &Mine::hidden, &LibraryService::setHidden};
    const Routes others = {
        {Get, u"/api/v1/me/ratings"_s, SignedIn, Light, getRatings},
        {Get, u"/api/v1/me/ratings/{ref}"_s, SignedIn, Light, getRating},
        {Put, u"/api/v1/me/ratings/{ref}"_s, SignedIn, Usual, putRating},
        {Delete, u"/api/v1/me/ratings/{ref}"_s, SignedIn, Usual, deleteRating},
        {Get, u"/api/v1/me/nudges"_s, SignedIn, Light, getNudges},
        {Get, u"/api/v1/me/nudges/{ref}"_s, SignedIn, Light, getNudge},
        {Put, u"/api/v1/me/nudges/{ref}"_s, SignedIn, Usual, putNudge},
        {Delete, u"/api/v1/me/nudges/{ref}"_s, SignedIn, Usual, deleteNudge},
        {Post, u"/api/v1/me/undo"_s, SignedIn, Usual, undo},
    };
    return others + flagRoutes(favourites) + flagRoutes(watchlist) + flagRoutes(hidden);
}

} // namespace matinee
