#include "ui/widgets/place_popup.h"

#include <QWidget>

#include <algorithm>

namespace matinee {

void placePopup(QWidget &popup, const QWidget &button, PopupEdge shared)
{
    constexpr int Margin = 8; ///< to the edge of the window
    constexpr int Below = 4;
    const QWidget *window = button.window();
    const QRect room(window->mapToGlobal(QPoint(Margin, Margin)), window->size() - QSize(2, 2) * Margin);
    const bool atRight = button.isRightToLeft() == (shared == PopupEdge::Leading);
    const int aside = atRight ? button.width() - popup.width() : 0;
    QPoint at = button.mapToGlobal(QPoint(aside, button.height() + Below));
    at.setX(std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - popup.width())));
    at.setY(std::clamp(at.y(), room.top(), std::max(room.top(), room.bottom() - popup.height())));
    popup.move(at);
}

} // namespace matinee
