#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace matinee {

/// Names of an archive's members, in their order, made safe and alike: "/" between folders, no
/// top folder around everything. Members to pass over (folders, `deleted/`, `orphaned/`, what
/// systems leave behind) have an empty name.
///
/// Errors   Invalid: a name is absolute, has a drive or a "..", or is there twice.
Result<QStringList> cleanMemberNames(QStringList names);

} // namespace matinee
