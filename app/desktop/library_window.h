#pragma once

#include "core/sync_client/secret_vault.h"
#include "ui/viewmodels/account_state.h"
#include "ui/views/window_settings.h"

#include <optional>

namespace matinee {

class DesktopSettings;
class Theme;

/// How a window ended.
struct WindowEnd {
    int code = 0; ///< of the program
    std::optional<LibraryChange> change = {}; ///< a window with another library is wanted
    QString failure = {}; ///< the library could not be opened
};

/// What a window is opened with.
struct WindowOrder {
    QString dataFolder; ///< of the program
    std::optional<AccountProfile> account = {}; ///< whose library is opened; absent: the local one
    WindowSettings remembered = {};
    QString notice = {}; ///< told once the window is there
};

/// Shows a window with one library until it is closed. What is unsent is sent for at most 3 s then.
WindowEnd showWindow(const WindowOrder &order, Theme &theme, DesktopSettings &settings, SecretVault &vault);

} // namespace matinee
