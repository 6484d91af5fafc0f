#pragma once

class QWidget;

namespace matinee {

enum class PopupEdge { Leading, Trailing };

/// Moves a popup below a button, where the two share an edge; within the window of the button, which is on
/// the screen. The popup has its size already.
void placePopup(QWidget &popup, const QWidget &button, PopupEdge shared = PopupEdge::Leading);

} // namespace matinee
