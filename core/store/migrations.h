#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace matinee {

class Database;

/// Brings a database to the newest schema. The version is the number of schema files applied;
/// each file is one transaction together with its version. Before an existing database changes,
/// a copy "<file>.before-N" of a SQLite file is kept beside it, until the database is opened after 30 days.
/// Processes that come at once do not meet.
///
/// Errors   Invalid (the file is from a newer Matinee), Unavailable (the copy cannot be written).
Result<void> migrate(Database &database);

/// The number of schema files that were applied to a database; 0: nothing is there.
Result<int> storedSchemaVersion(Database &database);

/// Newest schema version of this build.
int schemaVersion();

/// The statements of a schema file: a blank line ends one, "--" comments go.
QStringList splitSchema(const QString &file);

} // namespace matinee
