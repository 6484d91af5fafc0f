#pragma once

#include "app/server/server_options.h"

namespace matinee {

/// Brings films of another catalogue into this one; progress goes to stderr when that is a terminal, the
/// report to stdout. SIGINT and SIGTERM end it after the batch at hand, and the report says what is in; the
/// exit status is 1 then.
int importFilms(const ServerOptions &options);

} // namespace matinee
