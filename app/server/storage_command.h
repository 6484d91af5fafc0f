#pragma once

#include "app/server/server_options.h"

namespace matinee {

/// Brings the database to the newest schema, and says from which one; the exit status.
int migrateDatabase(const ServerOptions &options);

/// Copies the SQLite library into an empty PostgreSQL database, and shows of every table the rows and the
/// digest on both sides; the exit status.
int moveToPostgres(const ServerOptions &options);

} // namespace matinee
