#pragma once

#include <qnamespace.h>

class QPainter;
class QRect;
class QString;

namespace matinee {

/// Draws one line with the painter's font and pen, vertically centred, ending in an ellipsis when it
/// is too long. `layout` decides which side is leading (Qt::AlignLeft); the words keep their own
/// direction, so an English title stays readable in an Arabic window and the other way round.
void drawLine(QPainter &painter, const QRect &where, const QString &text, Qt::LayoutDirection layout,
              Qt::Alignment side = Qt::AlignLeft);

/// Plain text as rich text with the line height of the type scale, which plain labels do not know.
QString paragraph(const QString &plain, int lineHeight);

} // namespace matinee
