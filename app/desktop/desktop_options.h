#pragma once

#include "core/base/result.h"
#include "core/sync_client/account_profile.h"
#include "ui/theme/theme.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace matinee {

/// Signing a library in from a terminal.
struct SignInOrder {
    QUrl server;
    QString handle;
    QString passwordFile; ///< empty: standard input
    QString authorityFile; ///< see AccountProfile
    QString proxy; ///< see AccountProfile
    LibraryChoice choice = LibraryChoice::Merge;
};

/// What the command line asks for. What is empty or absent is "as remembered".
struct DesktopOptions {
    QString dataFolder; ///< absolute
    QString page; ///< one of PageStack::ids(), or its settingsId()
    std::optional<Theme::Mode> theme;
    QString learnFrom; ///< no window: learn suggestions from the ratings at this path
    bool isHeadless = false; ///< no window: serve the library on this computer
    quint16 port = 0; ///< of that; 0: any free one
    std::optional<SignInOrder> signIn; ///< no window: sign in to an account
    bool isSigningOut = false; ///< no window: sign out
    bool version = false;
    bool help = false;
};

/// Reads the arguments, the program's name first; needs no application object. Errors: Invalid (an
/// unknown option, page or theme, no port, options that do not go together).
Result<DesktopOptions> readOptions(const QStringList &arguments);
/// What --help prints.
QString optionsHelp();

/// Makes the folder when it is not there, for its owner alone (0700): a library is private. A folder
/// that exists keeps its permissions. Errors: Unavailable.
Result<void> makeDataFolder(const QString &path);

} // namespace matinee
