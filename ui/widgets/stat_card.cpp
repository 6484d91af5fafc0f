#include "ui/widgets/stat_card.h"

#include "ui/widgets/text_label.h"

#include <QVBoxLayout>

namespace matinee {

StatCard::StatCard(const QString &label, QWidget *parent)
    : Card(parent),
      m_label(new TextLabel(Type::Body, {}, Tone::Muted)),
      m_figure(new TextLabel(Type::H1, {})),
      m_remark(new TextLabel(Type::Caption, {}, Tone::Muted))
{
    m_label->setParagraph(label);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_label);
    column->addWidget(m_figure);
    column->addWidget(m_remark);
    column->addStretch();
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    setAccessibleName(label);
}

void StatCard::setFigure(const QString &figure, const QString &remark)
{
    m_figure->setText(figure);
    m_remark->setParagraph(remark);
    setAccessibleDescription(figure + u' ' + remark);
}

} // namespace matinee
