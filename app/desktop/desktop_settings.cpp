#include "app/desktop/desktop_settings.h"

#include <QMetaEnum>

#include <algorithm>

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

namespace {

constexpr auto Adventurous = "wishes/adventurous"_L1;
constexpr auto Obscure = "wishes/obscure"_L1;
constexpr auto Era = "wishes/era"_L1;
constexpr auto Length = "wishes/length"_L1;

constexpr auto TonightGuests = "tonight/guests"_L1;

TonightChoices tonightFrom(QSettings &settings)
{
    TonightChoices tonight;
    tonight.minutes = std::max(0, settings.value(u"tonight/minutes"_s).toInt());
    tonight.mood = moodOf(settings.value(u"tonight/mood"_s).toString());
    const int guests = std::min(settings.beginReadArray(TonightGuests), Guest::MostGuests);
    for (int guest = 0; guest < guests; ++guest) {
        settings.setArrayIndex(guest);
        const KeptGuest kept{settings.value(u"name"_s).toString(),
                             settings.value(u"films"_s).toStringList().mid(0, Guest::MostFilms),
                             settings.value(u"isHere"_s).toBool()};
        if (!kept.films.isEmpty())
            tonight.guests.append(kept);
    }
    settings.endArray();
    return tonight;
}

void keep(const TonightChoices &tonight, QSettings &settings)
{
    settings.setValue(u"tonight/minutes"_s, tonight.minutes);
    settings.setValue(u"tonight/mood"_s, wordOf(tonight.mood));
    settings.remove(TonightGuests);
    settings.beginWriteArray(TonightGuests, int(tonight.guests.size()));
    for (int guest = 0; guest < tonight.guests.size(); ++guest) {
        settings.setArrayIndex(guest);
        settings.setValue(u"name"_s, tonight.guests.at(guest).name);
        settings.setValue(u"films"_s, tonight.guests.at(guest).films);
        settings.setValue(u"isHere"_s, tonight.guests.at(guest).isHere);
    }
    settings.endArray();
}

int sliderFrom(const QVariant &value)
{
    return std::clamp(value.toInt(), 0, Wishes::Most);
}

template <typename Enum>
Enum valueFrom(const QVariant &name)
{
    bool known = false;
    const int value = QMetaEnum::fromType<Enum>().keyToValue(name.toByteArray().constData(), &known);
    return known ? Enum(value) : Enum::Any;
}

template <typename Enum>
QString nameOfValue(Enum value)
{
    return QString::fromLatin1(QMetaEnum::fromType<Enum>().valueToKey(int(value)));
}

} // namespace

DesktopSettings::DesktopSettings(const QString &dataFolder)
    : m_settings(dataFolder + u"/desktop.ini"_s, QSettings::IniFormat)
{
}

WindowSettings DesktopSettings::window()
{
    WindowSettings window;
    window.geometry = m_settings.value(u"window/geometry"_s).toByteArray();
    window.page = m_settings.value(u"window/page"_s).toString();
    window.libraryQuery = m_settings.value(u"window/libraryQuery"_s).toString();
    window.theme = themeFromName(m_settings.value(u"window/theme"_s).toString()).value_or(window.theme);
    window.tileSize = m_settings.value(u"window/tileSize"_s).toInt();
    window.detailsOn = m_settings.value(u"window/detailsOn"_s, window.detailsOn).toStringList();
    window.wishes.adventurous = sliderFrom(m_settings.value(Adventurous));
    window.wishes.obscure = sliderFrom(m_settings.value(Obscure));
    window.wishes.era = valueFrom<Wishes::Era>(m_settings.value(Era));
    window.wishes.length = valueFrom<Wishes::Length>(m_settings.value(Length));
    window.tonight = tonightFrom(m_settings);
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
    m_settings.setValue(Adventurous, window.wishes.adventurous);
    m_settings.setValue(Obscure, window.wishes.obscure);
    m_settings.setValue(Era, nameOfValue(window.wishes.era));
    m_settings.setValue(Length, nameOfValue(window.wishes.length));
    keep(window.tonight, m_settings);
}

} // namespace matinee
