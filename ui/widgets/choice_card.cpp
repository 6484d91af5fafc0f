#include "ui/widgets/choice_card.h"

#include "ui/theme/style_parts.h"
#include "ui/theme/tokens.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QRadioButton>

namespace matinee {

ChoiceCard::ChoiceCard(const QString &title, const QString &remark, const QString &text, QWidget *parent)
    : QWidget(parent),
      m_radio(new QRadioButton(title, this)),
      m_warning(new TextLabel(Type::Body, {}, Tone::Error, this))
{
    m_radio->setFont(typeFont(Type::Body, Weight::Semibold));
    m_radio->setAccessibleDescription(text);
    m_radio->setAutoExclusive(false); // a group of the owner's sees to that
    auto *when = new TextLabel(Type::Caption, remark, Tone::Muted, this);
    auto *what = new TextLabel(Type::Body, {}, Tone::Muted, this);
    what->setParagraph(text);
    m_warning->hide();

    auto *head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_radio);
    head->addStretch(1);
    head->addWidget(when);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(6);
    column->addLayout(head);
    column->addWidget(what);
    column->addWidget(m_warning);
    column->addStretch(1);
    connect(m_radio, &QAbstractButton::toggled, this, qOverload<>(&QWidget::update));
}

void ChoiceCard::setWarning(const QString &sentence)
{
    m_warning->setParagraph(sentence);
    m_warning->setVisible(!sentence.isEmpty());
}

void ChoiceCard::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensOf(this);
    QPainter painter(this);
    const bool isChosen = m_radio->isChecked() && m_radio->isEnabled();
    style::panel(painter, rect(), radius::Card, tokens.window,
                 isChosen ? QPen(tokens.accent, 2) : QPen(tokens.line, 1));
}

void ChoiceCard::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_radio->isEnabled())
        return QWidget::mousePressEvent(event);
    m_radio->setChecked(true);
    m_radio->setFocus(Qt::MouseFocusReason);
}

} // namespace matinee
