#pragma once

#include "core/base/clock.h"
#include "core/rest/rest_server.h"

namespace matinee {

/// How a library without accounts is served: on this computer only, under its own names, and as much as its
/// one person likes. `port` 0: any free one.
RestServerOptions localServerOptions(quint16 port);

/// The services of the library in a data folder, for the local profile: whoever has the token that
/// `tokenHash` is made of is that person. `clock` outlives them.
OpenServices localServices(const QString &dataFolder, const QString &tokenHash, const Clock &clock);

} // namespace matinee
