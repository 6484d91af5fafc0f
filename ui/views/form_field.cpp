#include "ui/views/form_field.h"

#include "ui/theme/style_parts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/text_label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace matinee {

FormField::FormField(const QString &caption, QWidget *answer, QWidget *focus, QWidget *parent)
    : QWidget(parent),
      m_focus(focus),
      m_error(new TextLabel(Type::Caption, {}, Tone::Error, this)),
      m_otherRow(new QWidget(this)),
      m_other(new ElidedLabel(Type::Caption, {}, Tone::Muted, m_otherRow))
{
    auto *label = new TextLabel(Type::Caption, caption, Tone::Muted, this);
    label->setBuddy(focus);
    focus->setAccessibleName(caption);
    m_error->setWordWrap(true);

    auto *use = new Button(tr("Use that"), Button::Kind::Ghost, m_otherRow);
    use->setButtonHeight(Button::Height::Small);
    use->setAccent(true);
    use->setAccessibleName(tr("%1: use what the source says").arg(caption));
    connect(use, &QAbstractButton::clicked, this, &FormField::otherWanted);
    auto *row = new QHBoxLayout(m_otherRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_other);
    row->addWidget(use);
    row->addStretch();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(label);
    column->addWidget(answer);
    column->addWidget(m_error);
    column->addWidget(m_otherRow);
    setFocusProxy(focus);
    setError({});
    setOther({});
}

void FormField::setError(const QString &sentence)
{
    m_focus->setProperty(style::WrongProperty, !sentence.isEmpty());
    m_focus->setAccessibleDescription(sentence);
    m_focus->update();
    m_error->setText(sentence);
    m_error->setVisible(!sentence.isEmpty());
}

void FormField::setOther(const QString &sentence)
{
    m_other->setText(sentence);
    m_otherRow->setVisible(!sentence.isEmpty());
}

} // namespace matinee
