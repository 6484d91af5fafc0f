#include "core/base/text.h"
#include "core/catalog/catalog_service.h"
#include "core/rest/all_routes.h"
#include "core/rest/page.h"
#include "core/rest/reply.h"
#include "core/rest/rest_services.h"
#include "core/search/search_service.h"
#include "core/wire/catalog_json.h"
#include "core/wire/search_json.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr int KnownForFilms = 10;

Answer getPeople(RestServices &services, const Call &call)
{
    QueryInput query(call.query);
    const QString text = query.text(u"q"_s);
    const Page page = Page::read(call, services.cursorKey, query);
    if (const auto problem = query.problem())
        return tl::unexpected(*problem);

    // One more than the page has tells whether there is a next one.
    return services.search.people(call.caller, text, page.limit() + 1, page.from())
        .map_error([](const Error &error) {
            Problem problem(error);
            if (error.kind == Error::Kind::Invalid)
                problem.errors = {{u"q"_s, error.message}};
            return problem;
        })
        .map([&](const QList<PersonHit> &people) {
            const QString next = page.next(page.from() + people.size());
            return json(
                {{u"items"_s, wire::toJson(people.first(std::min<qsizetype>(page.limit(), people.size())))},
                 {u"next"_s, wire::orNull(next)}});
        });
}

/// Films by or with the person, as far as names tell people apart.
Query filmsOf(const PersonHit &person)
{
    Node node;
    node.clause = {Column::Person, TextMatch{TextMatch::Kind::Phrase, person.name}};
    return {.nodes = {node}, .sort = Sort{SortKey::Popularity}};
}

Result<QJsonObject> personJson(RestServices &services, UserId caller, const PersonHit &person)
{
    const auto catalogue = services.catalog.catalogue();
    if (!catalogue)
        return tl::unexpected(catalogue.error());
    SearchRequest request;
    request.query = filmsOf(person);
    request.limit = KnownForFilms;
    return services.search.search(caller, request).map([&](const SearchHits &hits) {
        QJsonArray films;
        for (const MovieId id : hits.movies) {
            const MovieSummary *movie = (*catalogue)->find(id);
            if (movie && canSee(caller, *movie))
                films.append(wire::toJson(*movie));
        }
        QJsonObject json = wire::toJson(person);
        json.insert(u"known_for"_s, films);
        json.insert(u"query"_s, printQuery(request.query));
        return json;
    });
}

Answer getPerson(RestServices &services, const Call &call)
{
    if (const auto problem = QueryInput(call.query).problem())
        return tl::unexpected(*problem);
    return services.search.person(call.caller, PersonId(call.path.value(0).toLongLong()))
        .and_then([&](const PersonHit &person) { return personJson(services, call.caller, person); })
        .map([](const QJsonObject &person) { return json(person); });
}

} // namespace

Routes peopleRoutes()
{
    using enum Method;
    using enum Access;
    using enum Cost;
    return {
        {Get, u"/api/v1/people"_s, Anyone, Usual, getPeople},
        {Get, u"/api/v1/people/{id}"_s, Anyone, Light, getPerson},
    };
}

} // namespace matinee
