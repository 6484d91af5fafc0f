#include "core/catalog/catalog_service.h"

#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/catalog/catalog_merge.h"
#include "core/catalog/film_ref.h"
#include "core/catalog/movie_repository.h"
#include "core/catalog/movie_writer.h"
#include "core/catalog/starter_catalog.h"
#include "core/store/database.h"

namespace matinee {

using namespace Qt::StringLiterals;

CatalogService::CatalogService(Database &database, const Clock &clock, std::shared_ptr<CatalogueCache> shared)
    : m_database(database),
      m_clock(clock),
      m_shared(std::move(shared))
{
}

Result<CataloguePtr> CatalogService::catalogue()
{
    return m_shared->newest(m_database);
}

Result<Movie> CatalogService::movie(MovieId id) const
{
    return MovieRepository(m_database).movie(id);
}

Result<QList<Movie>> CatalogService::movies(const QList<MovieId> &ids) const
{
    return MovieRepository(m_database).movies(ids);
}

Result<QHash<MovieId, MovieSummary>> CatalogService::summaries(const QList<MovieId> &ids)
{
    const auto films = catalogue();
    if (!films)
        return tl::unexpected(films.error());
    QHash<MovieId, MovieSummary> summaries;
    QList<MovieId> others;
    for (const MovieId id : ids) {
        if (const MovieSummary *film = (*films)->find(id))
            summaries.insert(id, *film);
        else
            others.append(id);
    }
    if (others.isEmpty())
        return summaries;
    return movies(others).map([&](const QList<Movie> &removed) {
        for (const Movie &movie : removed)
            summaries.insert(movie.summary.id, movie.summary);
        return summaries;
    });
}

Result<MovieId> CatalogService::find(const QString &ref) const
{
    return canonicalRef(ref).and_then(
        [this](const QString &canonical) { return MovieRepository(m_database).find(canonical); });
}

Result<Movie> CatalogService::film(const QString &ref, UserId viewer) const
{
    return find(ref)
        .and_then([&](MovieId id) { return movie(id); })
        .and_then([&](Movie &&movie) -> Result<Movie> {
            if (!canSee(viewer, movie.summary))
                return fail(Error::Kind::NotFound, say("core", "There is no such film."));
            return std::move(movie);
        });
}

Result<QList<Movie>> CatalogService::mostPopular(int limit)
{
    return catalogue().and_then([&](const CataloguePtr &films) {
        return MovieRepository(m_database).withFacts(films->movies.mid(0, limit));
    });
}

Result<QList<MovieId>> CatalogService::addMissing(const QList<NewMovie> &movies)
{
    return m_database.inTransaction([&]() -> Result<QList<MovieId>> {
        MovieRepository repository(m_database);
        QStringList refs;
        for (const NewMovie &movie : movies)
            refs.append(movie.summary.ref);
        auto known = repository.idsByRef(refs);
        if (!known)
            return tl::unexpected(known.error());

        QList<Movie> missing;
        for (const NewMovie &movie : movies) {
            if (!known->contains(movie.summary.ref)) {
                known->insert(movie.summary.ref, {});
                missing.append(movie);
            }
        }
        if (!missing.isEmpty()) {
            const auto inserted = repository.raiseVersion().and_then(
                [&](qint64 version) { return writeMovies(m_database, m_clock.now(), version, missing); });
            if (!inserted)
                return tl::unexpected(inserted.error());
            for (qsizetype i = 0; i < missing.size(); ++i)
                known->insert(missing.at(i).summary.ref, inserted->at(i));
        }
        QList<MovieId> ids;
        for (const NewMovie &movie : movies)
            ids.append(known->value(movie.summary.ref));
        return ids;
    });
}

Result<int> CatalogService::loadStarter()
{
    const auto file = starterFile();
    if (!file)
        return tl::unexpected(file.error());
    return m_database.inTransaction([&]() -> Result<int> {
        {
            auto rows = m_database.run(u"SELECT value FROM meta WHERE name = 'starter_edition'"_s);
            if (!rows)
                return tl::unexpected(rows.error());
            if (rows->next() && rows->text(0) == file->edition)
                return 0;
        }
        const auto movies = readStarterCatalog(file->jsonLines);
        if (!movies)
            return tl::unexpected(movies.error());
        const auto added = addMissing(*movies);
        if (!added)
            return tl::unexpected(added.error());
        return m_database
            .execute(u"INSERT INTO meta (name, value) VALUES ('starter_edition', :edition)"
                     u" ON CONFLICT (name) DO UPDATE SET value = excluded.value"_s,
                     {{u":edition"_s, file->edition}})
            .map([&] { return static_cast<int>(added->size()); });
    });
}

Result<MergeCounts> CatalogService::merge(const QList<NewMovie> &movies)
{
    QList<FilmOffer> offers;
    offers.reserve(movies.size());
    for (const NewMovie &movie : movies)
        offers.append({movie, {}});
    QSet<MovieId> met;
    return merge(offers, met);
}

Result<MergeCounts> CatalogService::merge(const QList<FilmOffer> &offers, QSet<MovieId> &met)
{
    QList<MovieId> nowMet;
    return m_database
        .inTransaction([&] {
            nowMet.clear();
            return mergeIntoCatalogue(m_database, m_clock.now(), offers, met, nowMet);
        })
        .map([&](const MergeCounts &counts) {
            for (const MovieId film : std::as_const(nowMet))
                met.insert(film);
            return counts;
        });
}

Result<QList<MovieId>> CatalogService::changedSince(qint64 version, int limit) const
{
    return MovieRepository(m_database).changedSince(version, limit);
}

Result<qint64> CatalogService::version() const
{
    return MovieRepository(m_database).version();
}

Result<QByteArray> CatalogService::id() const
{
    return MovieRepository(m_database).catalogueId();
}

} // namespace matinee
