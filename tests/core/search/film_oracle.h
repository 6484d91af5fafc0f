#pragma once

#include "core/catalog/movie.h"
#include "core/library/library.h"
#include "core/search/search_service.h"

namespace matinee {

/// What a person did, as plainly as it can be told.
struct OraclePerson {
    UserId user;
    Shelf shelf;
    QList<std::pair<MovieId, QDate>> diary; ///< exact days
    QHash<QString, QList<MovieId>> lists;
    QHash<MovieId, double> match;
};

/// The same answers as SearchService gives as typed, by walking all films with the plainest code: for texts
/// of small ASCII words without numbers. Shares nothing with the engine.
class FilmOracle {
public:
    FilmOracle(const QList<Movie> &films, const OraclePerson &person) : m_films(films), m_person(person) { }

    QList<MovieId> found(const Query &query) const;
    /// Values that no film has are left out.
    QHash<QString, int> counts(const Query &query, Facet facet) const;

private:
    bool holds(const Movie &film, const Node &node) const;
    bool holds(const Movie &film, const Clause &clause) const;
    bool matches(const Movie &film, const Query &query) const;
    int rank(const Movie &film, const Query &query) const;
    /// Unknown: absent. Smaller is earlier.
    std::optional<double> key(const Movie &film, const Query &query) const;
    struct Placed {
        const Movie *film;
        std::optional<double> key;
        QString title; ///< of a sort by title
    };
    static bool isBefore(const Placed &left, const Placed &right, bool reversed);
    QStringList values(const Movie &film, Facet facet) const;

    const QList<Movie> &m_films;
    const OraclePerson &m_person;
};

} // namespace matinee
