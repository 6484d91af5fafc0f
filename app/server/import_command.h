#pragma once

#include "app/server/server_options.h"

namespace matinee {

/// Brings an export into the library of an account and tells on stdout what it did; the exit status.
int importExport(const ServerOptions &options);

} // namespace matinee
