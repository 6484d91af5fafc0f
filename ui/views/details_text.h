#pragma once

#include "ui/views/fact_rows.h"

namespace matinee {

class DetailsViewModel;
struct Movie;
struct PointsForecast;

/// What each public thinks: "IMDb", "8.3", "of 10 · 712,345 votes".
QList<FactRow> scoreRows(const Movie &movie);
/// What has no place of its own in the details, as far as it is known; says "yours" of a corrected one.
QList<FactRow> factRows(const DetailsViewModel &film);
/// "You would probably give it 3½–4½ stars."
QString forecastText(const PointsForecast &forecast);
/// Where the facts come from: of the film, and of those facts that come from elsewhere.
QString sourcesText(const DetailsViewModel &film);

} // namespace matinee
