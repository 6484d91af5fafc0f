#include "core/importing/cell_values.h"

#include <cmath>

namespace matinee {

std::optional<Rating> readStars(const QString &text)
{
    bool isNumber = false;
    const double halves = text.toDouble(&isNumber) * 2;
    if (!isNumber || halves < 1 || halves > 10 || std::floor(halves) < halves)
        return std::nullopt;
    return Rating::fromPoints(static_cast<int>(halves) * 10);
}

std::optional<int> readYear(const QString &text)
{
    bool isNumber = false;
    const int year = text.toInt(&isNumber);
    if (!isNumber || text.size() != 4 || year < 1870 || year > 2100)
        return std::nullopt;
    return year;
}

std::optional<QDate> readDay(const QString &text)
{
    const QDate day = QDate::fromString(text, Qt::ISODate);
    if (text.size() != 10 || !day.isValid())
        return std::nullopt;
    return day;
}

} // namespace matinee
