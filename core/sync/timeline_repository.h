#pragma once

#include "core/base/result.h"

namespace matinee {

class Database;

/// Remembers in `meta` which history of the database was served, so that nobody serves another one unawares:
/// devices would take what it lost for what other people removed. Outside of every transaction.
class TimelineRepository {
public:
    explicit TimelineRepository(Database &database) : m_database(database) { }

    /// Whether the database goes on where it ended when it was served before. One that was not begins now.
    Result<bool> goesOn();
    /// The history that it is in now is the one to go on with.
    Result<void> accept();

private:
    Database &m_database;
};

} // namespace matinee
