#pragma once

#include "core/base/result.h"

class QSqlError;

namespace matinee {

/// What Database's callers are told of it; `detail` has SQLite's words and the beginning of the statement.
Error errorFor(const QSqlError &error, const QString &sql);

} // namespace matinee
