#pragma once

#include "core/catalog/movie.h"
#include "core/library/library.h"

#include <optional>

namespace matinee {

/// "4½", "4", "½", or for ratings between the half stars the nearest of them.
QString starsText(Rating rating);
/// "2 h 13 min", "58 min", "2 h".
QString runtimeText(int minutes);
/// "1995 · 2 h 50 min · Crime, Thriller", of what is known.
QString factsText(const MovieSummary &movie);
/// What a screen reader says of a tile: "Heat, 1995, seen, rated 4½ of 5".
QString spokenText(const MovieSummary &movie, const Mine &mine, std::optional<double> match);
/// 0 to 1 as "93 %".
QString percentText(double match);

} // namespace matinee
