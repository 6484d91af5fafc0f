#include "ui/theme/tokens.h"

#include <QPalette>
#include <QWidget>

namespace matinee {

namespace {

constexpr QColor rgb(unsigned value, int alpha = 255)
{
    return QColor(int(value >> 16 & 0xFF), int(value >> 8 & 0xFF), int(value & 0xFF), alpha);
}

constexpr Tokens Dark{
    .window = rgb(0x131417),
    .surface = rgb(0x1B1D22),
    .raised = rgb(0x25282F),
    .dialog = rgb(0x1E2026),
    .line = rgb(0x2C2F37),
    .hover = rgb(0x22252B),
    .pressed = rgb(0x2E323A),
    .segmentOn = rgb(0x22252B),
    .text = rgb(0xECEDEE),
    .muted = rgb(0x9BA1AA),
    .disabled = rgb(0x646A74),
    .accent = rgb(0xF2B134),
    .accentHover = rgb(0xF7C25A),
    .accentPressed = rgb(0xD6971F),
    .onAccent = rgb(0x1B1406),
    .accentSoft = rgb(0x393225),
    .starEmpty = rgb(0x7A818C),
    .everyone = rgb(0x8B919B),
    .track = rgb(0x2A2D35),
    .grid = rgb(0x2A2D33),
    .error = rgb(0xFF9C8A),
    .heat0 = rgb(0x22252B),
    .heat1 = rgb(0x8C6A28),
    .heat2 = rgb(0xF2B134),
    .scrim = rgb(0x08090B, 158),
};

constexpr Tokens Light{
    .window = rgb(0xF6F6F3),
    .surface = rgb(0xFFFFFF),
    .raised = rgb(0xFFFFFF),
    .dialog = rgb(0xFFFFFF),
    .line = rgb(0xE3E2DC),
    .hover = rgb(0xEEEDE8),
    .pressed = rgb(0xE3E1DA),
    .segmentOn = rgb(0xE3E1DA),
    .text = rgb(0x1B1D22),
    .muted = rgb(0x5F6570),
    .disabled = rgb(0xA3A7AE),
    .accent = rgb(0x8A5A00),
    .accentHover = rgb(0x9C6A0C),
    .accentPressed = rgb(0x6E4700),
    .onAccent = rgb(0xFFFFFF),
    .accentSoft = rgb(0xF4EBD8),
    .starEmpty = rgb(0x828791),
    .everyone = rgb(0x868B94),
    .track = rgb(0xECEBE5),
    .grid = rgb(0xE6E5DF),
    .error = rgb(0xA8321C),
    .heat0 = rgb(0xECEBE5),
    .heat1 = rgb(0xBC8B33),
    .heat2 = rgb(0x6E4700),
    .scrim = rgb(0x1B1D22, 97),
};

constexpr PosterTokens OnPoster{
    .plate = rgb(0x0E0F12),
    .icon = rgb(0xECEDEE),
    .star = rgb(0xF2B134),
    .starEmpty = rgb(0x9BA1AA),
};

QPalette::ColorRole roleOf(Tone tone)
{
    switch (tone) {
    case Tone::Muted:
        return QPalette::PlaceholderText;
    case Tone::Accent:
        return QPalette::Link;
    case Tone::Error:
        return QPalette::BrightText;
    case Tone::Text:
        break;
    }
    return QPalette::WindowText;
}

} // namespace

const Tokens &darkTokens()
{
    return Dark;
}

const Tokens &lightTokens()
{
    return Light;
}

const PosterTokens &posterTokens()
{
    return OnPoster;
}

const Tokens &tokensOf(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::Window).lightness() < 128 ? Dark : Light;
}

const Tokens &tokensOf(const QWidget *widget)
{
    return tokensOf(widget->palette());
}

QPalette paletteOf(const Tokens &tokens)
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, const QColor &color) {
        palette.setColor(role, color);
    };
    set(QPalette::Window, tokens.window);
    set(QPalette::WindowText, tokens.text);
    set(QPalette::Base, tokens.surface);
    set(QPalette::AlternateBase, tokens.surface);
    set(QPalette::Text, tokens.text);
    set(QPalette::PlaceholderText, tokens.muted);
    set(QPalette::Button, tokens.raised);
    set(QPalette::ButtonText, tokens.text);
    set(QPalette::BrightText, tokens.error);
    set(QPalette::ToolTipBase, tokens.raised);
    set(QPalette::ToolTipText, tokens.text);
    set(QPalette::Highlight, tokens.accent);
    set(QPalette::HighlightedText, tokens.onAccent);
    set(QPalette::Link, tokens.accent);
    set(QPalette::LinkVisited, tokens.accent);
    set(QPalette::Light, tokens.pressed);
    set(QPalette::Midlight, tokens.hover);
    set(QPalette::Mid, tokens.line);
    set(QPalette::Dark, tokens.starEmpty);
    set(QPalette::Shadow, tokens.line);
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::PlaceholderText})
        palette.setColor(QPalette::Disabled, role, tokens.disabled);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, tokens.pressed);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, tokens.disabled);
    return palette;
}

void setTone(QWidget *widget, Tone tone)
{
    widget->setForegroundRole(roleOf(tone));
}

QColor toneColor(const Tokens &tokens, Tone tone)
{
    switch (tone) {
    case Tone::Muted:
        return tokens.muted;
    case Tone::Accent:
        return tokens.accent;
    case Tone::Error:
        return tokens.error;
    case Tone::Text:
        break;
    }
    return tokens.text;
}

} // namespace matinee
