#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace matinee {

class Database;

/// Brings a database to the newest schema. The version is the number of schema files applied;
/// each file is one transaction together with its version. Before an existing database changes,
/// a copy "<file>.before-N" is kept beside it.
///
/// Errors   Invalid (the file is from a newer Matinee), Unavailable (the copy cannot be written).
Result<void> migrate(Database &database);

/// Newest schema version of this build.
int schemaVersion();

/// The statements of a schema file: a blank line ends one, "--" comments go.
QStringList splitSchema(const QString &file);

} // namespace matinee
