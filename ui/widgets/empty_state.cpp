#include "ui/widgets/empty_state.h"

#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/text_label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace matinee {

namespace {

constexpr int IconSize = 40;
constexpr int TextWidth = 420;

} // namespace

EmptyState::EmptyState(const QString &iconName, const QString &title, const QString &text, QWidget *parent)
    : QWidget(parent),
      m_iconName(iconName),
      m_icon(new QLabel(this)),
      m_title(new TextLabel(Type::H2, title)),
      m_text(new TextLabel(Type::Body, text, Tone::Muted)),
      m_actions(new QHBoxLayout)
{
    m_title->setAlignment(Qt::AlignCenter);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setParagraph(text);
    m_text->setMaximumWidth(TextWidth);
    m_actions->setSpacing(8);
    // Between stretches, not by alignment: an aligned label is not given the height its lines need.
    auto *textRow = new QHBoxLayout;
    textRow->addStretch(1);
    textRow->addWidget(m_text, 100);
    textRow->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(8);
    column->addStretch(2);
    column->addWidget(m_icon, 0, Qt::AlignCenter);
    column->addWidget(m_title, 0, Qt::AlignCenter);
    column->addLayout(textRow);
    column->addSpacing(8);
    column->addLayout(m_actions);
    column->setAlignment(m_actions, Qt::AlignHCenter);
    column->addStretch(3);
    drawIconAgain();
}

void EmptyState::setTexts(const QString &title, const QString &text)
{
    m_title->setText(title);
    m_text->setParagraph(text);
}

Button *EmptyState::addAction(const QString &text, const QString &iconName, Button::Kind kind)
{
    auto *button = new Button(text, kind, this);
    button->setIconName(iconName);
    m_actions->addWidget(button);
    return button;
}

void EmptyState::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        drawIconAgain();
}

void EmptyState::drawIconAgain()
{
    m_icon->setPixmap(iconPixmap(m_iconName, IconSize, tokensOf(this).muted, devicePixelRatioF()));
}

} // namespace matinee
