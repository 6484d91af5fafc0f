#pragma once

#include <QDBusVariant>
#include <QObject>

class QDBusPendingCallWatcher;

namespace matinee {

/// What the desktop environment asks of every program.
///
/// Source   D-Bus portal org.freedesktop.portal.Settings: "org.freedesktop.appearance"
///          "color-scheme" (1 dark, 2 light, 0 no preference); "org.gnome.desktop.interface"
///          "text-scaling-factor" and "enable-animations".
/// Quirks   without a session bus or a portal nothing ever arrives and the values stay as they are.
class DesktopPreferences : public QObject {
    Q_OBJECT

public:
    explicit DesktopPreferences(QObject *parent = nullptr);

    bool prefersDark() const { return m_dark; }
    double textScale() const { return m_textScale; } ///< 1 is normal; 0.5 to 3
    bool reducedMotion() const { return m_reducedMotion; }

    /// Takes one setting in; false when it is none we use. Public for the portal's signal and tests.
    bool take(const QString &group, const QString &key, const QVariant &value);

public slots:
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value);

signals:
    void changed();

private:
    void readAll();

    bool m_dark = false;
    double m_textScale = 1.0;
    bool m_reducedMotion = false;
};

} // namespace matinee
