#include "ui/theme/style_parts.h"

#include "ui/theme/compositor.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"
#include "ui/theme/type.h"

#include <QPainter>
#include <QStyleOption>
#include <QWidget>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace matinee::style {

namespace {

bool has(const QStyleOption &option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

QColor textColor(const QStyleOption &option)
{
    const Tokens &tokens = tokensOf(option.palette);
    return has(option, QStyle::State_Enabled) ? tokens.text : tokens.disabled;
}

void fillRound(QPainter &painter, const QRectF &where, double radius, const QColor &fill)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRoundedRect(where, radius, radius);
}

} // namespace

void panel(QPainter &painter, const QRectF &where, double radius, const QBrush &fill, const QPen &line)
{
    const double half = line.style() == Qt::NoPen ? 0 : line.widthF() / 2;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(line);
    painter.setBrush(fill);
    painter.drawRoundedRect(where.adjusted(half, half, -half, -half), radius - half, radius - half);
}

void window(QPainter &painter, const QRect &where, int radius, const QColor &fill, const QColor &line)
{
    if (!isComposited())
        painter.fillRect(where, line);
    panel(painter, where, radius, fill, QPen(line, 1));
}

QRegion windowMask(const QRect &where, int radius)
{
    QRegion region;
    if (isComposited())
        return region;
    for (int row = 0; row < where.height(); ++row) {
        const double fromEdge = std::min(row, where.height() - 1 - row) + 0.5;
        const double up = std::max(0.0, radius - fromEdge);
        const int inset = qRound(radius - std::sqrt(radius * radius - up * up));
        region += QRect(where.x() + inset, where.y() + row, where.width() - 2 * inset, 1);
    }
    return region;
}

void input(QPainter &painter, const QStyleOption &option, const QWidget *widget)
{
    const Tokens &tokens = tokensOf(option.palette);
    QPen line(tokens.line, 1);
    if (widget && widget->property(WrongProperty).toBool())
        line = QPen(tokens.error, 2);
    else if (has(option, QStyle::State_HasFocus))
        line = QPen(tokens.accent, 2);
    panel(painter, option.rect, radius::Control, tokens.surface, line);
}

void pushButton(QPainter &painter, const QStyleOption &option)
{
    const Tokens &tokens = tokensOf(option.palette);
    const bool enabled = has(option, QStyle::State_Enabled);
    const QColor fill = enabled && has(option, QStyle::State_Sunken) ? tokens.pressed
        : enabled && has(option, QStyle::State_MouseOver)            ? tokens.hover
                                                                     : tokens.raised;
    panel(painter, option.rect, radius::Control, fill, QPen(tokens.line, 1));
}

void checkBox(QPainter &painter, const QStyleOption &option)
{
    const Tokens &tokens = tokensOf(option.palette);
    const bool enabled = has(option, QStyle::State_Enabled);
    if (has(option, QStyle::State_Off)) {
        const QColor outline = enabled ? tokens.starEmpty : tokens.disabled;
        panel(painter, option.rect, radius::Part, Qt::NoBrush, QPen(outline, 2));
        return;
    }
    constexpr int Check = 12;
    panel(painter, option.rect, radius::Part, enabled ? tokens.accent : tokens.pressed, Qt::NoPen);
    const QPointF at = QRectF(option.rect).center() - QPointF(Check / 2.0, Check / 2.0);
    const QColor ink = enabled ? tokens.onAccent : tokens.disabled;
    if (has(option, QStyle::State_NoChange))
        fillRound(painter, QRectF(at.x() + 1, at.y() + 5, Check - 2, 2), 1, ink);
    else
        drawIcon(painter, at, u"check", Check, ink);
}

void radio(QPainter &painter, const QStyleOption &option)
{
    const Tokens &tokens = tokensOf(option.palette);
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool on = has(option, QStyle::State_On);
    const QColor color = !enabled ? tokens.disabled : on ? tokens.accent : tokens.starEmpty;
    const QRectF where(option.rect);
    panel(painter, where, where.width() / 2, Qt::NoBrush, QPen(color, 2));
    if (on) {
        constexpr double Dot = 8;
        const double inset = (where.width() - Dot) / 2;
        fillRound(painter, where.adjusted(inset, inset, -inset, -inset), Dot / 2, color);
    }
}

void select(QPainter &painter, const QStyleOptionComboBox &option)
{
    constexpr int Chevron = 16;
    constexpr int Trailing = 8;
    const Tokens &tokens = tokensOf(option.palette);
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool hover = enabled && has(option, QStyle::State_MouseOver);
    panel(painter, option.rect, radius::Control, hover ? tokens.hover : tokens.surface, QPen(tokens.line, 1));
    const QRect place(option.rect.right() + 1 - Trailing - Chevron,
                      option.rect.top() + (option.rect.height() - Chevron) / 2, Chevron, Chevron);
    drawIcon(painter, QStyle::visualRect(option.direction, option.rect, place).topLeft(), u"chevron-down",
             Chevron, textColor(option));
}

void slider(QPainter &painter, const QStyleOptionSlider &option, const QRect &groove, const QRect &handle)
{
    constexpr double Thickness = 4;
    const Tokens &tokens = tokensOf(option.palette);
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool vertical = option.orientation == Qt::Vertical;
    painter.setRenderHint(QPainter::Antialiasing);

    QRectF line(groove);
    if (vertical)
        line = QRectF(line.center().x() - Thickness / 2, line.y(), Thickness, line.height());
    else
        line = QRectF(line.x(), line.center().y() - Thickness / 2, line.width(), Thickness);
    fillRound(painter, line, Thickness / 2, tokens.track);

    const QPointF middle = QRectF(handle).center();
    QRectF full = line;
    if (vertical)
        option.upsideDown ? full.setTop(middle.y()) : full.setBottom(middle.y());
    else
        option.upsideDown ? full.setLeft(middle.x()) : full.setRight(middle.x());
    const QColor color = enabled ? tokens.accent : tokens.disabled;
    fillRound(painter, full, Thickness / 2, color);
    fillRound(painter, QRectF(middle.x() - Knob / 2.0, middle.y() - Knob / 2.0, Knob, Knob), Knob / 2.0,
              has(option, QStyle::State_Sunken) ? tokens.accentPressed : color);
}

void scrollBar(QPainter &painter, const QStyleOptionSlider &option, const QRect &handle)
{
    if (option.minimum == option.maximum)
        return;
    const Tokens &tokens = tokensOf(option.palette);
    const bool held = has(option, QStyle::State_Sunken);
    const bool hover = has(option, QStyle::State_MouseOver);
    painter.setRenderHint(QPainter::Antialiasing);
    fillRound(painter, handle, ScrollBar / 2.0, held || hover ? tokens.disabled : tokens.pressed);
}

void progress(QPainter &painter, const QStyleOptionProgressBar &option)
{
    const Tokens &tokens = tokensOf(option.palette);
    QRectF bar(option.rect);
    bar = QRectF(bar.x(), bar.center().y() - ProgressHeight / 2.0, bar.width(), ProgressHeight);
    painter.setRenderHint(QPainter::Antialiasing);
    fillRound(painter, bar, ProgressHeight / 2.0, tokens.track);
    if (option.maximum <= option.minimum) {
        // Unknown length: a third of the bar, on its way to and fro; the value says how far.
        const double way = 2.0 * std::max(option.progress, 0) / ProgressCycle;
        const double left = bar.x() + bar.width() * 2 / 3 * (1 - std::abs(way - 1));
        fillRound(painter, QRectF(left, bar.y(), bar.width() / 3, bar.height()), ProgressHeight / 2.0,
                  tokens.accent);
        return;
    }
    const double part = double(option.progress - option.minimum) / (option.maximum - option.minimum);
    const double width = bar.width() * std::clamp(part, 0.0, 1.0);
    if (width <= 0)
        return;
    const bool fromRight = (option.direction == Qt::RightToLeft) != option.invertedAppearance;
    const QRectF done(fromRight ? bar.right() - width : bar.x(), bar.y(),
                      std::max<double>(width, ProgressHeight), bar.height());
    fillRound(painter, done, ProgressHeight / 2.0, tokens.accent);
}

void menuPanel(QPainter &painter, const QStyleOption &option)
{
    const Tokens &tokens = tokensOf(option.palette);
    window(painter, option.rect, radius::Card, tokens.dialog, tokens.line);
}

void menuItem(QPainter &painter, const QStyleOptionMenuItem &option)
{
    constexpr int Icon = 18;
    constexpr int Edge = 10;
    const bool marked = option.maxIconWidth > 0 || option.menuHasCheckableItems
        || option.checkType != QStyleOptionMenuItem::NotCheckable;
    const int textAt = marked ? Edge + Icon + 12 : Edge + 2;
    const Tokens &tokens = tokensOf(option.palette);
    painter.setRenderHint(QPainter::Antialiasing);
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        painter.fillRect(QRect(option.rect.x(), option.rect.center().y(), option.rect.width(), 1),
                         tokens.line);
        return;
    }
    const bool enabled = has(option, QStyle::State_Enabled);
    if (enabled && has(option, QStyle::State_Selected))
        fillRound(painter, option.rect, radius::Part, tokens.hover);

    const auto mirrored = [&option](const QRect &part) {
        return QStyle::visualRect(option.direction, option.rect, part);
    };
    const QRect iconPlace = mirrored(
        QRect(option.rect.x() + Edge, option.rect.y() + (option.rect.height() - Icon) / 2, Icon, Icon));
    if (!option.icon.isNull())
        option.icon.paint(&painter, iconPlace, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    else if (option.checked)
        drawIcon(painter, iconPlace.topLeft(), u"check", Icon, tokens.accent);

    const QString text = option.text.section(u'\t', 0, 0);
    const QString shortcut = option.text.section(u'\t', 1);
    const int textFlags = Qt::AlignVCenter | Qt::TextShowMnemonic | Qt::TextHideMnemonic | Qt::TextSingleLine;
    painter.setFont(option.font);
    painter.setPen(textColor(option));
    painter.drawText(mirrored(option.rect.adjusted(textAt, 0, -Edge, 0)),
                     textFlags | (option.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft),
                     text);
    painter.setFont(typeFont(Type::Caption));
    painter.setPen(enabled ? tokens.muted : tokens.disabled);
    const QRect trailing = mirrored(option.rect.adjusted(textAt, 0, -Edge, 0));
    const auto toTrailing = option.direction == Qt::RightToLeft ? Qt::AlignLeft : Qt::AlignRight;
    constexpr int Chevron = 16;
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu)
        drawIcon(painter,
                 QStyle::alignedRect(option.direction, Qt::AlignRight | Qt::AlignVCenter, {Chevron, Chevron},
                                     option.rect.adjusted(Edge, 0, -Edge, 0))
                     .topLeft(),
                 option.direction == Qt::RightToLeft ? u"chevron-left" : u"chevron-right", Chevron,
                 enabled ? tokens.muted : tokens.disabled);
    else
        painter.drawText(trailing, Qt::AlignVCenter | toTrailing | Qt::TextSingleLine, shortcut);
}

void toolTip(QPainter &painter, const QStyleOption &option)
{
    const Tokens &tokens = tokensOf(option.palette);
    window(painter, option.rect, radius::Control, tokens.raised, tokens.line);
}

} // namespace matinee::style
