#pragma once

#include "core/base/result.h"
#include "core/catalog/catalogue_cache.h"
#include "core/catalog/movie.h"

#include <QSet>

#include <memory>

namespace matinee {

class Clock;
class Database;

/// A movie as a source describes it, before it has an id. `externalIds` and the ref decide
/// whether it is one we have.
using NewMovie = Movie;

/// A film of an import, and the ref of our only film of its title and year, which it most likely is where no
/// id says so; empty: there is none, or several.
struct FilmOffer {
    NewMovie movie;
    QString namesake;
};

struct MergeCounts {
    int added = 0, changed = 0, unchanged = 0; ///< films
    QList<qsizetype> repeated; ///< places of offers whose film had been named before; not counted above
};

/// Find, browse and save movies. Blocking; one per thread, like its database.
class CatalogService {
public:
    /// `shared` is for all services over one database file.
    CatalogService(Database &database, const Clock &clock,
                   std::shared_ptr<CatalogueCache> shared = std::make_shared<CatalogueCache>());

    /// All summaries, most popular first. Read once and kept until a film changes, also when
    /// another connection changed it.
    Result<CataloguePtr> catalogue();

    Result<Movie> movie(MovieId id) const;
    Result<QList<Movie>> movies(const QList<MovieId> &ids) const;
    /// Of those there are, also of films that their owner removed: diary entries and lists still lead to
    /// them.
    Result<QHash<MovieId, MovieSummary>> summaries(const QList<MovieId> &ids);
    /// A film ref in any accepted form ("tt0133093", "imdb:tt0133093", "tmdb:603", "local:<uuid>").
    /// Errors: Invalid (no film ref), NotFound.
    Result<MovieId> find(const QString &ref) const;
    /// At most `limit` films, the most popular ones, with title and director, cast, keyword features for the
    /// recommender.
    Result<QList<Movie>> mostPopular(int limit);

    /// The film of a ref; NotFound also when `viewer` may not see it. One that its owner removed is found.
    Result<Movie> film(const QString &ref, UserId viewer) const;

    /// Adds what is new and gives films we have (by ref or any external id) the facts they lack; facts that
    /// are there stay, figures of the same source (scores, popularity) follow it, see merged(). One
    /// transaction. For batches of some thousands. Of a film that is named again, only its ids are taken:
    /// otherwise two rows of a file would put each other right, import after import.
    Result<MergeCounts> merge(const QList<NewMovie> &movies);
    /// The same for a batch of many: `met` are the films that the import has named, and grows. FilmOffers
    /// says which film is which.
    Result<MergeCounts> merge(const QList<FilmOffer> &offers, QSet<MovieId> &met);

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
    Database &m_database;
    const Clock &m_clock;
    std::shared_ptr<CatalogueCache> m_shared;
};

} // namespace matinee
