#include "ui/theme/theme.h"

#include "ui/theme/desktop_preferences.h"
#include "ui/theme/focus_ring.h"
#include "ui/theme/glyphs.h"
#include "ui/theme/matinee_style.h"

#include <QApplication>
#include <QEvent>
#include <QFont>
#include <QPalette>
#include <QPixmapCache>
#include <QWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr double BodySize = 13; // px at 1x; the scale of every other text starts here
constexpr int IconCacheKiB = 8 * 1024;

/// Qt tells windows alone, and passes on only what a widget has not set itself; ours set the size of
/// their text by the type scale.
void tellEveryWidget()
{
    QEvent changed(QEvent::ApplicationFontChange);
    for (auto *widget : QApplication::allWidgets()) {
        QCoreApplication::sendEvent(widget, &changed);
        widget->updateGeometry();
        widget->update();
    }
}

} // namespace

Theme::Theme(QApplication &application, Mode mode)
    : m_application(application),
      m_style(new MatineeStyle),
      m_desktop(new DesktopPreferences(this)),
      m_mode(mode)
{
    drawGlyphsAsDesigned();
    QApplication::setStyle(m_style);
    QPixmapCache::setCacheLimit(IconCacheKiB);
    new FocusRings(application, this);
    connect(m_desktop, &DesktopPreferences::changed, this, &Theme::apply);
    apply();
}

void Theme::setMode(Mode mode)
{
    if (std::exchange(m_mode, mode) != mode)
        apply();
}

bool Theme::isDark() const
{
    return m_mode == Mode::System ? m_desktop->prefersDark() : m_mode == Mode::Dark;
}

void Theme::setTextScale(double factor)
{
    m_textScale = std::clamp(factor, 0.8, 2.0);
    apply();
}

void Theme::setReducedMotion(bool reduced)
{
    m_reducedMotion = reduced;
    apply();
}

void Theme::apply()
{
    m_style->setReducedMotion(m_reducedMotion || m_desktop->reducedMotion());

    QFont font(QStringList{u"Inter"_s, u"Noto Sans"_s});
    // Hinted glyphs look heavier than drawn and sit on whole pixels, unevenly spaced at 11 and 13 px.
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setPixelSize(qRound(BodySize * m_textScale * m_desktop->textScale()));
    if (m_application.font() != font) {
        QApplication::setFont(font);
        tellEveryWidget();
    }

    const Tokens &tokens = isDark() ? darkTokens() : lightTokens();
    QPalette palette = paletteOf(tokens);
    QApplication::setPalette(palette);
    // The list of a combo box fills its rows with the window colour of menus.
    palette.setColor(QPalette::Window, tokens.dialog);
    QApplication::setPalette(palette, "QMenu");
    emit changed();
}

} // namespace matinee
