#include "core/base/text.h"
#include "core/catalog/catalog_service.h"
#include "core/library/library_service.h"
#include "core/rest/all_routes.h"
#include "core/rest/conditional.h"
#include "core/rest/film_query.h"
#include "core/rest/films.h"
#include "core/rest/page.h"
#include "core/rest/rest_services.h"
#include "core/rest/search_page.h"
#include "core/wire/library_json.h"

#include <algorithm>
namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestName = 100;
constexpr qsizetype LongestAbout = 2000;

Result<MovieList> findList(const RestServices &services, UserId caller, const QString &id)
{
    return services.library.lists(caller).and_then([&](const QList<MovieList> &lists) -> Result<MovieList> {
        const auto list =
            std::find_if(lists.begin(), lists.end(), [&](const MovieList &known) { return known.id == id; });
        if (list == lists.end())
            return fail(Error::Kind::NotFound, say("core", "There is no such list."));
        return *list;
    });
}

Result<MovieList> listInPath(const RestServices &services, const Call &call)
{
    return findList(services, call.caller, call.path.value(0));
}

/// Changes in `list` what the body names. A query is kept in its canonical form.
void readList(BodyInput &body, const QueryNames &names, MovieList &list)
{
    if (list.id.isEmpty() || body.has(u"name"_s))
        list.name = body.text(u"name"_s, LongestName);
    if (body.has(u"about"_s))
        list.about = body.optionalText(u"about"_s, LongestAbout).value_or(QString());
    list.ranked = body.optionalFlag(u"ranked"_s).value_or(list.ranked);
    if (!body.has(u"query"_s))
        return;
    const QString text = body.optionalText(u"query"_s, MaxQueryLength).value_or(QString());
    const FilmQuery asked = readFilmQuery(u"query"_s, text, names);
    for (const wire::FieldFault &fault : asked.errors)
        body.refuse(fault);
    list.query = printQuery(asked.query);
}

/// Saves what the body makes of `before`; the list as it is now.
tl::expected<MovieList, Problem> save(RestServices &services, const Call &call, const MovieList &before)
{
    const auto names = services.search.names(call.caller);
    if (!names)
        return tl::unexpected(Problem(names.error()));
    MovieList list = before;
    BodyInput body(call.body);
    readList(body, *names, list);
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);

    const auto saved = services.library.saveList(call.caller, list);
    if (!saved) {
        Problem problem(saved.error());
        if (saved.error().kind == Error::Kind::Invalid)
            problem.errors = {{u"name"_s, saved.error().message}};
        return tl::unexpected(problem);
    }
    const QString id = list.id.isEmpty() ? saved->record : list.id;
    return findList(services, call.caller, id).map_error([](const Error &error) { return Problem(error); });
}

Answer getLists(RestServices &services, const Call &call)
{
    QueryInput query(call.query);
    const Page page = Page::read(call, services.cursorKey, query);
    if (const auto problem = query.problem())
        return tl::unexpected(*problem);
    return services.library.lists(call.caller).map([&](const QList<MovieList> &lists) {
        return json(page.of(lists, [](const MovieList &list) { return wire::toJson(list); }));
    });
}

Answer postList(RestServices &services, const Call &call)
{
    return save(services, call, {}).map([](const MovieList &list) {
        return created(u"/api/v1/me/lists/"_s + list.id, wire::toJson(list));
    });
}

Answer getList(RestServices &services, const Call &call)
{
    return listInPath(services, call).map([](const MovieList &list) { return json(wire::toJson(list)); });
}

Answer patchList(RestServices &services, const Call &call)
{
    const auto list = listInPath(services, call);
    if (!list)
        return tl::unexpected(Problem(list.error()));
    return save(services, call, *list).map([](const MovieList &changed) {
        return json(wire::toJson(changed));
    });
}

Answer deleteList(RestServices &services, const Call &call)
{
    if (const auto problem = BodyInput(call.body).problem())
        return tl::unexpected(*problem);
    return listInPath(services, call)
        .and_then([&](const MovieList &list) { return services.library.removeList(call.caller, list.id); })
        .map([](const Changed &) { return noContent(); });
}

/// What the list's query finds today. Parts that it has lost since, such as the name of another list, are
/// told and left out.
Answer smartItems(RestServices &services, const Call &call, const MovieList &list)
{
    QueryInput input(call.query);
    const SearchPage page = SearchPage::read(call, services.cursorKey, input, list.query);
    if (const auto problem = input.problem())
        return tl::unexpected(*problem);
    const auto names = services.search.names(call.caller);
    if (!names)
        return tl::unexpected(Problem(names.error()));

    const FilmQuery asked = readFilmQuery(u"query"_s, list.query, *names);
    SearchRequest request;
    request.query = asked.query;
    request.asTyped = true;
    const auto found = page.find(services.search, call.caller, request);
    if (!found)
        return tl::unexpected(found.error());
    return entriesJson(services, call.caller, found->hits.movies).map([&](const QJsonArray &entries) {
        QJsonObject answer = wire::list(entries, found->next, found->hits.total);
        if (!asked.errors.isEmpty())
            answer.insert(u"errors"_s, wire::toJson(asked.errors));
        return json(answer);
    });
}

Answer plainItems(RestServices &services, const Call &call, const MovieList &list)
{
    QueryInput input(call.query);
    const Page page = Page::read(call, services.cursorKey, input);
    if (const auto problem = input.problem())
        return tl::unexpected(*problem);
    const auto films = services.library.listItems(call.caller, list.id);
    if (!films)
        return tl::unexpected(Problem(films.error()));
    return entriesPage(services, call.caller, page, *films);
}

Answer getItems(RestServices &services, const Call &call)
{
    const auto list = listInPath(services, call);
    if (!list)
        return tl::unexpected(Problem(list.error()));
    return list->query.isEmpty() ? plainItems(services, call, *list) : smartItems(services, call, *list);
}

Answer setItem(RestServices &services, const Call &call, bool on)
{
    if (const auto problem = BodyInput(call.body).problem())
        return tl::unexpected(*problem);
    const auto list = listInPath(services, call);
    if (!list)
        return tl::unexpected(Problem(list.error()));
    if (!list->query.isEmpty())
        return tl::unexpected(
            Problem(409, say("core", "This list holds what its search finds; films cannot be put on it.")));
    const auto film = on ? filmInPath(services, call, 1) : filmEverInPath(services, call, 1);
    return changedAnswer(services, film.and_then([&](MovieId movie) {
        return services.library.setInList(call.caller, list->id, movie, on);
    }));
}

Answer putItem(RestServices &services, const Call &call)
{
    return setItem(services, call, true);
}

Answer deleteItem(RestServices &services, const Call &call)
{
    return setItem(services, call, false);
}

} // namespace

Routes listRoutes()
{
    using enum Method;
    using enum Access;
    using enum Cost;
    return {
        {Get, u"/api/v1/me/lists"_s, SignedIn, Light, getLists},
        {Post, u"/api/v1/me/lists"_s, SignedIn, Usual, postList},
        {Get, u"/api/v1/me/lists/{id}"_s, SignedIn, Light, getList},
        {Patch, u"/api/v1/me/lists/{id}"_s, SignedIn, Usual, asOneTransaction(patchList)},
        {Delete, u"/api/v1/me/lists/{id}"_s, SignedIn, Usual, deleteList},
        {Get, u"/api/v1/me/lists/{id}/items"_s, SignedIn, Light, getItems},
        {Put, u"/api/v1/me/lists/{id}/items/{ref}"_s, SignedIn, Usual, putItem},
        {Delete, u"/api/v1/me/lists/{id}/items/{ref}"_s, SignedIn, Usual, deleteItem},
    };
}

} // namespace matinee
