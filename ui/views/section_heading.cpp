#include "ui/views/section_heading.h"

#include "ui/theme/icons.h"
#include "ui/widgets/text_label.h"

#include <QEvent>
#include <QHBoxLayout>

namespace matinee {

SectionHeading::SectionHeading(const QString &iconName, const QString &heading, const QString &remark,
                               QWidget *parent)
    : QWidget(parent),
      m_iconName(iconName),
      m_icon(new QLabel(this)),
      m_heading(new TextLabel(Type::Strong, heading))
{
    m_heading->setWeight(Weight::Semibold);
    m_icon->setVisible(!iconName.isEmpty());
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_icon);
    row->addWidget(m_heading);
    row->addWidget(new ElidedLabel(Type::Body, remark, Tone::Muted), 1);
    drawIcon();
}

void SectionHeading::setHeading(const QString &heading)
{
    m_heading->setText(heading);
}

void SectionHeading::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        drawIcon();
}

void SectionHeading::drawIcon()
{
    constexpr int Size = 20;
    if (!m_iconName.isEmpty())
        m_icon->setPixmap(iconPixmap(m_iconName, Size, tokensOf(this).accent, devicePixelRatioF()));
}

} // namespace matinee
