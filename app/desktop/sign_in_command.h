#pragma once

#include "app/desktop/desktop_options.h"

namespace matinee {

/// Signs the library in the data folder in to an account, for a computer without a window: the password comes
/// from a file or from standard input, and so does the code of an authenticator, on the next line. The
/// session is kept in a file for the owner alone. Signed in before, it signs in again. Needs an application;
/// the exit status.
int signIn(const DesktopOptions &options);

/// Ends the sessions, those of programs with and without a window; the account's library becomes the local
/// one, or a backup if that is not empty.
int signOut(const DesktopOptions &options);

/// Where the sessions of programs without a window are kept.
QString secretsIn(const QString &dataFolder);

} // namespace matinee
