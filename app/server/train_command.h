#pragma once

#include "app/server/server_options.h"

namespace matinee {

/// Learns a suggestion model from the ratings of many. It replaces the one that the installation uses when it
/// is not worse for people whom it has not learnt from; or it only goes into a file. Progress goes to stderr.
int trainModel(const ServerOptions &options);

} // namespace matinee
