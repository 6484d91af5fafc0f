#include "core/catalog/catalog_service.h"

#include "core/base/clock.h"
#include "core/catalog/film_ref.h"
#include "core/catalog/movie_repository.h"
#include "core/catalog/starter_catalog.h"
#include "core/store/database.h"

namespace matinee {

using namespace Qt::StringLiterals;

CatalogService::CatalogService(Database &database, const Clock &clock) : m_database(database), m_clock(clock)
{
}

Result<CataloguePtr> CatalogService::catalogue()
{
    const MovieRepository repository(m_database);
    const auto version = repository.version();
    if (!version)
        return tl::unexpected(version.error());
    if (m_catalogue && *version == m_catalogueVersion)
        return m_catalogue;

    auto movies = repository.summaries();
    if (!movies)
        return tl::unexpected(movies.error());
    auto fresh = std::make_shared<Catalogue>();
    fresh->movies = std::move(*movies);
    fresh->rowOf.reserve(fresh->movies.size());
    for (qsizetype row = 0; row < fresh->movies.size(); ++row)
        fresh->rowOf.insert(fresh->movies.at(row).id, row);
    m_catalogue = fresh;
    m_catalogueVersion = *version;
    return m_catalogue;
}

Result<Movie> CatalogService::movie(MovieId id) const
{
    return MovieRepository(m_database).movie(id);
}

Result<QList<Movie>> CatalogService::movies(const QList<MovieId> &ids) const
{
    const MovieRepository repository(m_database);
    QList<Movie> movies;
    for (const MovieId id : ids) {
        auto movie = repository.movie(id);
        if (!movie)
            return tl::unexpected(movie.error());
        movies.append(std::move(*movie));
    }
    return movies;
}

Result<MovieId> CatalogService::find(const QString &ref) const
{
    return canonicalRef(ref).and_then(
        [this](const QString &canonical) { return MovieRepository(m_database).find(canonical); });
}

Result<QList<Movie>> CatalogService::allMovies() const
{
    return MovieRepository(m_database).all();
}

Result<QList<MovieId>> CatalogService::addMissing(const QList<NewMovie> &movies)
{
    return m_database.inTransaction([&]() -> Result<QList<MovieId>> {
        MovieRepository repository(m_database);
        auto known = repository.idsByRef();
        if (!known)
            return tl::unexpected(known.error());

        QList<Movie> missing;
        QHash<QString, qsizetype> firstByRef;
        for (const NewMovie &movie : movies) {
            const QString &ref = movie.summary.ref;
            if (!known->contains(ref) && !firstByRef.contains(ref)) {
                firstByRef.insert(ref, missing.size());
                missing.append(movie);
            }
        }
        if (!missing.isEmpty()) {
            const auto inserted = repository.insert(missing, m_clock.now());
            if (!inserted)
                return tl::unexpected(inserted.error());
            for (auto at = firstByRef.cbegin(); at != firstByRef.cend(); ++at)
                known->insert(at.key(), inserted->at(at.value()));
            if (auto raised = repository.raiseVersion(); !raised)
                return tl::unexpected(raised.error());
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

} // namespace matinee
