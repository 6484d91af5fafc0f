#pragma once

#include "app/server/server_options.h"

namespace matinee {

/// Serves until SIGTERM or SIGINT, then lets what is being answered end, for at most 10 seconds. Needs
/// a QGuiApplication; the exit status.
int serve(const ServerOptions &options);

} // namespace matinee
