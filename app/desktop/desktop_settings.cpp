#include "app/desktop/desktop_settings.h"

using namespace Qt::StringLiterals;

namespace matinee {

QStringList themeNames()
{
    return {nameOf(Theme::Mode::System), nameOf(Theme::Mode::Dark), nameOf(Theme::Mode::Light)};
}

std::optional<Theme::Mode> themeFromName(const QString &name)
{
    for (const Theme::Mode mode : {Theme::Mode::System, Theme::Mode::Dark, Theme::Mode::Light}) {
        if (nameOf(mode) == name)
            return mode;
    }
    return std::nullopt;
}

QString nameOf(Theme::Mode mode)
{
    switch (mode) {
    case Theme::Mode::System:
        return u"system"_s;
    case Theme::Mode::Dark:
        return u"dark"_s;
    case Theme::Mode::Light:
        return u"light"_s;
    }
    return {};
}

DesktopSettings::DesktopSettings(const QString &dataFolder)
    : m_settings(dataFolder + u"/desktop.ini"_s, QSettings::IniFormat)
{
}

WindowSettings DesktopSettings::window() const
{
    WindowSettings window;
    window.geometry = m_settings.value(u"window/geometry"_s).toByteArray();
    window.page = m_settings.value(u"window/page"_s).toString();
    window.libraryQuery = m_settings.value(u"window/libraryQuery"_s).toString();
    window.theme = themeFromName(m_settings.value(u"window/theme"_s).toString()).value_or(window.theme);
    window.tileSize = m_settings.value(u"window/tileSize"_s).toInt();
    window.detailsOn = m_settings.value(u"window/detailsOn"_s, window.detailsOn).toStringList();
    return window;
}

void DesktopSettings::setWindow(const WindowSettings &window)
{
    m_settings.setValue(u"window/geometry"_s, window.geometry);
    m_settings.setValue(u"window/page"_s, window.page);
    m_settings.setValue(u"window/libraryQuery"_s, window.libraryQuery);
    m_settings.setValue(u"window/theme"_s, nameOf(window.theme));
    m_settings.setValue(u"window/tileSize"_s, window.tileSize);
    m_settings.setValue(u"window/detailsOn"_s, window.detailsOn);
}

} // namespace matinee
