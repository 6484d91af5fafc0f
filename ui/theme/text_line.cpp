#include "ui/theme/text_line.h"

#include <QPainter>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace matinee {

void drawLine(QPainter &painter, const QRect &where, const QString &text, Qt::LayoutDirection layout,
              Qt::Alignment side)
{
    const QString shown = painter.fontMetrics().elidedText(text, Qt::ElideRight, where.width());
    const auto align = QStyle::visualAlignment(layout, side | Qt::AlignVCenter);
    const auto before = painter.layoutDirection();
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    // Elided already; the tails of a tall face may leave the line.
    painter.drawText(where, int(align) | Qt::TextSingleLine | Qt::TextDontClip, shown);
    painter.setLayoutDirection(before);
}

QString paragraph(const QString &plain, int lineHeight)
{
    return u"<p style=\"margin:0; line-height:%1px\">%2</p>"_s.arg(lineHeight)
        .arg(plain.toHtmlEscaped().replace(u'\n', u"<br>"_s));
}

} // namespace matinee
