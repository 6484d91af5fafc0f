#pragma once

#include "core/base/result.h"
#include "core/catalog/movie.h"

#include <QDateTime>

namespace matinee {

class Database;

/// The film tables and their satellites (people, credits, genres, keywords, ids), and nothing else:
/// no rules, no clock. Every function runs inside whatever transaction its caller has opened.
class MovieRepository {
public:
    explicit MovieRepository(Database &database) : m_database(database) { }

    /// Every film without cast and keywords, most popular first, then by title.
    Result<QList<MovieSummary>> summaries() const;
    /// Every film with all facts but synopsis and external ids, in the order of summaries().
    Result<QList<Movie>> all() const;
    /// NotFound when there is no such film.
    Result<Movie> movie(MovieId id) const;
    /// By canonical ref or any external id written as "system:value"; NotFound when unknown.
    Result<MovieId> find(const QString &ref) const;
    Result<QHash<QString, MovieId>> idsByRef() const;

    /// Inserts films that are not there. Answers their ids in order.
    Result<QList<MovieId>> insert(const QList<Movie> &movies, const QDateTime &now);

    /// Counts the changes of the catalogue, over all connections.
    Result<qint64> version() const;
    Result<void> raiseVersion();

private:
    Database &m_database;
};

} // namespace matinee
