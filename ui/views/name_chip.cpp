#include "ui/views/name_chip.h"

#include "ui/theme/focus_ring.h"
#include "ui/theme/icons.h"
#include "ui/theme/style_parts.h"
#include "ui/theme/tokens.h"
#include "ui/theme/type.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace matinee {

namespace {

constexpr int Height = 28;
constexpr int Padding = 13; // 12 and the line
constexpr int PaddingAtCross = 9;
constexpr int Gap = 6;
constexpr int Cross = 14;
constexpr int AroundName = Padding + Gap + Cross + PaddingAtCross;

} // namespace

NameChip::NameChip(const QString &name, QWidget *parent) : QAbstractButton(parent)
{
    setText(name);
    setAccessibleName(tr("Remove %1").arg(name));
    setToolTip(tr("Remove"));
    setFocusPolicy(Qt::StrongFocus);
    setFocusRing(this, radius::Chip);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

QSize NameChip::sizeHint() const
{
    const int name = QFontMetrics(typeFont(Type::Body)).horizontalAdvance(text()) + 1; // rounded down
    return {name + AroundName, std::max(Height, lineHeight(Type::Body) + 6)};
}

QSize NameChip::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), 4 * Cross + AroundName), sizeHint().height()};
}

void NameChip::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensOf(this);
    const bool hover = isEnabled() && underMouse();
    QPainter painter(this);
    style::panel(painter, rect(), height() / 2.0,
                 isDown()    ? tokens.pressed
                     : hover ? tokens.hover
                             : tokens.raised,
                 QPen(tokens.line, 1));
    painter.setFont(typeFont(Type::Body));
    painter.setPen(isEnabled() ? tokens.text : tokens.disabled);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    const QRect name(Padding, 0, width() - AroundName, height());
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), name),
                     Qt::AlignCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, name.width()));
    const QRect cross(width() - PaddingAtCross - Cross, (height() - Cross) / 2, Cross, Cross);
    drawIcon(painter, QStyle::visualRect(layoutDirection(), rect(), cross).topLeft(), u"close", Cross,
             hover ? tokens.text : tokens.muted);
}

void NameChip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace matinee
