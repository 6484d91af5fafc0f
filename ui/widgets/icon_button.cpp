#include "ui/widgets/icon_button.h"

#include "ui/theme/focus_ring.h"
#include "ui/theme/icons.h"
#include "ui/theme/style_parts.h"
#include "ui/theme/tokens.h"

#include <QKeyEvent>
#include <QPainter>

namespace matinee {

IconButton::IconButton(const QString &name, const QString &label, QWidget *parent)
    : QAbstractButton(parent),
      m_iconName(name)
{
    setFocusRing(this, radius::Control);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
    setLabel(label);
}

void IconButton::setIconName(const QString &name)
{
    m_iconName = name;
    update();
}

void IconButton::setLabel(const QString &label)
{
    setAccessibleName(label);
    setToolTip(label);
}

void IconButton::setSide(int side)
{
    m_side = side;
    updateGeometry();
}

void IconButton::setOutlined(bool outlined)
{
    m_outlined = outlined;
    update();
}

void IconButton::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensOf(this);
    const bool hover = isEnabled() && underMouse();
    const bool on = isChecked();
    QBrush fill = Qt::NoBrush;
    if (isEnabled() && isDown())
        fill = tokens.pressed;
    else if (hover || (on && !m_outlined))
        fill = tokens.hover;
    QColor ink = hover || isDown() || on ? tokens.text : tokens.muted;
    if (m_outlined && on)
        ink = tokens.accent;
    if (!isEnabled())
        ink = tokens.disabled;

    QPainter painter(this);
    const QPen line = m_outlined ? QPen(on ? tokens.accent : tokens.line, 1) : QPen(Qt::NoPen);
    style::panel(painter, rect(), radius::Control, fill, line);
    const int size = m_side >= 32 ? 20 : m_side >= 28 ? 18 : 16;
    drawIcon(painter, QPointF((width() - size) / 2.0, (height() - size) / 2.0), m_iconName, size, ink);
}

void IconButton::keyPressEvent(QKeyEvent *event)
{
    // Qt presses buttons by Space alone, outside dialogs; people expect Enter to do as much.
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace matinee
