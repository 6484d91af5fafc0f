#pragma once

#include "ui/theme/tokens.h"

#include <QObject>

class QApplication;

namespace matinee {

class DesktopPreferences;
class MatineeStyle;

/// Dresses the whole application: style, palette, font, focus rings. One lives in main() for as
/// long as the application does and is passed by reference to whoever lets the person choose.
/// Widgets do not need it: they read tokensOf(this) when they paint.
class Theme : public QObject {
    Q_OBJECT

public:
    enum class Mode { System, Dark, Light };
    Q_ENUM(Mode)

    /// Installs the style and shows the light or dark set at once.
    explicit Theme(QApplication &application, Mode mode = Mode::System);

    Mode mode() const { return m_mode; }
    /// Switches live; System follows the desktop's colour scheme, now and later.
    void setMode(Mode mode);
    bool isDark() const;

    /// The person's own factor on top of the desktop's text scale; 1 is normal, 0.8 to 2.
    void setTextScale(double factor);
    /// No motion, also when the desktop allows it.
    void setReducedMotion(bool reduced);

signals:
    /// After the palette, the font or motion changed. Widgets hear of it by themselves: of the palette
    /// by QEvent::PaletteChange, of the text scale by QEvent::ApplicationFontChange, in event().
    void changed();

private:
    void apply();

    QApplication &m_application;
    MatineeStyle *m_style; ///< owned by the application
    DesktopPreferences *m_desktop;
    Mode m_mode;
    double m_textScale = 1.0;
    bool m_reducedMotion = false;
};

} // namespace matinee
