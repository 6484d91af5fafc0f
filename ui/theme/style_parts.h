#pragma once

#include <QBrush>
#include <QPen>
#include <QRectF>
#include <QRegion>

class QPainter;
class QPalette;
class QStyleOption;
class QStyleOptionComboBox;
class QStyleOptionMenuItem;
class QStyleOptionProgressBar;
class QStyleOptionSlider;
class QWidget;

/// The drawings of MatineeStyle, one per kind of widget. State comes with the option, colours from
/// the tokens of its palette.
namespace matinee::style {

constexpr int InputHeight = 36;
constexpr int SelectHeight = 32;
constexpr int InputPadding = 13; ///< 12 and the line
constexpr int ButtonPadding = 17; ///< 16 and the line
constexpr int Indicator = 18; ///< check box and radio
constexpr int ScrollBar = 8;
constexpr int ProgressHeight = 6;
constexpr int ProgressCycle = 1000; ///< values of a bar of unknown length, for its way to and fro
constexpr int Knob = 14;
constexpr int MenuRow = 32;
constexpr int MenuPadding = 6;

/// Dynamic property of a line edit whose text is wrong.
constexpr const char *WrongProperty = "inputIsWrong";

/// A rounded rectangle whose 1 px line lies on whole pixels inside `where`.
void panel(QPainter &painter, const QRectF &where, double radius, const QBrush &fill, const QPen &line);

/// The whole of a window without a frame: a panel with a line. Where nothing blends its round corners they
/// are hard and have to be cut off with windowMask().
void window(QPainter &painter, const QRect &where, int radius, const QColor &fill, const QColor &line);
/// Empty, which is no mask, where corners are blended.
QRegion windowMask(const QRect &where, int radius);

void input(QPainter &painter, const QStyleOption &option, const QWidget *widget);
void pushButton(QPainter &painter, const QStyleOption &option);
void checkBox(QPainter &painter, const QStyleOption &option);
void radio(QPainter &painter, const QStyleOption &option);
void select(QPainter &painter, const QStyleOptionComboBox &option);
void slider(QPainter &painter, const QStyleOptionSlider &option, const QRect &groove, const QRect &handle);
void scrollBar(QPainter &painter, const QStyleOptionSlider &option, const QRect &handle);
void progress(QPainter &painter, const QStyleOptionProgressBar &option);
void menuPanel(QPainter &painter, const QStyleOption &option);
void menuItem(QPainter &painter, const QStyleOptionMenuItem &option);
void toolTip(QPainter &painter, const QStyleOption &option);

} // namespace matinee::style
