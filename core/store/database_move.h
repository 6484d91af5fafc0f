#pragma once

#include "core/store/database.h"
#include "core/store/table_digest.h"

#include <functional>

namespace matinee {

struct MovedTable {
    QString name;
    TableDigest before; ///< of the rows that were read
    TableDigest after; ///< of the rows that are there now
};

/// Copies a SQLite library of the newest schema into an empty PostgreSQL database, as one transaction there,
/// and reads all of it again. `from` is only read, at one moment. `progress` hears of every portion. Errors
/// Invalid (`from` is of another schema), Conflict (`to` is not empty), Corrupt (a table came out
///          different), those of `finish`, which adds what only the new database has, in the same
///          transaction. With an error nothing was written.
Result<QList<MovedTable>>
moveDatabase(Database &from, Database &to,
             const std::function<void(const QString &table, qint64 rows)> &progress = {},
             const std::function<Result<void>()> &finish = {});

} // namespace matinee
