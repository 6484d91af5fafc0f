#include "ui/widgets/avatar.h"

#include "ui/theme/focus_ring.h"
#include "ui/theme/icons.h"
#include "ui/theme/style_parts.h"
#include "ui/theme/text_line.h"
#include "ui/theme/tokens.h"
#include "ui/theme/type.h"

#include <QPainter>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int Disc = 28;
constexpr int Edge = 12;
constexpr int Gap = 12;
constexpr int StateIcon = 16;

} // namespace

QString initialsOf(const QString &name)
{
    QString initials;
    const auto words = name.split(u' ', Qt::SkipEmptyParts);
    if (!words.isEmpty())
        initials += words.first().at(0);
    if (words.size() > 1)
        initials += words.last().at(0);
    return initials.toUpper();
}

void paintAvatar(QPainter &painter, const QRectF &where, const QString &name, const QPalette &palette)
{
    const Tokens &tokens = tokensOf(palette);
    style::panel(painter, where, where.width() / 2, tokens.accentSoft, Qt::NoPen);
    QFont font = typeFont(Type::Caption, Weight::Semibold);
    font.setPixelSize(qRound(where.width() * 0.38));
    painter.setFont(font);
    painter.setPen(tokens.accent);
    painter.drawText(where, Qt::AlignCenter, initialsOf(name));
}

PersonButton::PersonButton(QWidget *parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void PersonButton::setPerson(const QString &name, const QString &state, const QString &stateIcon,
                             const QString &avatarIcon)
{
    setText(name);
    m_avatarIcon = avatarIcon;
    m_state = state;
    m_stateIcon = stateIcon;
    setAccessibleName(state.isEmpty() ? name : name + u", "_s + state);
    update();
}

void PersonButton::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    setToolTip(collapsed ? accessibleName() : QString());
    updateGeometry();
    update();
}

QSize PersonButton::sizeHint() const
{
    return {m_collapsed ? Disc + Edge : 192, lineHeight(Type::Body) + lineHeight(Type::Caption) + 8};
}

void PersonButton::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensOf(this);
    const auto place = [this](const QRect &part) {
        return QStyle::visualRect(layoutDirection(), rect(), part);
    };
    QPainter painter(this);
    if (underMouse() || isDown())
        style::panel(painter, rect(), radius::Control, isDown() ? tokens.pressed : tokens.hover, Qt::NoPen);
    if (hasFocus() && isKeyboardInUse(this))
        style::panel(painter, rect(), radius::Control, Qt::NoBrush, QPen(tokens.accent, 2));
    const int discAt = m_collapsed ? (width() - Disc) / 2 : Edge;
    const QRect disc = place(QRect(discAt, (height() - Disc) / 2, Disc, Disc));
    paintAvatar(painter, disc, m_avatarIcon.isEmpty() ? text() : QString(), palette());
    if (!m_avatarIcon.isEmpty())
        drawIcon(painter, disc.topLeft() + QPoint((Disc - StateIcon) / 2, (Disc - StateIcon) / 2),
                 m_avatarIcon, StateIcon, tokens.accent);
    if (m_collapsed)
        return;

    const int textAt = Edge + Disc + Gap;
    const int iconAt = width() - Edge - StateIcon;
    const int room = iconAt - textAt - 4;
    const int top = (height() - lineHeight(Type::Body) - lineHeight(Type::Caption)) / 2;
    const auto write = [&](const QString &words, Type type, Weight weight, int y, const QColor &color) {
        painter.setFont(typeFont(type, weight));
        painter.setPen(color);
        drawLine(painter, place(QRect(textAt, y, room, lineHeight(type))), words, layoutDirection());
    };
    write(text(), Type::Body, Weight::Semibold, top, tokens.text);
    write(m_state, Type::Caption, Weight::Regular, top + lineHeight(Type::Body), tokens.muted);
    if (!m_stateIcon.isEmpty())
        drawIcon(painter, place(QRect(iconAt, (height() - StateIcon) / 2, StateIcon, StateIcon)).topLeft(),
                 m_stateIcon, StateIcon, tokens.muted);
}

} // namespace matinee
