#include "ui/widgets/text_field.h"

#include "ui/theme/style_parts.h"
#include "ui/widgets/text_label.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace matinee {

TextField::TextField(const QString &placeholder, QWidget *parent)
    : QWidget(parent),
      m_edit(new QLineEdit(this)),
      m_error(new TextLabel(Type::Caption, {}, Tone::Error, this))
{
    m_edit->setPlaceholderText(placeholder);
    m_edit->setAccessibleName(placeholder);
    m_error->setWordWrap(true);
    m_error->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_edit);
    column->addWidget(m_error);
    setFocusProxy(m_edit);
}

QString TextField::text() const
{
    return m_edit->text();
}

void TextField::setError(const QString &sentence)
{
    m_edit->setProperty(style::WrongProperty, !sentence.isEmpty());
    m_edit->setAccessibleDescription(sentence);
    m_edit->update();
    m_error->setText(sentence);
    m_error->setVisible(!sentence.isEmpty());
}

} // namespace matinee
