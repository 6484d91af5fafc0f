#pragma once

#include "core/base/result.h"
#include "core/store/database_location.h"

#include <QString>

namespace matinee {

/// Where a server keeps what.
struct StorageOptions {
    DatabaseLocation database; ///< MATINEE_DATABASE; library.db in the data folder
    QString databaseText; ///< as it was given, for programs that this one starts; empty: it was not
    QString keyFile; ///< MATINEE_SERVER_KEY_FILE; server.key in the data folder
    DatabaseLocation target; ///< of move-to
};

/// `database` and `keyFile` may be empty. Errors: Invalid.
Result<StorageOptions> readStorage(const QString &dataFolder, const QString &database,
                                   const QString &keyFile);

/// What move-to is given. Errors: Invalid (no PostgreSQL database).
Result<DatabaseLocation> readMoveTarget(const QStringList &words);

} // namespace matinee
