#include "ui/widgets/sidebar_item.h"

#include "ui/theme/focus_ring.h"
#include "ui/theme/icons.h"
#include "ui/theme/style_parts.h"
#include "ui/theme/text_line.h"
#include "ui/theme/tokens.h"
#include "ui/theme/type.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace matinee {

namespace {

constexpr int IconAt = 12;
constexpr int IconSize = 20;
constexpr int TextAt = 44;
constexpr int Trailing = 12;

} // namespace

SidebarItem::SidebarItem(const QString &iconName, const QString &text, QWidget *parent)
    : QAbstractButton(parent),
      m_iconName(iconName)
{
    setText(text);
    setAccessibleName(text);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void SidebarItem::setCount(const QString &count)
{
    m_count = count;
    setAccessibleDescription(count);
    update();
}

void SidebarItem::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    setToolTip(collapsed ? text() : QString());
    updateGeometry();
    update();
}

QSize SidebarItem::sizeHint() const
{
    return {m_collapsed ? 2 * IconAt + IconSize : 192, std::max(36, lineHeight(Type::Body) + 12)};
}

void SidebarItem::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensOf(this);
    const bool on = isChecked();
    const bool hover = underMouse();
    const auto place = [this](const QRect &part) {
        return QStyle::visualRect(layoutDirection(), rect(), part);
    };
    QPainter painter(this);

    if (isDown())
        style::panel(painter, rect(), radius::Control, tokens.pressed, Qt::NoPen);
    else if (on || hover)
        style::panel(painter, rect(), radius::Control, tokens.hover, Qt::NoPen);
    if (on)
        style::panel(painter, place(QRect(0, (height() - 18) / 2, 3, 18)), 1.5, tokens.accent, Qt::NoPen);
    // Inside, because items touch the edges of the sidebar.
    if (hasFocus() && isKeyboardInUse(this))
        style::panel(painter, rect(), radius::Control, Qt::NoBrush, QPen(tokens.accent, 2));

    const int iconAt = m_collapsed ? (width() - IconSize) / 2 : IconAt;
    drawIcon(painter, place(QRect(iconAt, (height() - IconSize) / 2, IconSize, IconSize)).topLeft(),
             m_iconName, IconSize,
             on          ? tokens.accent
                 : hover ? tokens.text
                         : tokens.muted);
    if (m_collapsed)
        return;

    painter.setFont(typeFont(Type::Caption, on ? Weight::Semibold : Weight::Regular));
    painter.setPen(tokens.muted);
    const int countWidth = painter.fontMetrics().horizontalAdvance(m_count);
    painter.drawText(place(QRect(width() - Trailing - countWidth, 0, countWidth, height())), Qt::AlignCenter,
                     m_count);

    painter.setFont(typeFont(Type::Body, on ? Weight::Semibold : Weight::Regular));
    painter.setPen(on || hover ? tokens.text : tokens.muted);
    const int room = width() - TextAt - Trailing - (countWidth > 0 ? countWidth + 8 : 0);
    drawLine(painter, place(QRect(TextAt, 0, room, height())), text(), layoutDirection());
}

} // namespace matinee
