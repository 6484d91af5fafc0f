#include "ui/widgets/chip.h"

#include "ui/theme/focus_ring.h"
#include "ui/theme/icons.h"
#include "ui/theme/style_parts.h"
#include "ui/theme/tokens.h"
#include "ui/theme/type.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int Height = 28;
constexpr int Padding = 13; // 12 and the line
constexpr int PaddingAtCross = 9;
constexpr int Gap = 6;
constexpr int Cross = 14;
constexpr int Icon = 16;

QFont chipFont(bool chosen)
{
    return typeFont(Type::Body, chosen ? Weight::Semibold : Weight::Regular);
}

} // namespace

Chip::Chip(const QString &text, QWidget *parent) : QAbstractButton(parent)
{
    setText(text);
    setAccessibleName(text);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setFocusRing(this, radius::Chip);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::toggled, this, &QWidget::updateGeometry);
}

void Chip::setCount(std::optional<int> count)
{
    if (count == m_count)
        return;
    m_count = count;
    setAccessibleName(count ? tr("%1, %n film(s)", nullptr, *count).arg(text()) : text());
    updateGeometry();
    update();
}

void Chip::setNote(const QString &note)
{
    m_note = note;
    setAccessibleName(text() + u", "_s + note);
    updateGeometry();
    update();
}

void Chip::setIconName(const QString &name)
{
    m_iconName = name;
    updateGeometry();
    update();
}

QString Chip::countText() const
{
    return m_count ? locale().toString(*m_count) : m_note;
}

QSize Chip::sizeHint() const
{
    int width = 2 * Padding + QFontMetrics(chipFont(isChecked())).horizontalAdvance(text());
    if (!m_iconName.isEmpty())
        width += Icon + Gap;
    if (!countText().isEmpty())
        width += Gap + QFontMetrics(chipFont(false)).horizontalAdvance(countText());
    if (isChecked())
        width += Gap + Cross - Padding + PaddingAtCross;
    return {width, std::max(Height, lineHeight(Type::Body) + 6)};
}

void Chip::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensOf(this);
    const bool dead = !isEnabled() || isHopeless();
    QColor fill = isChecked() ? tokens.accentSoft : tokens.surface;
    if (!dead && !isChecked() && (underMouse() || isDown()))
        fill = isDown() ? tokens.pressed : tokens.hover;

    QPainter painter(this);
    style::panel(painter, rect(), height() / 2.0, fill, QPen(isChecked() ? tokens.accent : tokens.line, 1));

    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    int x = Padding;
    const auto write = [&](const QString &words, const QFont &font, const QColor &color) {
        painter.setFont(font);
        painter.setPen(color);
        const int advance = painter.fontMetrics().horizontalAdvance(words);
        painter.drawText(QStyle::visualRect(layoutDirection(), rect(), QRect(x, 0, advance, height())),
                         Qt::AlignCenter | Qt::TextSingleLine, words);
        x += advance + Gap;
    };
    if (!m_iconName.isEmpty()) {
        const QRect place(x - 2, (height() - Icon) / 2, Icon, Icon);
        drawIcon(painter, QStyle::visualRect(layoutDirection(), rect(), place).topLeft(), m_iconName, Icon,
                 tokens.muted);
        x += Icon + Gap - 2;
    }
    write(text(), chipFont(isChecked()), dead ? tokens.disabled : tokens.text);
    if (!countText().isEmpty())
        write(countText(), chipFont(false),
              dead              ? tokens.disabled
                  : isChecked() ? tokens.text
                                : tokens.muted);
    if (isChecked()) {
        const QRect place(x, (height() - Cross) / 2, Cross, Cross);
        drawIcon(painter, QStyle::visualRect(layoutDirection(), rect(), place).topLeft(), u"close", Cross,
                 tokens.text);
    }
}

void Chip::mousePressEvent(QMouseEvent *event)
{
    const bool shifted = event->button() == Qt::LeftButton && event->modifiers().testFlag(Qt::ShiftModifier);
    if (!shifted && event->button() != Qt::RightButton)
        return QAbstractButton::mousePressEvent(event);
    emit excludeRequested();
    event->accept();
}

void Chip::keyPressEvent(QKeyEvent *event)
{
    const bool shifted = event->modifiers().testFlag(Qt::ShiftModifier);
    switch (event->key()) {
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        shifted ? emit excludeRequested() : click();
        return;
    case Qt::Key_Minus:
        emit excludeRequested();
        return;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (isChecked())
            return click();
        [[fallthrough]];
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

} // namespace matinee
