#pragma once

#include <optional>

class QKeyEvent;
class QString;

namespace matinee {

/// The rating a key means: 1 to 5 are whole stars (20 to 100 points), with Shift half a star less
/// (Shift+4 is 3½, 70 points). Works on layouts where Shift and a digit give a symbol, and on those
/// where digits need Shift, by the key's place; std::nullopt for other keys and with Ctrl or Alt.
std::optional<int> pointsForKey(const QKeyEvent &event);

/// Points as people write them: "4½", "½", "5". Points between half stars are rounded to the nearest.
QString starsText(int points);

} // namespace matinee
