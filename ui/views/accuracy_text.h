#pragma once

#include "core/feedback/feedback_service.h"
#include "ui/widgets/column_chart.h"

#include <QStringList>

namespace matinee {

class Session;

/// A table, the words of a picture.
struct AccuracyTable {
    QStringList headings;
    QList<QStringList> rows;
};

/// Films by their match, and how many of them were liked. Tenths without a film have no column.
QList<ChartColumn> matchColumns(const Accuracy &accuracy);
AccuracyTable matchTable(const Accuracy &accuracy);

/// What was taken up of the top tens, month by month; the newest twelve.
QList<ChartColumn> monthColumns(const FeedbackAnalysis &analysis);
AccuracyTable monthTable(const FeedbackAnalysis &analysis);

/// The log as it is kept.
AccuracyTable logTable(const QList<FeedbackEvent> &log, const Session &session);

/// Where the log is kept, what is in it and how much of it there is.
QString logText(const FeedbackReport &report);

} // namespace matinee
