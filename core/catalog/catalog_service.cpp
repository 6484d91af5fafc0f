#include "core/catalog/catalog_service.h"

#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/catalog/catalog_merge.h"
#include "core/catalog/film_ref.h"
#include "core/catalog/movie_repository.h"
#include "core/catalog/movie_writer.h"
#include "core/catalog/starter_catalog.h"
#include "core/store/database.h"

#include <QSet>

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// So few changed films are read singly; with more, reading everything again is quicker.
constexpr int MostPatched = 1000;

/// The order of MovieRepository::summaries().
bool comesBefore(const MovieSummary &a, const MovieSummary &b)
{
    return std::pair(-a.popularity.value_or(-1), a.id) < std::pair(-b.popularity.value_or(-1), b.id);
}

CataloguePtr indexed(const QList<MovieSummary> &movies)
{
    auto catalogue = std::make_shared<Catalogue>();
    catalogue->movies = movies;
    catalogue->rowOf.reserve(movies.size());
    for (qsizetype row = 0; row < movies.size(); ++row)
        catalogue->rowOf.insert(movies.at(row).id, row);
    return catalogue;
}

QList<MovieSummary> patched(const QList<MovieSummary> &old, const QList<Movie> &changed)
{
    QSet<MovieId> gone;
    QList<MovieSummary> fresh;
    for (const Movie &movie : changed) {
        gone.insert(movie.summary.id);
        if (!movie.summary.removed)
            fresh.append(movie.summary);
    }
    std::sort(fresh.begin(), fresh.end(), comesBefore);

    QList<MovieSummary> movies;
    movies.reserve(old.size() + fresh.size());
    auto next = fresh.cbegin();
    for (const MovieSummary &movie : old) {
        if (gone.contains(movie.id))
            continue;
        for (; next != fresh.cend() && comesBefore(*next, movie); ++next)
            movies.append(*next);
        movies.append(movie);
    }
    std::copy(next, fresh.cend(), std::back_inserter(movies));
    return movies;
}

} // namespace

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

    auto fresh = freshCatalogue();
    if (!fresh)
        return fresh;
    m_catalogue = *fresh;
    m_catalogueVersion = *version;
    return m_catalogue;
}

Result<CataloguePtr> CatalogService::freshCatalogue() const
{
    const MovieRepository repository(m_database);
    if (m_catalogue) {
        const auto changed = repository.changedSince(m_catalogueVersion, MostPatched + 1);
        if (!changed)
            return tl::unexpected(changed.error());
        if (changed->size() <= MostPatched) {
            return repository.movies(*changed).map(
                [this](const QList<Movie> &movies) { return indexed(patched(m_catalogue->movies, movies)); });
        }
    }
    return repository.summaries().map(indexed);
}

Result<Movie> CatalogService::movie(MovieId id) const
{
    return MovieRepository(m_database).movie(id);
}

Result<QList<Movie>> CatalogService::movies(const QList<MovieId> &ids) const
{
    return MovieRepository(m_database).movies(ids);
}

Result<MovieId> CatalogService::find(const QString &ref) const
{
    return canonicalRef(ref).and_then(
        [this](const QString &canonical) { return MovieRepository(m_database).find(canonical); });
}

Result<MovieId> CatalogService::find(const QString &ref, UserId viewer) const
{
    return find(ref).and_then([&](MovieId id) {
        return movie(id).and_then([&](const Movie &movie) -> Result<MovieId> {
            if (!canSee(viewer, movie.summary))
                return fail(Error::Kind::NotFound, say("core", "There is no such film."));
            return id;
        });
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
    return m_database.inTransaction([&] { return mergeIntoCatalogue(m_database, m_clock.now(), movies); });
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
