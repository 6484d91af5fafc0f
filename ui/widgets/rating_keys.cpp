#include "ui/widgets/rating_keys.h"

#include <QKeyEvent>
#include <QString>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int PointsPerStar = 20;
constexpr int PointsPerHalf = 10;

/// What Shift and the digits 1 to 5 give on a US keyboard.
int digitOfSymbol(int key)
{
    switch (key) {
    case Qt::Key_Exclam:
        return 1;
    case Qt::Key_At:
        return 2;
    case Qt::Key_NumberSign:
        return 3;
    case Qt::Key_Dollar:
        return 4;
    case Qt::Key_Percent:
        return 5;
    default:
        return 0;
    }
}

/// By place on the keyboard, for French, German and other layouts. X11 and Wayland number the digit
/// row from 10 on.
int digitOfPlace(const QKeyEvent &event)
{
    constexpr quint32 PlaceOfOne = 10;
    const quint32 place = event.nativeScanCode();
    return place >= PlaceOfOne && place < PlaceOfOne + 5 ? int(place - PlaceOfOne) + 1 : 0;
}

int digitOf(const QKeyEvent &event)
{
    if (event.key() >= Qt::Key_1 && event.key() <= Qt::Key_5)
        return event.key() - Qt::Key_0;
    if (const int digit = digitOfPlace(event))
        return digit;
    return event.modifiers().testFlag(Qt::ShiftModifier) ? digitOfSymbol(event.key()) : 0;
}

} // namespace

std::optional<int> pointsForKey(const QKeyEvent &event)
{
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return std::nullopt;
    const int digit = digitOf(event);
    if (digit == 0)
        return std::nullopt;
    const bool half = event.modifiers().testFlag(Qt::ShiftModifier);
    return digit * PointsPerStar - (half ? PointsPerHalf : 0);
}

QString starsText(int points)
{
    const int halves = std::clamp((points + PointsPerHalf / 2) / PointsPerHalf, 1, 10);
    const QString whole = halves >= 2 ? QString::number(halves / 2) : QString();
    return halves % 2 == 1 ? whole + u"½"_s : whole;
}

} // namespace matinee
