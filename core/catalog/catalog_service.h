#pragma once

#include "core/base/result.h"
#include "core/catalog/movie.h"

namespace matinee {

class Clock;
class Database;

/// A movie as a source describes it, before it has an id. `externalIds` and the ref decide
/// whether it is one we have.
using NewMovie = Movie;

struct MergeCounts {
    int added = 0, changed = 0, unchanged = 0;
};

/// Find, browse and save movies. Blocking; one per thread, like its database.
class CatalogService {
public:
    CatalogService(Database &database, const Clock &clock);

    /// All summaries, most popular first. Read once and kept until a film changes, also when
    /// another connection changed it.
    Result<CataloguePtr> catalogue();

    Result<Movie> movie(MovieId id) const;
    Result<QList<Movie>> movies(const QList<MovieId> &ids) const;
    /// A film ref in any accepted form ("tt0133093", "imdb:tt0133093", "tmdb:603", "local:<uuid>").
    /// Errors: Invalid (no film ref), NotFound.
    Result<MovieId> find(const QString &ref) const;
    /// At most `limit` films, the most popular ones, with title and director, cast, keyword features for the
    /// recommender.
    Result<QList<Movie>> mostPopular(int limit);

    /// Like find(); NotFound also for a film that `viewer` may not see.
    Result<MovieId> find(const QString &ref, UserId viewer) const;

    /// Adds what is new and gives films we have (by ref or any external id) the facts they lack; facts that
    /// are there stay, figures of the same source (scores, popularity) follow it, see merged(). One
    /// transaction. For batches of some thousands. A film the batch names twice is one film; its second
    /// naming counts as unchanged.
    Result<MergeCounts> merge(const QList<NewMovie> &movies);

    /// Films that changed after this version, removed ones included; at most `limit`, in order of version.
    Result<QList<MovieId>> changedSince(qint64 version, int limit) const;
    /// Counts the changes of the catalogue, over all connections.
    Result<qint64> version() const;
    /// The random name of this database, for what is kept of it elsewhere.
    Result<QByteArray> id() const;

    /// Adds what is new, by ref; a movie we have keeps its facts. Answers the ids in order.
    Result<QList<MovieId>> addMissing(const QList<NewMovie> &movies);

    /// Loads the films that ship, if this database has not got this edition yet. Answers how many were added.
    Result<int> loadStarter();

private:
    Result<CataloguePtr> freshCatalogue() const;

    Database &m_database;
    const Clock &m_clock;
    CataloguePtr m_catalogue;
    qint64 m_catalogueVersion = -1;
};

} // namespace matinee
