#pragma once

#include "core/base/result.h"

#include <QString>

namespace matinee {

/// Makes what was written to a file or folder survive a power cut. Errors   Unavailable.
Result<void> settle(const QString &path);

/// Unavailable, and which file it is about.
tl::unexpected<Error> cannotWrite(const QString &path);

} // namespace matinee
