#pragma once

#include "core/base/result.h"
#include "core/catalog/movie.h"

namespace matinee {

class Database;

/// Reads the film tables and their satellites (people, credits, genres, keywords, ids, scores), and nothing
/// else: no rules, no clock. Writes nothing but the catalogue's own number and name: that is MovieWriter.
/// Every function runs inside whatever transaction its caller has opened.
class MovieRepository {
public:
    explicit MovieRepository(Database &database) : m_database(database) { }

    /// Every film but removed ones without cast and keywords, most popular first (unknown last), then by id.
    Result<QList<MovieSummary>> summaries() const;
    /// These films with the lists of facts beside: people, keywords, countries, languages, other titles.
    Result<QList<Movie>> withFacts(const QList<MovieSummary> &summaries) const;
    /// Everything of these films, removed ones too, in this order; NotFound when there is no such film.
    Result<QList<Movie>> movies(const QList<MovieId> &ids) const;
    Result<Movie> movie(MovieId id) const;
    /// By canonical ref or any external id written as "system:value"; NotFound when unknown.
    Result<MovieId> find(const QString &ref) const;
    /// The same for many; those unknown are absent.
    Result<QHash<QString, MovieId>> idsByRef(const QStringList &refs) const;
    /// All refs of each film, the canonical one first.
    Result<QHash<MovieId, QStringList>> refsOf(const QList<MovieId> &movies) const;

    /// Counts the changes of the catalogue, over all connections.
    Result<qint64> version() const;
    Result<qint64> raiseVersion(); ///< answers the new one
    /// Films that changed after this version, removed ones too; at most `limit`, in order of version.
    Result<QList<MovieId>> changedSince(qint64 version, int limit) const;
    /// A random name that this database keeps for ever.
    Result<QByteArray> catalogueId() const;

private:
    Database &m_database;
};

} // namespace matinee
