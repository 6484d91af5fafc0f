#include "core/base/text.h"
#include "core/catalog/catalog_service.h"
#include "core/recommend/recommend_service.h"
#include "core/rest/all_routes.h"
#include "core/rest/film_query.h"
#include "core/rest/films.h"
#include "core/rest/reply.h"
#include "core/rest/rest_services.h"
#include "core/rest/search_page.h"
#include "core/wire/json_value.h"
#include "core/wire/search_json.h"
#include "core/wire/suggestion_json.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostSimilar = 50;
constexpr int MostPeople = 10;

QList<Facet> readFacets(QueryInput &input)
{
    QList<Facet> facets;
    for (const QString &name : input.text(u"facets"_s).split(u',', Qt::SkipEmptyParts)) {
        if (const auto facet = wire::facetNamed(name))
            facets.append(*facet);
        else
            input.refuse(u"facets"_s,
                         say("core", "One of these is expected: %1.").arg(wire::facetNames().join(u", "_s)));
    }
    return facets;
}

bool isPersonal(const QList<Facet> &facets)
{
    return facets.contains(Facet::Seen) || facets.contains(Facet::My);
}

/// What is asked, and how the answer is to be given.
struct Question {
    SearchRequest request;
    QList<wire::FieldFault> errors;
    bool lenient = false;
};

tl::expected<Question, Problem> readQuestion(const Call &call, QueryInput &input, const QueryNames &names)
{
    FilmQuery asked = readFilmQuery(input, names);
    Question question;
    question.errors = asked.errors;
    question.lenient = input.yesNo(u"lenient"_s).value_or(false);
    question.request.query = std::move(asked.query);
    question.request.asTyped = input.yesNo(u"as_typed"_s).value_or(false);
    question.request.facets = readFacets(input);
    question.request.people = input.number(u"people"_s, 0, MostPeople, 0);

    const bool needsCaller = asked.isPersonal || isPersonal(question.request.facets);
    if (needsCaller && !call.caller.isStored())
        return tl::unexpected(
            Problem(401, say("core", "Sign in to search by your ratings, diary, notes, lists or matches.")));
    if (!question.lenient) {
        for (const wire::FieldFault &fault : question.errors)
            input.refuse(fault);
    }
    return question;
}

/// All but the films.
QJsonObject answerJson(const Question &question, const FoundFilms &found)
{
    QJsonObject answer{{u"next"_s, wire::orNull(found.next)}, {u"total"_s, found.hits.total}};
    answer.insert(u"query"_s, printQuery(question.request.query));
    answer.insert(u"corrected"_s,
                  wire::orNull(found.hits.corrected ? printQuery(*found.hits.corrected) : QString()));
    if (question.lenient)
        answer.insert(u"errors"_s, wire::toJson(question.errors));
    if (!question.request.facets.isEmpty())
        answer.insert(u"facets"_s, wire::facetsJson(found.hits.facets));
    if (question.request.people > 0)
        answer.insert(u"people"_s, wire::toJson(found.hits.people));
    return answer;
}

Answer getMovies(RestServices &services, const Call &call)
{
    const auto names = services.search.names(call.caller);
    if (!names)
        return tl::unexpected(Problem(names.error()));
    QueryInput input(call.query);
    const auto question = readQuestion(call, input, *names);
    if (!question)
        return tl::unexpected(question.error());
    const SearchPage page = SearchPage::read(call, services.cursorKey, input);
    if (const auto problem = input.problem())
        return tl::unexpected(*problem);

    const auto found = page.find(services.search, call.caller, question->request);
    if (!found)
        return tl::unexpected(found.error());
    return filmTexts(services, call.caller, found->hits.movies).map([&](const QByteArrayList &films) {
        return jsonText(withItems(answerJson(*question, *found), films));
    });
}

Answer getMovie(RestServices &services, const Call &call)
{
    return filmInPath(services, call).and_then([&](MovieId id) {
        return filmReply(services, call.caller, id);
    });
}

/// Of a film that is there and that the recommender does not know, nothing can be said.
Result<QList<Suggestion>> similarTo(RestServices &services, MovieId id, int limit)
{
    auto similar = services.recommend.similar(id, limit);
    if (!similar && similar.error().kind == Error::Kind::NotFound)
        return QList<Suggestion>();
    return similar;
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
        .and_then([&](MovieId id) { return similarTo(services, id, limit); })
        .map([&](const QList<Suggestion> &similar) {
            QJsonArray items;
            for (const Suggestion &suggestion : similar)
                items.append(wire::toJson(suggestion, **catalogue, wire::Reasons::Without));
            return json(wire::list(items, {}, items.size()));
        });
}

Answer getGenres(RestServices &services, const Call &call)
{
    return services.catalog.catalogue().map([&](const CataloguePtr &catalogue) {
        const auto counts = genreCounts(*catalogue, call.caller);
        QJsonArray items;
        for (auto genre = counts.cbegin(); genre != counts.cend(); ++genre)
            items.append(QJsonObject{{u"name"_s, genre.key()}, {u"films"_s, genre.value()}});
        return json(wire::list(items, {}, items.size()));
    });
}

} // namespace

Routes catalogRoutes()
{
    using enum Method;
    using enum Access;
    using enum Cost;
    return {
        {Get, u"/api/v1/movies"_s, Anyone, Usual, getMovies},
        {Get, u"/api/v1/movies/{ref}"_s, Anyone, Light, getMovie},
        {Get, u"/api/v1/movies/{ref}/similar"_s, Anyone, Usual, getSimilar},
        {Get, u"/api/v1/genres"_s, Anyone, Light, getGenres},
    };
}

} // namespace matinee
