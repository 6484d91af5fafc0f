#pragma once

#include "core/report/report.h"

namespace matinee {

class PageFlow;
struct ReportStyle;

// Each lays its part of a report into the flow. A section with nothing to say lays nothing.

/// Name, period and headline numbers; for an empty report a friendly sentence instead of zeros.
void addHead(PageFlow &flow, const Report &report, const ReportStyle &style);
void addRecommendations(PageFlow &flow, const Report &report, const ReportStyle &style);
void addGenres(PageFlow &flow, const Report &report, const ReportStyle &style);
void addHistory(PageFlow &flow, const Report &report, const ReportStyle &style);

/// A heading with an explaining line beneath. `following` is the height of what must stay with it.
void addHeading(PageFlow &flow, const QString &heading, const QString &explanation, double following,
                const ReportStyle &style);

} // namespace matinee
