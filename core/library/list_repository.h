#pragma once

#include "core/base/result.h"
#include "core/library/library.h"

namespace matinee {

class Database;

/// Reads a person's lists. Writes nothing: that is RecordRepository.
class ListRepository {
public:
    explicit ListRepository(Database &database) : m_database(database) { }

    /// One entry of a list.
    struct Item {
        MovieId movie;
        QString ref; ///< of the film
        QString position;
    };

    /// By name, without regard to case.
    Result<QList<MovieList>> lists(UserId user) const;
    Result<MovieList> list(UserId user, const QString &id) const; ///< NotFound
    Result<QList<Item>> items(UserId user, const QString &listId) const; ///< in order

private:
    Database &m_database;
};

} // namespace matinee
