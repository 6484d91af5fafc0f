#pragma once

#include "core/base/result.h"
#include "core/library/library.h"

#include <functional>

namespace matinee {

class Database;

/// One person's rating of one film.
struct GivenRating {
    UserId user;
    QString ref;
    Rating rating;
    QDateTime at;
};

/// Reads a person's library in the shapes that lists, pages and models want. Writes nothing:
/// that is RecordRepository.
class LibraryRepository {
public:
    explicit LibraryRepository(Database &database) : m_database(database) { }

    Result<Shelf> shelf(UserId user) const;
    Result<Mine> mine(UserId user, MovieId movie) const;
    /// By day watched, newest first; unknown days last. All films when `movie` is not stored.
    Result<QList<Watch>> watches(UserId user, MovieId movie = {}) const;
    Result<Part<Watch>> watches(UserId user, const Range &range) const;
    Result<Watch> watch(UserId user, const QString &id) const;
    Result<QList<Review>> reviews(UserId user) const; ///< newest first
    Result<QList<Review>> reviewsOf(UserId user, MovieId movie) const; ///< newest first
    Result<Part<Review>> reviews(UserId user, const Range &range) const;
    Result<Review> review(UserId user, const QString &id) const; ///< Errors: NotFound
    /// Everybody's ratings of films that are everybody's, one person after the other.
    Result<void> eachRating(const std::function<void(const GivenRating &)> &use) const;

private:
    Database &m_database;
};

} // namespace matinee
