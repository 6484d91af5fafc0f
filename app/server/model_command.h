#pragma once

#include "app/server/server_options.h"

namespace matinee {

/// As evaluate(), with a ready model. One that is made for catalogues suggests from the films that ship, with
/// their popularity and content; another one from its own films.
int evaluateModel(const ServerOptions &options);

/// Goes back to the model that the installation used before.
int rollBackModel(const ServerOptions &options);

} // namespace matinee
