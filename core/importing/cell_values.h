#pragma once

#include "core/library/rating.h"

#include <QDate>
#include <QString>

#include <optional>

namespace matinee {

/// Single cells of export files. Each answers std::nullopt for text that is not what it should be,
/// the empty text included; nothing is guessed.

/// "0.5" to "5" in halves, which are 10 to 100 points.
std::optional<Rating> readStars(const QString &text);
/// "1994"; 1870 to 2100.
std::optional<int> readYear(const QString &text);
/// "2024-03-15".
std::optional<QDate> readDay(const QString &text);

} // namespace matinee
