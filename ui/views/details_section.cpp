#include "ui/views/details_section.h"

#include "ui/widgets/frames.h"
#include "ui/widgets/text_label.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace matinee {

DetailsSection::DetailsSection(const QString &heading, QWidget *parent)
    : QWidget(parent),
      m_rule(new Rule),
      m_heading(new TextLabel(Type::Body, heading)),
      m_text(new TextLabel(Type::Body, {}, Tone::Muted))
{
    m_heading->setWeight(Weight::Semibold);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 16);
    column->setSpacing(0);
    column->addWidget(m_rule);
    column->addSpacing(12);
    column->addWidget(m_heading);
    column->addSpacing(4);
    column->addWidget(m_text);
}

void DetailsSection::setHeading(const QString &heading)
{
    m_heading->setText(heading);
}

void DetailsSection::setText(const QString &text)
{
    m_text->setParagraph(text.isEmpty() ? unknownText() : text);
}

void DetailsSection::setContent(QWidget *content)
{
    m_text->hide();
    auto *column = static_cast<QVBoxLayout *>(layout());
    column->addSpacing(2);
    column->addWidget(content);
}

void DetailsSection::setRule(bool rule)
{
    m_rule->setVisible(rule);
}

QString unknownText()
{
    return u"–"_s;
}

} // namespace matinee
