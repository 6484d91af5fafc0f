#include "core/report/text_box.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace matinee {

namespace {

QStringList brokenLines(const QString &text, const QFont &font, double width, int maxLines)
{
    const QFontMetricsF metrics(font);
    QStringList lines;
    if (text.isEmpty())
        return lines;
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    QTextLayout layout(text, font);
    layout.setTextOption(option);
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        const bool isLast = lines.size() + 1 == maxLines;
        if (isLast) {
            lines.append(metrics.elidedText(text.sliced(line.textStart()), Qt::ElideRight, width));
            break;
        }
        lines.append(text.sliced(line.textStart(), line.textLength()).trimmed());
    }
    layout.endLayout();
    return lines;
}

/// QPainter::drawText() would multiply the letter spacing by the resolution of a PDF.
void drawLine(QPainter &painter, QPointF baseline, const QString &text, const QFont &font)
{
    QTextLayout layout(text, font);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setNumColumns(static_cast<int>(text.size()));
    layout.endLayout();
    layout.draw(&painter, baseline - QPointF(0, line.ascent()));
}

} // namespace

TextBox::TextBox(const QString &text, const QFont &font, double lineHeight, double width, int maxLines)
    : m_font(font),
      m_lineHeight(lineHeight),
      m_lines(brokenLines(text.simplified(), font, width, maxLines))
{
}

double TextBox::textWidth() const
{
    const QFontMetricsF metrics(m_font);
    double widest = 0;
    for (const QString &line : m_lines)
        widest = std::max(widest, metrics.horizontalAdvance(line));
    return widest;
}

void TextBox::draw(QPainter &painter, QPointF corner, const QColor &color, Align align) const
{
    const QFontMetricsF metrics(m_font);
    const double ascent = (m_lineHeight + metrics.capHeight()) / 2;
    painter.setPen(color);
    double y = corner.y() + ascent;
    for (const QString &line : m_lines) {
        const double left = align == Align::Right ? corner.x() - metrics.horizontalAdvance(line) : corner.x();
        drawLine(painter, {left, y}, line, m_font);
        y += m_lineHeight;
    }
}

} // namespace matinee
