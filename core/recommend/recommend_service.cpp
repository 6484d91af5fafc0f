#include "core/recommend/recommend_service.h"

#include "core/base/text.h"
#include "core/catalog/catalog_service.h"
#include "core/library/library_service.h"
#include "core/recommend/engine.h"

#include <algorithm>

namespace matinee {
namespace {

Result<void> checkLimit(int limit)
{
    if (limit < 1 || limit > 100)
        return fail(Error::Kind::Invalid, say("core", "limit must be a whole number from 1 to 100."));
    return {};
}

tl::unexpected<Error> unknownMovie()
{
    return fail(Error::Kind::NotFound, say("core", "This film is not in the catalogue."));
}

} // namespace

RecommendService::RecommendService(CatalogService &catalog, LibraryService &library,
                                   std::shared_ptr<ModelSource> models)
    : m_catalog(catalog),
      m_library(library),
      m_models(std::move(models))
{
}

RecommendService::~RecommendService() = default;

Result<const Engine *> RecommendService::engine()
{
    const auto catalogue = m_catalog.catalogue();
    if (!catalogue)
        return tl::unexpected(catalogue.error());
    const auto model = m_models ? m_models->current() : nullptr;
    if (!m_engine || *catalogue != m_learnt || model != m_model) {
        auto movies = m_catalog.mostPopular(MostFilms);
        if (!movies)
            return tl::unexpected(movies.error());
        m_engine = std::make_unique<Engine>(std::move(*movies), model.get());
        m_memory.clear();
        m_learnt = *catalogue;
        m_model = model;
    }
    return m_engine.get();
}

Result<QList<Suggestion>> RecommendService::suggest(UserId user, const SuggestOptions &options)
{
    return checkLimit(options.limit).and_then([&] { return engine(); }).and_then([&](const Engine *engine) {
        return m_library.shelf(user).map([&](const Shelf &shelf) {
            if (const auto *known = m_memory.find(user, options, shelf))
                return *known;
            QList<Suggestion> made = engine->suggest(shelf, options);
            m_memory.keep(user, options, shelf, made);
            return made;
        });
    });
}

Result<ForYou> RecommendService::forYou(UserId user, const SuggestOptions &wishes)
{
    return engine().and_then([&](const Engine *engine) {
        return m_library.shelf(user).map([&](const Shelf &shelf) {
            ForYou page = engine->forYou(shelf, wishes);
            const std::scoped_lock lock(m_latestMutex);
            m_latest.insert(user, std::make_shared<const QHash<MovieId, double>>(page.match));
            return page;
        });
    });
}

Result<QList<TonightPick>> RecommendService::tonight(UserId user, const TonightWish &wish)
{
    return checkGuests(wish.guests).and_then([&] { return engine(); }).and_then([&](const Engine *engine) {
        return m_library.shelf(user).map(
            [&](const Shelf &shelf) { return matinee::tonight(*engine, shelf, wish); });
    });
}

std::shared_ptr<const QHash<MovieId, double>> RecommendService::latestMatch(UserId user) const
{
    const std::scoped_lock lock(m_latestMutex);
    return m_latest.value(user);
}

Result<QList<Suggestion>> RecommendService::similar(MovieId movie, int limit)
{
    return checkLimit(limit)
        .and_then([&] { return engine(); })
        .and_then([&](const Engine *engine) -> Result<QList<Suggestion>> {
            if (auto similar = engine->similar(movie, limit))
                return std::move(*similar);
            return unknownMovie();
        });
}

Result<QList<Suggestion>> RecommendService::explainUnseen(UserId user, const QList<MovieId> &movies)
{
    return engine().and_then([&](const Engine *engine) {
        return m_library.shelf(user).map(
            [&](const Shelf &shelf) { return engine->explainUnseen(shelf, movies); });
    });
}

QString RecommendService::modelVersion() const
{
    const auto model = m_models ? m_models->current() : nullptr;
    return model ? model->version() : QStringLiteral("built-in");
}

Result<Suggestion> RecommendService::explain(UserId user, MovieId movie)
{
    return engine().and_then([&](const Engine *engine) {
        return m_library.shelf(user).and_then([&](const Shelf &shelf) -> Result<Suggestion> {
            if (auto explained = engine->explain(shelf, movie))
                return std::move(*explained);
            return unknownMovie();
        });
    });
}

Result<QList<FilmGroup>> RecommendService::groups(int count)
{
    return engine().map([&](const Engine *engine) { return engine->groups(count); });
}

Result<QList<MovieId>> RecommendService::worthRating(UserId user, const AskedFilms &asked, int count)
{
    return engine().and_then([&](const Engine *engine) {
        return m_library.shelf(user).map(
            [&](const Shelf &shelf) { return engine->worthRating(shelf, asked, count); });
    });
}

} // namespace matinee
