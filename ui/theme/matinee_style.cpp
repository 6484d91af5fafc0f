#include "ui/theme/matinee_style.h"

#include "ui/theme/focus_ring.h"
#include "ui/theme/style_parts.h"
#include "ui/theme/tokens.h"
#include "ui/theme/type.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QMenu>
#include <QPainter>
#include <QRadioButton>
#include <QSlider>
#include <QStyleFactory>
#include <QStyleOption>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int FadeMs = 140;
constexpr int ToolTipDelayMs = 300;
constexpr const char *ComboPopup = "QComboBoxPrivateContainer"; // has no public class
constexpr int MinHandle = 32; // of a scroll bar: still easy to take hold of with 100,000 films

/// Tool tips belong to no window of ours: their palette may be anybody's.
QStyleOption withApplicationPalette(const QStyleOption &option)
{
    QStyleOption own(option);
    own.palette = QApplication::palette();
    return own;
}

QRect scrollBarHandle(const QStyleOptionSlider &bar)
{
    const bool vertical = bar.orientation == Qt::Vertical;
    const int length = vertical ? bar.rect.height() : bar.rect.width();
    const qint64 range = qint64(bar.maximum) - bar.minimum;
    if (range <= 0)
        return bar.rect;
    const int handle = std::clamp(int(qint64(length) * bar.pageStep / (range + bar.pageStep)),
                                  std::min(MinHandle, length), length);
    const int at = QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition,
                                                   length - handle, bar.upsideDown);
    return vertical ? QRect(bar.rect.x(), bar.rect.y() + at, bar.rect.width(), handle)
                    : QRect(bar.rect.x() + at, bar.rect.y(), handle, bar.rect.height());
}

void paintRow(QPainter &painter, const QStyleOptionViewItem &row)
{
    const Tokens &tokens = tokensOf(row.palette);
    const bool marked =
        row.state.testFlag(QStyle::State_Selected) || row.state.testFlag(QStyle::State_MouseOver);
    if (marked)
        style::panel(painter, row.rect, radius::Control, tokens.hover, Qt::NoPen);
    if (row.backgroundBrush.style() != Qt::NoBrush)
        painter.fillRect(row.rect, row.backgroundBrush);
}

void paintHeader(QPainter &painter, const QStyleOption &option)
{
    const Tokens &tokens = tokensOf(option.palette);
    painter.fillRect(QRect(option.rect.x(), option.rect.bottom(), option.rect.width(), 1), tokens.line);
}

} // namespace

MatineeStyle::MatineeStyle() : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
{
    setObjectName(u"matinee"_s);
}

void MatineeStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QMenu *>(widget) || widget->inherits("QTipLabel") || widget->inherits(ComboPopup)) {
        // Rounded corners: what lies outside them must not be painted.
        widget->setAttribute(Qt::WA_TranslucentBackground);
        widget->setWindowFlag(Qt::FramelessWindowHint);
        widget->setWindowFlag(Qt::NoDropShadowWindowHint);
    } else if (qobject_cast<QCheckBox *>(widget) || qobject_cast<QRadioButton *>(widget)
               || qobject_cast<QSlider *>(widget)) {
        setFocusRing(widget, radius::Part);
        widget->setAttribute(Qt::WA_Hover);
    } else if (widget->inherits("QComboBoxListView")) {
        static_cast<QAbstractItemView *>(widget)->viewport()->setAutoFillBackground(false);
    } else if (qobject_cast<QComboBox *>(widget)) {
        setFocusRing(widget, radius::Control);
        widget->setAttribute(Qt::WA_Hover);
    }
}

void MatineeStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                 const QWidget *widget) const
{
    painter->save();
    switch (element) {
    case PE_PanelLineEdit:
        style::input(*painter, *option, widget);
        break;
    case PE_PanelButtonCommand: // in the message boxes and file choosers of Qt
        style::pushButton(*painter, *option);
        break;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        style::checkBox(*painter, *option);
        break;
    case PE_IndicatorRadioButton:
        style::radio(*painter, *option);
        break;
    case PE_PanelMenu:
        style::menuPanel(*painter, *option);
        break;
    case PE_PanelTipLabel:
        style::toolTip(*painter, withApplicationPalette(*option));
        break;
    case PE_PanelItemViewItem:
        if (const auto *row = qstyleoption_cast<const QStyleOptionViewItem *>(option))
            paintRow(*painter, *row);
        break;
    case PE_FrameFocusRect: // FocusRings draws the ring, outside the widget
    case PE_FrameLineEdit: // part of PE_PanelLineEdit
    case PE_FrameMenu:
    case PE_Frame:
    case PE_PanelItemViewRow:
    case PE_FrameTabBarBase:
        break;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
    painter->restore();
}

void MatineeStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    painter->save();
    switch (element) {
    case CE_ProgressBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option))
            style::progress(*painter, *bar);
        break;
    case CE_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            QStyleOptionMenuItem row(*item);
            // In a menu the menu keeps its padding, in the list of a combo box nobody does.
            if (qobject_cast<const QComboBox *>(widget))
                row.rect.adjust(style::MenuPadding, 0, -style::MenuPadding, 0);
            style::menuItem(*painter, row);
        }
        break;
    case CE_ItemViewItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option)) {
            // A selected row is a hover fill, not the accent: its text stays text.
            QStyleOptionViewItem row(*item);
            row.palette.setColor(QPalette::HighlightedText, tokensOf(row.palette).text);
            QProxyStyle::drawControl(element, &row, painter, widget);
        }
        break;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        paintHeader(*painter, *option);
        break;
    case CE_ShapedFrame:
        // Qt gives the list of a combo box no panel of its own once it has a mask.
        if (widget && widget->inherits(ComboPopup))
            style::menuPanel(*painter, *option);
        break;
    case CE_MenuEmptyArea:
        break;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
    painter->restore();
}

void MatineeStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                      QPainter *painter, const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    painter->save();
    if (control == CC_ScrollBar && bar)
        style::scrollBar(*painter, *bar, scrollBarHandle(*bar));
    else if (control == CC_Slider && bar)
        style::slider(*painter, *bar, option->rect, subControlRect(CC_Slider, bar, SC_SliderHandle, widget));
    else if (control == CC_ComboBox && combo)
        style::select(*painter, *combo);
    else
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    painter->restore();
}

QRect MatineeStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                   const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control == CC_ScrollBar && bar) {
        const QRect handle = scrollBarHandle(*bar);
        const bool vertical = bar->orientation == Qt::Vertical;
        switch (part) {
        case SC_ScrollBarGroove:
            return bar->rect;
        case SC_ScrollBarSlider:
            return handle;
        case SC_ScrollBarSubPage:
            return vertical ? QRect(bar->rect.topLeft(), QSize(handle.width(), handle.y() - bar->rect.y()))
                            : QRect(bar->rect.topLeft(), QSize(handle.x() - bar->rect.x(), handle.height()));
        case SC_ScrollBarAddPage:
            return vertical ? QRect(QPoint(handle.x(), handle.bottom() + 1), bar->rect.bottomRight())
                            : QRect(QPoint(handle.right() + 1, handle.y()), bar->rect.bottomRight());
        default:
            return {}; // no arrows
        }
    }
    if (control == CC_ComboBox && part == SC_ComboBoxListBoxPopup) {
        constexpr int CheckRoom = 24; // a row has a check and two edges more than the field
        return option->rect.adjusted(0, 0, CheckRoom, 0);
    }
    if (control == CC_ComboBox && part == SC_ComboBoxEditField) {
        constexpr int ChevronRoom = 28;
        const QRect field = option->rect.adjusted(style::InputPadding, 0, -ChevronRoom, 0);
        return visualRect(option->direction, option->rect, field);
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QRect MatineeStyle::subElementRect(SubElement element, const QStyleOption *option,
                                   const QWidget *widget) const
{
    if (element == SE_LineEditContents) {
        // QLineEdit adds 2 px of its own on each side.
        constexpr int Own = 2;
        const int inset = style::InputPadding - Own;
        return option->rect.adjusted(inset, 0, -inset, 0);
    }
    return QProxyStyle::subElementRect(element, option, widget);
}

QSize MatineeStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &contents,
                                     const QWidget *widget) const
{
    switch (type) {
    case CT_LineEdit:
        return {contents.width() + 2 * style::InputPadding,
                std::max(style::InputHeight, lineHeight(Type::Body) + 16)};
    case CT_ComboBox:
        return {contents.width() + style::InputPadding + 28,
                std::max(style::SelectHeight, lineHeight(Type::Body) + 12)};
    case CT_MenuItem: {
        const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
        if (item && item->menuItemType == QStyleOptionMenuItem::Separator)
            return {contents.width(), 9};
        constexpr int IconAndEdges = 40 + 10 + 24;
        const int shortcut = item ? item->reservedShortcutWidth : 0;
        return {contents.width() + IconAndEdges + shortcut,
                std::max(style::MenuRow, lineHeight(Type::Body) + 12)};
    }
    case CT_PushButton:
        return {contents.width() + 2 * style::ButtonPadding,
                std::max(style::InputHeight, lineHeight(Type::Body) + 16)};
    case CT_HeaderSection:
        return {contents.width(), std::max(28, lineHeight(Type::Caption) + 12)};
    default:
        return QProxyStyle::sizeFromContents(type, option, contents, widget);
    }
}

int MatineeStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return style::ScrollBar;
    case PM_ScrollBarSliderMin:
        return MinHandle;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return style::Indicator;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return 12;
    case PM_SliderThickness:
    case PM_SliderControlThickness:
        return style::Knob + 4;
    case PM_SliderLength:
        return style::Knob;
    case PM_MenuHMargin:
    case PM_MenuVMargin:
        return style::MenuPadding;
    case PM_MenuPanelWidth:
    case PM_DefaultFrameWidth:
    case PM_ComboBoxFrameWidth:
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
        return 0;
    case PM_ToolTipLabelFrameWidth:
        return 7;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int MatineeStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                            QStyleHintReturn *answer) const
{
    switch (hint) {
    case SH_Widget_Animation_Duration:
        return m_reducedMotion ? 0 : FadeMs;
    case SH_ToolTip_WakeUpDelay:
        return ToolTipDelayMs;
    case SH_Menu_Mask:
    case SH_ToolTip_Mask:
        if (auto *mask = qstyleoption_cast<QStyleHintReturnMask *>(answer); mask && option) {
            const int corner = hint == SH_Menu_Mask ? radius::Card : radius::Control;
            mask->region = style::windowMask(option->rect, corner);
        }
        return 1;
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_EtchDisabledText:
    case SH_UnderlineShortcut:
    case SH_ScrollBar_Transient:
    case SH_ItemView_ShowDecorationSelected:
    case SH_ScrollBar_ContextMenu:
        return 0;
    case SH_ComboBox_Popup:
        return 1;
    default:
        return QProxyStyle::styleHint(hint, option, widget, answer);
    }
}

} // namespace matinee
