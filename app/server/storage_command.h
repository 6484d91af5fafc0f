#pragma once

#include "app/server/server_options.h"

namespace matinee {

/// Brings the database to the newest schema, and says from which one; the exit status.
int migrateDatabase(const ServerOptions &options);

/// For a database that was put back or taken over by other means than `restore`: the devices that synchronise
/// with it send what it lost, and it may be served again; the exit status.
int raiseEpoch(const ServerOptions &options);

/// Copies the SQLite library into an empty PostgreSQL database, and shows of every table the rows and the
/// digest on both sides; the exit status.
int moveToPostgres(const ServerOptions &options);

} // namespace matinee
