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
constexpr qsizetype LongestReview = 20'000;

void readReview(BodyInput &body, Review &review)
{
    if (const auto text = body.optionalText(u"text"_s, LongestReview)) {
        if (text->trimmed().isEmpty())
            body.refuse(u"text"_s, say("core", "A review needs words."));
        review.text = *text;
    }
    review.spoiler = body.optionalFlag(u"spoiler"_s).value_or(review.spoiler);
}

Result<QJsonObject> reviewJson(RestServices &services, UserId caller, const QString &id)
{
    return services.library.findReview(caller, id).and_then([&](const Review &review) {
        return services.catalog.movie(review.movie).map([&](const Movie &movie) {
            return wire::toJson(review, &movie.summary);
        });
    });
}

Answer getReviews(RestServices &services, const Call &call)
{
    QueryInput query(call.query);
    const Page page = Page::read(call, services.cursorKey, query);
    if (const auto problem = query.problem())
        return tl::unexpected(*problem);
    const auto reviews = services.library.reviewsPart(call.caller, {page.from(), page.limit()});
    if (!reviews)
        return tl::unexpected(Problem(reviews.error()));
    QList<MovieId> ids;
    for (const Review &review : reviews->rows)
        ids.append(review.movie);
    return services.catalog.summaries(ids).map([&](const QHash<MovieId, MovieSummary> &films) {
        return json(page.ofPart(reviews->rows, reviews->total, [&](const Review &review) {
            const auto film = films.constFind(review.movie);
            return wire::toJson(review, film == films.cend() ? nullptr : &*film);
        }));
    });
}

Answer getReview(RestServices &services, const Call &call)
{
    if (const auto problem = QueryInput(call.query).problem())
        return tl::unexpected(*problem);
    return reviewJson(services, call.caller, call.path.value(0)).map([](const QJsonObject &review) {
        return json(review);
    });
}

Answer postReview(RestServices &services, const Call &call)
{
    BodyInput body(call.body);
    Review review;
    const QString ref = body.text(u"movie"_s, LongestRef);
    readReview(body, review);
    if (!body.has(u"text"_s) || body.value(u"text"_s).isNull())
        body.refuse(u"text"_s, say("core", "A review needs words."));
    const auto movie = services.catalog.film(ref, call.caller);
    if (!movie && !isNoFilm(movie.error()))
        return tl::unexpected(Problem(movie.error()));
    if (!ref.isEmpty() && (!movie || movie->summary.removed))
        body.refuse(u"movie"_s, say("core", "“%1” is no film here.").arg(ref));
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);

    review.movie = movie->summary.id;
    return services.library.writeReview(call.caller, review).and_then([&](const Changed &changed) {
        return reviewJson(services, call.caller, changed.record).map([&](const QJsonObject &made) {
            return created(u"/api/v1/me/reviews/"_s + changed.record, made);
        });
    });
}

Answer patchReview(RestServices &services, const Call &call)
{
    auto review = services.library.findReview(call.caller, call.path.value(0));
    if (!review)
        return tl::unexpected(Problem(review.error()));
    BodyInput body(call.body);
    readReview(body, *review);
    if (const auto problem = body.problem())
        return tl::unexpected(*problem);
    return services.library.writeReview(call.caller, *review)
        .and_then([&](const Changed &) { return reviewJson(services, call.caller, review->id); })
        .map([](const QJsonObject &edited) { return json(edited); });
}

Answer deleteReview(RestServices &services, const Call &call)
{
    if (const auto problem = BodyInput(call.body).problem())
        return tl::unexpected(*problem);
    return services.library.removeReview(call.caller, call.path.value(0)).map([](const Changed &) {
        return noContent();
    });
}

} // namespace

Routes reviewRoutes()
{
    using enum Method;
    using enum Access;
    using enum Cost;
    return {
        {Get, u"/api/v1/me/reviews"_s, SignedIn, Light, getReviews},
        {Post, u"/api/v1/me/reviews"_s, SignedIn, Usual, postReview},
        {Get, u"/api/v1/me/reviews/{id}"_s, SignedIn, Light, getReview},
        {Patch, u"/api/v1/me/reviews/{id}"_s, SignedIn, Usual, asOneTransaction(patchReview)},
        {Delete, u"/api/v1/me/reviews/{id}"_s, SignedIn, Usual, deleteReview},
    };
}

} // namespace matinee
