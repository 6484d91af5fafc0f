#pragma once

#include "app/server/server_options.h"

namespace matinee {

/// Learns from one file of ratings and writes suggestions for the people of another to stdout, best first,
/// as user,item,score: what the suggestions are measured by. What the learning chose goes to stderr.
/// Nothing is written unless everything that was given can be used.
int evaluate(const ServerOptions &options);

} // namespace matinee
