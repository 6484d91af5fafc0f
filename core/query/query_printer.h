#pragma once

#include "core/query/query.h"

namespace matinee {

/// In double quotes, with those inside and backslashes behind a backslash.
QString quoted(const QString &text);
/// A value of a column of names, in quotes where it needs them.
QString printName(Column column, const QString &value);
/// The shortest digits that are read as the same number; no exponent.
QString printNumber(double number);
/// What stands after the colon.
QString printValue(const Clause &clause);

} // namespace matinee
