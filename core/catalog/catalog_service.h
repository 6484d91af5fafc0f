#pragma once

#include "core/base/result.h"
#include "core/catalog/movie.h"

namespace matinee {

class Clock;
class Database;

/// A movie as a source describes it, before it has an id. `externalIds` and the ref decide
/// whether it is one we have.
using NewMovie = Movie;

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
    /// Title and director, cast, keyword features of every movie, for the recommender.
    Result<QList<Movie>> allMovies() const;

    /// Adds what is new, by ref; a movie we have keeps its facts. Answers the ids in order.
    Result<QList<MovieId>> addMissing(const QList<NewMovie> &movies);

    /// Loads the films that ship, if this database has not got this edition yet. Answers how many were added.
    Result<int> loadStarter();

private:
    Database &m_database;
    const Clock &m_clock;
    CataloguePtr m_catalogue;
    qint64 m_catalogueVersion = -1;
};

} // namespace matinee
