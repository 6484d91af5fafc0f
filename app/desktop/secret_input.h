#pragma once

#include "core/base/result.h"

namespace matinee {

/// A secret of one line from a file of its owner's alone (0600), or one that systemd hands over. Errors
/// Denied (others may read it), Unavailable, Invalid (it is empty).
Result<QString> secretFromFile(const QString &path);
/// A line of standard input; at a terminal asked for by `prompt` and typed unseen. Errors   Invalid (none).
Result<QString> secretFromInput(const QString &prompt);

} // namespace matinee
