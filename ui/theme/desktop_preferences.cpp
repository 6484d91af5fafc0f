#include "ui/theme/desktop_preferences.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QMap>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr auto Service = "org.freedesktop.portal.Desktop"_L1;
constexpr auto Path = "/org/freedesktop/portal/desktop"_L1;
constexpr auto Interface = "org.freedesktop.portal.Settings"_L1;
constexpr auto Appearance = "org.freedesktop.appearance"_L1;
constexpr auto Gnome = "org.gnome.desktop.interface"_L1;

using Group = QVariantMap;
using Groups = QMap<QString, Group>;

} // namespace

DesktopPreferences::DesktopPreferences(QObject *parent) : QObject(parent)
{
    auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(Service, Path, Interface, u"SettingChanged"_s, this,
                SLOT(settingChanged(QString, QString, QDBusVariant)));
    readAll();
}

void DesktopPreferences::readAll()
{
    auto call = QDBusMessage::createMethodCall(Service, Path, Interface, u"ReadAll"_s);
    call << QStringList{Appearance, Gnome};
    // The portal may have to be started first: never wait for it.
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *done) {
        done->deleteLater();
        const QDBusMessage reply = done->reply();
        if (reply.type() != QDBusMessage::ReplyMessage || reply.arguments().isEmpty())
            return;
        const auto groups = qdbus_cast<Groups>(reply.arguments().constFirst());
        bool taken = false;
        for (auto group = groups.cbegin(); group != groups.cend(); ++group) {
            for (auto entry = group->cbegin(); entry != group->cend(); ++entry)
                taken = take(group.key(), entry.key(), entry.value()) || taken;
        }
        if (taken)
            emit changed();
    });
}

void DesktopPreferences::settingChanged(const QString &group, const QString &key, const QDBusVariant &value)
{
    if (take(group, key, value.variant()))
        emit changed();
}

bool DesktopPreferences::take(const QString &group, const QString &key, const QVariant &value)
{
    if (group == Appearance && key == "color-scheme"_L1) {
        m_dark = value.toUInt() == 1;
    } else if (group == Gnome && key == "text-scaling-factor"_L1 && value.toDouble() > 0) {
        m_textScale = std::clamp(value.toDouble(), 0.5, 3.0);
    } else if (group == Gnome && key == "enable-animations"_L1) {
        m_reducedMotion = !value.toBool();
    } else {
        return false;
    }
    return true;
}

} // namespace matinee
