#pragma once

#include "core/catalog/movie.h"
#include "core/report/report.h"

namespace matinee {

// How a report puts things into words: translated, numbers and days as the default QLocale writes them.

/// "Marta’s films", the heading of the first page and the title of the document.
QString reportTitle(const Report &report);

/// "3 Mar 2024".
QString dayText(QDate day);
/// "3 Mar 2024", "Mar 2024", "2024" or "date unknown", as exact as the day is known.
QString dayText(const WatchedOn &watchedOn);

/// "1 Jan 2024 – 31 Dec 2024", "since ...", "until ..." or "All time".
QString periodText(const ReportOptions &options);

/// "1962 · 2 h 13 min · Masaki Kobayashi"; unknown parts are left out.
QString longFacts(const MovieSummary &movie);
/// "1962 · Masaki Kobayashi".
QString shortFacts(const MovieSummary &movie);

} // namespace matinee
