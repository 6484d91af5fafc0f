#include "ui/widgets/frames.h"

#include "ui/theme/style_parts.h"
#include "ui/theme/tokens.h"

#include <QPainter>

namespace matinee {

Rule::Rule(QWidget *parent) : QWidget(parent)
{
    setFixedHeight(1);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Rule::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), tokensOf(this).line);
}

Card::Card(QWidget *parent) : QWidget(parent)
{
    const int padding = space::CardPadding;
    setContentsMargins(padding, padding, padding, padding);
}

void Card::setChosen(bool chosen)
{
    m_chosen = chosen;
    update();
}

void Card::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensOf(this);
    QPainter painter(this);
    style::panel(painter, rect(), radius::Card, tokens.surface,
                 m_chosen ? QPen(tokens.accent, 2) : QPen(tokens.line, 1));
}

ScrollPage::ScrollPage(QWidget *content, QWidget *parent) : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidgetResizable(true);
    setWidget(content);
    // The page behind shows through, whatever its colour.
    viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
}

} // namespace matinee
