#include "ui/widgets/text_label.h"

#include "ui/theme/text_line.h"

#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace matinee {

TextLabel::TextLabel(Type type, const QString &text, Tone tone, QWidget *parent) : QLabel(text, parent)
{
    setTextFormat(Qt::PlainText);
    setTone(this, tone);
    setType(type);
}

void TextLabel::setType(Type type, Weight weight)
{
    m_type = type;
    m_weight = weight;
    setFont(typeFont(type, weight));
    setMinimumHeight(lineHeight(type));
    if (!m_paragraph.isNull())
        QLabel::setText(paragraph(m_paragraph, lineHeight(type)));
}

void TextLabel::setParagraph(const QString &text)
{
    m_paragraph = text;
    setTextFormat(Qt::RichText);
    alignToLayout();
    setWordWrap(true);
    QLabel::setText(paragraph(text, lineHeight(m_type)));
}

bool TextLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ApplicationFontChange)
        setType(m_type, m_weight);
    else if (event->type() == QEvent::Polish || event->type() == QEvent::LayoutDirectionChange)
        alignToLayout();
    return QLabel::event(event);
}

void TextLabel::alignToLayout()
{
    // As in paintEvent(), for the documents that QLabel paints itself.
    if (textFormat() == Qt::RichText && !alignment().testFlag(Qt::AlignHCenter))
        setAlignment(Qt::AlignAbsolute | QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)
                     | (alignment() & Qt::AlignVertical_Mask));
}

void TextLabel::paintEvent(QPaintEvent *event)
{
    if (textFormat() != Qt::PlainText || textInteractionFlags().testFlag(Qt::TextSelectableByMouse))
        return QLabel::paintEvent(event);
    // QLabel puts an English title in an Arabic window at the left; it belongs where the others are.
    QPainter painter(this);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    painter.setPen(palette().color(foregroundRole()));
    const auto align = QStyle::visualAlignment(layoutDirection(), alignment());
    painter.drawText(contentsRect(), int(align) | (wordWrap() ? Qt::TextWordWrap : 0), text());
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {fontMetrics().horizontalAdvance(u"…"_s), TextLabel::minimumSizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    drawLine(painter, contentsRect(), text(), layoutDirection(), alignment() & Qt::AlignHorizontal_Mask);
}

bool ElidedLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip && toolTip().isEmpty()
        && fontMetrics().horizontalAdvance(text()) > contentsRect().width()) {
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), text().toHtmlEscaped(), this);
        return true;
    }
    return TextLabel::event(event);
}

} // namespace matinee
