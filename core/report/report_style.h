#pragma once

#include "core/report/report.h"

#include <QColor>
#include <QFont>

namespace matinee {

/// The colours of a report, one set for paper and one for screens in the dark.
struct ReportStyle {
    QColor paper, text, muted, line, accent, starEmpty;

    static ReportStyle of(ReportOptions::Theme theme);
};

/// `size` in CSS pixels; other scripts come from the system's fallback fonts.
QFont reportFont(int size, QFont::Weight weight = QFont::Normal);
/// For the title alone.
QFont reportTitleFont(int size);

} // namespace matinee
