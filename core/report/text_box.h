#pragma once

#include <QColor>
#include <QFont>
#include <QPointF>
#include <QStringList>

class QPainter;

namespace matinee {

/// Text broken into lines of at most `width`; what does not fit into `maxLines` ends in an ellipsis.
class TextBox {
public:
    /// Lines are `lineHeight` apart, baseline to baseline.
    TextBox(const QString &text, const QFont &font, double lineHeight, double width, int maxLines = 1);

    double height() const { return m_lineHeight * static_cast<double>(m_lines.size()); }
    /// Of the widest line.
    double textWidth() const;

    enum class Align { Left, Right };
    /// `corner` is the top left one of the box, or the top right one for Align::Right.
    void draw(QPainter &painter, QPointF corner, const QColor &color, Align align = Align::Left) const;

private:
    QFont m_font;
    double m_lineHeight;
    QStringList m_lines;
};

} // namespace matinee
