#pragma once

#include "ui/views/window_settings.h"

#include <QSettings>

#include <optional>

namespace matinee {

/// "system", "dark" and "light", as written in the settings and on the command line.
QStringList themeNames();
std::optional<Theme::Mode> themeFromName(const QString &name);
QString nameOf(Theme::Mode mode);

/// The settings of the desktop program, typed: the file `desktop.ini` in the data folder, so that two
/// data folders share nothing. Values that cannot be read count as absent.
class DesktopSettings {
public:
    explicit DesktopSettings(const QString &dataFolder);

    WindowSettings window();
    void setWindow(const WindowSettings &window);

private:
    QSettings m_settings;
};

} // namespace matinee
