#pragma once

#include "ui/theme/tokens.h"

#include <QIcon>
#include <QPixmap>
#include <QStringView>

namespace matinee {

/// An icon of `resources/icons` by file name ("bookmark", "star-full"), recoloured to the
/// application's palette each time it is drawn, so it follows a change of theme. Disabled mode is
/// the disabled text colour, Active (hover) is text, Selected is accent.
QIcon icon(QStringView name, Tone tone = Tone::Muted);

/// The same as a square picture in any colour; kept in QPixmapCache. `size` in logical pixels.
/// An unknown name gives an empty, transparent pixmap and a warning.
QPixmap iconPixmap(QStringView name, int size, const QColor &color, qreal ratio);

/// Draws an icon with its top left corner at `at`. Pictures that point along the reading
/// direction ("chevron-left", "undo") are mirrored when the painter's layout is right to left.
void drawIcon(QPainter &painter, QPointF at, QStringView name, int size, const QColor &color);

} // namespace matinee
