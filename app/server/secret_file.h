#pragma once

#include "core/base/result.h"

#include <QFile>

namespace matinee {

/// That nobody but its owner may read or write the file of a secret. What systemd hands over
/// (LoadCredential=) is, whatever its permissions say: it may be shared by an access list with the service
/// alone. Errors   Denied.
Result<void> checkSecrecy(const QFile &file);

} // namespace matinee
