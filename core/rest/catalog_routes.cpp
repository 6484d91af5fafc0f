#include "core/base/text.h"
#include "core/catalog/catalog_service.h"
#include "core/library/library_service.h"
#include "core/recommend/recommend_service.h"
#include "core/rest/all_routes.h"
#include "core/rest/films.h"
#include "core/rest/page.h"
#include "core/rest/rest_services.h"
#include "core/search/search_service.h"
#include "core/wire/catalog_json.h"
#include "core/wire/suggestion_json.h"

#include <functional>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostSimilar = 50;

SearchQuery readSearch(const Catalogue &catalogue, QueryInput &query)
{
    using Seen = SearchQuery::Seen;
    using Sort = SearchQuery::Sort;

    SearchQuery search;
    search.text = query.text(u"q"_s);
    search.genres = readGenres(catalogue, query, u"genre"_s);
    search.notGenres = readGenres(catalogue, query, u"not_genre"_s);
    const NumberRange years = query.range(u"year"_s);
    search.yearFrom = years.from;
    search.yearTo = years.to;
    const NumberRange runtime = query.range(u"runtime"_s);
    search.runtimeTo = runtime.to;
    if (runtime.from)
        query.refuse(u"runtime"_s, say("core", "Only an upper end is understood, like ..100."));
    if (const auto seen = query.yesNo(u"seen"_s))
        search.seen = *seen ? Seen::Seen : Seen::Unseen;
    search.sort = query.choice<Sort>(u"sort"_s,
                                     {{u"relevance"_s, Sort::Relevance},
                                      {u"popularity"_s, Sort::Popularity},
                                      {u"title"_s, Sort::Title},
                                      {u"year"_s, Sort::YearNewest},
                                      {u"-year"_s, Sort::YearOldest},
                                      {u"runtime"_s, Sort::Runtime},
                                      {u"my"_s, Sort::OwnRating}},
                                     Sort::Relevance);
    return search;
}

bool isPersonal(const SearchQuery &search)
{
    return search.seen != SearchQuery::Seen::Either || search.sort == SearchQuery::Sort::OwnRating;
}

template <class Key>
QJsonArray facet(const QHash<Key, int> &counts)
{
    QList<Key> keys = counts.keys();
    std::sort(keys.begin(), keys.end());
    QJsonArray values;
    for (const Key &key : keys)
        values.append(QJsonObject{{u"value"_s, key}, {u"count"_s, counts.value(key)}});
    return values;
}

QJsonObject facets(const SearchHits &hits, const QStringList &wanted)
{
    QJsonObject json;
    if (wanted.contains(u"genre"_s))
        json.insert(u"genre"_s, facet(hits.genres));
    if (wanted.contains(u"decade"_s))
        json.insert(u"decade"_s, facet(hits.decades));
    return json;
}

QStringList readFacets(QueryInput &query)
{
    QStringList wanted = query.text(u"facets"_s).split(u',', Qt::SkipEmptyParts);
    for (const QString &name : std::as_const(wanted)) {
        if (name != "genre"_L1 && name != "decade"_L1)
            query.refuse(u"facets"_s, say("core", "One of these is expected: %1.").arg(u"genre, decade"_s));
    }
    return wanted;
}

/// The page's films in full, each with `mine` for a signed-in caller.
Result<QJsonArray> films(RestServices &services, UserId caller, const QList<MovieId> &ids)
{
    const auto shelf = caller.isStored() ? services.library.shelf(caller) : Result<Shelf>(Shelf());
    if (!shelf)
        return tl::unexpected(shelf.error());
    return services.catalog.movies(ids).map([&](const QList<Movie> &movies) {
        QJsonArray items;
        for (const Movie &movie : movies) {
            const QJsonObject film = wire::toJson(movie);
            items.append(caller.isStored() ? withMine(film, shelf->value(movie.summary.id)) : film);
        }
        return items;
    });
}

Answer getMovies(RestServices &services, const Call &call)
{
    const auto catalogue = services.catalog.catalogue();
    if (!catalogue)
        return tl::unexpected(Problem(catalogue.error()));
    QueryInput query(call.query);
    const SearchQuery search = readSearch(**catalogue, query);
    const QStringList wantedFacets = readFacets(query);
    const Page page = Page::read(call, services.cursorKey, query);
    if (const auto problem = query.problem())
        return tl::unexpected(*problem);
    if (isPersonal(search) && !call.caller.isStored())
        return tl::unexpected(Problem(401, say("core", "Sign in to search by what you have seen or rated.")));

    const auto hits = services.search.search(call.caller, search);
    if (!hits)
        return tl::unexpected(Problem(hits.error()));
    return films(services, call.caller, page.part(hits->movies)).map([&](const QJsonArray &items) {
        QJsonObject list = wire::list(items, page.next(hits->movies.size()), hits->movies.size());
        if (!wantedFacets.isEmpty())
            list.insert(u"facets"_s, facets(*hits, wantedFacets));
        return json(list);
    });
}

Answer getMovie(RestServices &services, const Call &call)
{
    return filmInPath(services, call)
        .and_then([&](MovieId id) { return films(services, call.caller, {id}); })
        .map([](const QJsonArray &items) { return json(items.first().toObject()); });
}

Answer getSimilar(RestServices &services, const Call &call)
{
    QueryInput query(call.query);
    const int limit = query.number(u"limit"_s, 1, MostSimilar, 10);
    if (const auto problem = query.problem())
        return tl::unexpected(*problem);

    const auto catalogue = services.catalog.catalogue();
    if (!catalogue)
        return tl::unexpected(Problem(catalogue.error()));
    return filmInPath(services, call)
        .and_then([&](MovieId id) { return services.recommend.similar(id, limit); })
        .map([&](const QList<Suggestion> &similar) {
            QJsonArray items;
            for (const Suggestion &suggestion : similar)
                items.append(wire::toJson(suggestion, **catalogue, wire::Reasons::Without));
            return json(wire::list(items, {}, items.size()));
        });
}

Answer getGenres(RestServices &services, const Call &)
{
    return services.catalog.catalogue().map([](const CataloguePtr &catalogue) {
        const auto counts = genreCounts(*catalogue);
        QJsonArray items;
        for (auto genre = counts.cbegin(); genre != counts.cend(); ++genre)
            items.append(QJsonObject{{u"name"_s, genre.key()}, {u"films"_s, genre.value()}});
        return json(wire::list(items, {}, items.size()));
    });
}

} // namespace

Routes catalogRoutes(RestServices &services)
{
    using std::bind_front, std::ref;
    return {
        {Method::Get, u"/api/v1/movies"_s, Access::Anyone, Handler(bind_front(getMovies, ref(services)))},
        {Method::Get, u"/api/v1/movies/{ref}"_s, Access::Anyone,
         Handler(bind_front(getMovie, ref(services)))},
        {Method::Get, u"/api/v1/movies/{ref}/similar"_s, Access::Anyone,
         Handler(bind_front(getSimilar, ref(services)))},
        {Method::Get, u"/api/v1/genres"_s, Access::Anyone, Handler(bind_front(getGenres, ref(services)))},
    };
}

} // namespace matinee
