#pragma once

#include <QColor>

class QPalette;
class QWidget;

namespace matinee {

/// Every colour of the interface by what it is for. Two sets exist, dark and light; nothing else
/// in the program names a colour, except the posters, which bring their own.
struct Tokens {
    QColor window; ///< page
    QColor surface; ///< sidebar, cards, inputs, details
    QColor raised; ///< secondary button, toast, tooltip
    QColor dialog; ///< dialogs, menus, palette
    QColor line; ///< every 1 px border and rule
    QColor hover; ///< state fill; also selected row and skeleton
    QColor pressed;
    QColor segmentOn; ///< the chosen part of a segment
    QColor text;
    QColor muted;
    QColor disabled; ///< the only text below 4.5:1
    QColor accent; ///< primary button, stars, "mine", focus, match
    QColor accentHover;
    QColor accentPressed;
    QColor onAccent;
    QColor accentSoft; ///< chosen chip, avatar
    QColor starEmpty; ///< outline of empty stars, check boxes, radios; at least 3:1
    QColor everyone; ///< comparison marks in charts; at least 3:1
    QColor track; ///< progress and slider at rest
    QColor grid; ///< chart grid
    QColor error; ///< wrong input, always with words
    QColor heat0, heat1, heat2; ///< calendar heat map: none, one, two or more
    QColor scrim; ///< behind dialogs, translucent
};

const Tokens &darkTokens();
const Tokens &lightTokens();

/// What lies on a poster is the same in both themes, because posters are.
struct PosterTokens {
    QColor plate, icon, star, starEmpty;
};
const PosterTokens &posterTokens();

/// The set a palette was made from, told by the lightness of its window colour.
const Tokens &tokensOf(const QPalette &palette);
const Tokens &tokensOf(const QWidget *widget);

/// All roles of all three groups. PlaceholderText is muted text, Link is accent, BrightText is
/// error: a label that names its foreground role follows a change of theme by itself.
QPalette paletteOf(const Tokens &tokens);

/// Colours a label or any widget can write in.
enum class Tone { Text, Muted, Accent, Error };
void setTone(QWidget *widget, Tone tone);
QColor toneColor(const Tokens &tokens, Tone tone);

/// Spacing and radii in logical pixels.
namespace space {
constexpr int Gutter = 24; ///< page edge
constexpr int TileGap = 16;
constexpr int RowGap = 20;
constexpr int CardPadding = 16;
constexpr int SectionGap = 24;
} // namespace space

namespace radius {
constexpr int Thumbnail = 4; ///< 3 under 44 px wide
constexpr int Part = 4; ///< key caps, check boxes, parts of a segment
constexpr int Control = 6; ///< buttons, inputs, rows
constexpr int Card = 8; ///< posters from 100 px, cards, toasts, menus
constexpr int Dialog = 12; ///< hero and dialogs
constexpr int Chip = 14;
} // namespace radius

} // namespace matinee
