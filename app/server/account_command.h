#pragma once

#include "app/server/server_options.h"

namespace matinee {

/// Makes an account. The password is asked for without an echo on a terminal, else it is the first line
/// of standard input: never an argument, which others can see. The exit status.
int createUser(const ServerOptions &options);

/// Lets an account look after the server.
int makeAdministrator(const ServerOptions &options);

/// Prints a token with which somebody makes an account that looks after the server: once, within a week.
int inviteAdministrator(const ServerOptions &options);

/// Prints a token that sets a new password: once, within a day. Whoever prints it does not choose the
/// password.
int resetPassword(const ServerOptions &options);

/// Takes the authenticator and the recovery codes from an account, and signs it out everywhere.
int removeSecondFactor(const ServerOptions &options);

/// Takes the key that is there now, or a new one, for a library whose key is lost. Everybody is signed out,
/// and authenticators have to be set up anew. Refuses when the key is the library's own.
int replaceServerKey(const ServerOptions &options);

/// Tells whether the audit log is as it was written.
int verifyAudit(const ServerOptions &options);

} // namespace matinee
