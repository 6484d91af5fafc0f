#include "ui/widgets/button.h"

#include "ui/theme/focus_ring.h"
#include "ui/theme/icons.h"
#include "ui/theme/style_parts.h"
#include "ui/theme/tokens.h"
#include "ui/theme/type.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace matinee {

namespace {

constexpr int IconSize = 18;
constexpr int IconGap = 8;

} // namespace

struct Button::Look {
    QBrush fill = Qt::NoBrush;
    QPen line = Qt::NoPen;
    QColor text;
};

Button::Button(const QString &text, Kind kind, QWidget *parent) : QPushButton(text, parent), m_kind(kind)
{
    setFocusRing(this, radius::Control);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAutoDefault(false);
}

void Button::setKind(Kind kind)
{
    m_kind = kind;
    updateGeometry();
    update();
}

void Button::setButtonHeight(Height height)
{
    m_height = height;
    updateGeometry();
}

void Button::setIconName(const QString &name, bool trailing)
{
    m_iconName = name;
    m_iconTrailing = trailing;
    updateGeometry();
    update();
}

void Button::setInk(const QColor &ink, const QColor &ground)
{
    m_ink = ink;
    m_ground = ground;
    update();
}

void Button::setQuiet(bool quiet)
{
    m_quiet = quiet;
    update();
}

void Button::setAccent(bool accent)
{
    m_accent = accent;
    update();
}

void Button::setMarked(bool marked)
{
    m_marked = marked;
    update();
}

int Button::padding() const
{
    constexpr int Wide = 16;
    constexpr int Narrow = 10;
    const int line = m_kind == Kind::Secondary ? 1 : 0;
    return (m_kind == Kind::Ghost || m_height == Height::Small ? Narrow : Wide) + line;
}

QSize Button::sizeHint() const
{
    const QFontMetrics metrics(typeFont(Type::Body, Weight::Semibold));
    int width = metrics.size(Qt::TextShowMnemonic, text()).width() + 2 * padding();
    if (!m_iconName.isEmpty())
        width += IconSize + (text().isEmpty() ? 0 : IconGap);
    return {width, std::max(int(m_height), lineHeight(Type::Body) + 8)};
}

Button::Look Button::inkLook() const
{
    const bool busy = isDown() || underMouse();
    QColor fill = *m_ink;
    if (m_kind == Kind::Primary) {
        fill.setAlphaF(isDown() ? 0.8F : busy ? 0.9F : 1.0F);
        return {fill, Qt::NoPen, m_ground};
    }
    fill.setAlphaF(isDown() ? 0.2F : 0.1F);
    const QBrush hover = busy ? QBrush(fill) : QBrush(Qt::NoBrush);
    return {hover, m_kind == Kind::Secondary ? QPen(*m_ink, 1) : QPen(Qt::NoPen), *m_ink};
}

Button::Look Button::look() const
{
    const Tokens &tokens = tokensOf(this);
    if (!isEnabled()) {
        if (m_kind == Kind::Secondary)
            return {m_ink ? QBrush(Qt::NoBrush) : QBrush(tokens.raised), QPen(tokens.line, 1),
                    tokens.disabled};
        return {m_kind == Kind::Primary ? QBrush(tokens.pressed) : QBrush(Qt::NoBrush), Qt::NoPen,
                tokens.disabled};
    }
    if (m_ink)
        return inkLook();
    const bool hover = underMouse();
    if (m_kind == Kind::Primary)
        return {isDown()    ? tokens.accentPressed
                    : hover ? tokens.accentHover
                            : tokens.accent,
                Qt::NoPen, tokens.onAccent};
    const QBrush state = isDown() ? tokens.pressed : tokens.hover;
    const QColor accentIfOn = isChecked() || m_accent || m_marked ? tokens.accent : tokens.text;
    if (m_kind == Kind::Secondary)
        return {isDown() || hover ? state : QBrush(tokens.raised),
                QPen(isChecked() || m_marked ? tokens.accent : tokens.line, 1), accentIfOn};
    const QColor text = m_quiet && !hover && !isDown() ? tokens.muted : accentIfOn;
    return {isDown() || hover ? state : QBrush(Qt::NoBrush), Qt::NoPen, text};
}

void Button::paintEvent(QPaintEvent *)
{
    const Look now = look();
    QPainter painter(this);
    style::panel(painter, rect(), radius::Control, now.fill, now.line);

    painter.setFont(typeFont(Type::Body, Weight::Semibold));
    painter.setPen(now.text);
    const int iconRoom = m_iconName.isEmpty() ? 0 : IconSize + (text().isEmpty() ? 0 : IconGap);
    constexpr int LeastPadding = 6; // when the layout gives less than asked for
    const int room = width() - 2 * LeastPadding - iconRoom;
    const QString shown =
        painter.fontMetrics().elidedText(text(), Qt::ElideRight, room, Qt::TextShowMnemonic);
    const int textWidth = painter.fontMetrics().size(Qt::TextShowMnemonic, shown).width();
    const int left = (width() - iconRoom - textWidth) / 2;
    const bool iconFirst = m_iconTrailing == isRightToLeft();
    const QRect words(left + (iconFirst ? iconRoom : 0), 0, textWidth, height());
    painter.drawText(words, Qt::AlignCenter | Qt::TextHideMnemonic | Qt::TextSingleLine, shown);
    if (!m_iconName.isEmpty()) {
        const int x = iconFirst ? left : left + textWidth + iconRoom - IconSize;
        const QPointF corner(x, (height() - IconSize) / 2.0);
        drawIcon(painter, corner, m_iconName, IconSize, now.text);
        if (m_marked)
            drawMark(painter, corner + QPointF(isRightToLeft() ? 0 : IconSize, 0), now);
    }
}

void Button::drawMark(QPainter &painter, const QPointF &middle, const Look &now) const
{
    constexpr double Dot = 3.5;
    constexpr double Gap = 2; // to the lines of the icon
    painter.setPen(Qt::NoPen);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(now.fill == Qt::NoBrush ? QBrush(tokensOf(this).window) : now.fill);
    painter.drawEllipse(middle, Dot + Gap, Dot + Gap);
    painter.setBrush(now.text);
    painter.drawEllipse(middle, Dot, Dot);
}

void Button::keyPressEvent(QKeyEvent *event)
{
    // Qt presses buttons by Space alone, outside dialogs; people expect Enter to do as much.
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QPushButton::keyPressEvent(event);
}

} // namespace matinee
