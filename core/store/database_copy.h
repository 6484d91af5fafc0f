#pragma once

#include "core/base/result.h"

#include <QString>

namespace matinee {

/// Copies a database as it is at one moment, also while others write to it, and waits for nobody; the
/// original is neither changed nor brought to a newer schema. `copy` must not exist yet. Errors   NotFound
/// (no `original`), Unavailable (cannot be read or written), Corrupt.
Result<void> copyDatabase(const QString &original, const QString &copy);

/// Reads all of a database that nobody has open, and answers its schema version.
/// Errors   Corrupt (it is damaged, or no database of ours), Invalid (it is from a newer Matinee).
Result<int> checkDatabase(const QString &path);

} // namespace matinee
