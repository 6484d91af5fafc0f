#pragma once

#include "app/desktop/desktop_options.h"

namespace matinee {

/// Serves the library in the data folder to programs of this computer until SIGTERM or SIGINT, beside a
/// window that may be open with it. Prints the address and the token, a line each, once requests are
/// answered. Needs a QGuiApplication; the exit status.
int serveHeadless(const DesktopOptions &options);

} // namespace matinee
