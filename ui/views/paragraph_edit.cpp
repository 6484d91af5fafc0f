#include "ui/views/paragraph_edit.h"

#include "ui/theme/style_parts.h"
#include "ui/theme/tokens.h"

#include <QEvent>
#include <QPainter>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace matinee {

namespace {

constexpr int Across = 9; // with the 4 px of the document, where the text of a line edit begins
constexpr int Above = 5;

} // namespace

ParagraphEdit::ParagraphEdit(int lines, QWidget *parent) : QWidget(parent), m_edit(new QPlainTextEdit(this))
{
    auto *inside = new QVBoxLayout(this);
    inside->setContentsMargins(Across, Above, Across, Above);
    inside->addWidget(m_edit);
    m_edit->setFrameShape(QFrame::NoFrame);
    m_edit->viewport()->setAutoFillBackground(false);
    m_edit->setTabChangesFocus(true);
    m_edit->setFixedHeight(lines * m_edit->fontMetrics().lineSpacing() + 8);
    m_edit->installEventFilter(this);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setFocusProxy(m_edit);
}

void ParagraphEdit::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensOf(this);
    const bool isWrong = m_edit->property(style::WrongProperty).toBool();
    const bool hasFocus = m_edit->hasFocus();
    const QColor line = isWrong ? tokens.error : hasFocus ? tokens.accent : tokens.line;
    QPainter painter(this);
    style::panel(painter, rect(), radius::Control, tokens.surface, QPen(line, isWrong || hasFocus ? 2 : 1));
}

bool ParagraphEdit::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    return QWidget::eventFilter(watched, event);
}

} // namespace matinee
