#include "core/catalog/catalogue_cache.h"

#include "core/catalog/movie_repository.h"
#include "core/store/database.h"

#include <QSet>

#include <algorithm>

namespace matinee {

namespace {

/// So few changed films are read singly; with more, reading everything again is quicker.
int mostPatched(const Catalogue &catalogue)
{
    return int(std::max<qsizetype>(1000, catalogue.movies.size() / 20));
}

/// The order of MovieRepository::summaries().
bool comesBefore(const MovieSummary &a, const MovieSummary &b)
{
    return std::pair(-a.popularity.value_or(-1), a.id) < std::pair(-b.popularity.value_or(-1), b.id);
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

CataloguePtr made(const QList<MovieSummary> &movies)
{
    return std::make_shared<const Catalogue>(movies);
}

/// `old` as it was at `version`, brought up to now; `old` may be missing.
Result<CataloguePtr> read(const MovieRepository &repository, const CataloguePtr &old, qint64 version)
{
    if (old) {
        const int most = mostPatched(*old);
        const auto changed = repository.changedSince(version, most + 1);
        if (!changed)
            return tl::unexpected(changed.error());
        if (changed->size() <= most) {
            return repository.movies(*changed).map(
                [&](const QList<Movie> &movies) { return made(patched(old->movies, movies)); });
        }
    }
    return repository.summaries().map(made);
}

} // namespace

Result<CataloguePtr> CatalogueCache::newest(Database &database)
{
    const std::scoped_lock lock(m_mutex);
    const MovieRepository repository(database);
    const auto version = repository.version();
    if (!version)
        return tl::unexpected(version.error());
    if (m_catalogue && *version == m_version)
        return m_catalogue;

    // A file put back from a copy is at a lower version: nothing of what is kept is known to hold.
    const bool isOlder = *version < m_version;
    auto fresh = read(repository, isOlder ? nullptr : m_catalogue, m_version);
    if (fresh && !database.isInTransaction()) {
        m_catalogue = *fresh;
        m_version = *version;
    }
    return fresh;
}

} // namespace matinee
