#pragma once

#include "ui/viewmodels/diary_model.h"

#include <QDate>

class QPainter;
class QPalette;

namespace matinee {

class PosterCache;

/// One cell of a calendar.
struct DiaryDay {
    QDate day;
    QList<DiaryEntry> entries; ///< newest first; two posters are shown at most
    bool inMonth = true; ///< days of other months have no fill and half the strength
    bool today = false;
    bool chosen = false;
    bool hovered = false;
};

void paintDiaryDay(QPainter &painter, const QRect &cell, const DiaryDay &day, PosterCache &posters,
                   const QPalette &palette, Qt::LayoutDirection direction);
/// A weekday's name above its column.
void paintWeekday(QPainter &painter, const QRect &where, const QString &name, const QPalette &palette,
                  Qt::LayoutDirection direction);

} // namespace matinee
