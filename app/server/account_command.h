#pragma once

#include "app/server/server_options.h"

namespace matinee {

/// Makes an account. The password is asked for without an echo on a terminal, else it is the first line
/// of standard input: never an argument, which others can see. The exit status.
int createUser(const ServerOptions &options);

/// Lets an account look after the server.
int makeAdministrator(const ServerOptions &options);

} // namespace matinee
