#pragma once

#include "core/feedback/deeds.h"

namespace matinee {

/// Noon of a day of March 2026, plus minutes.
inline QDateTime march(int day, int minutes = 0)
{
    return QDateTime(QDate(2026, 3, 1), QTime(12, 0), Qt::UTC).addDays(day - 1).addSecs(minutes * 60);
}

inline FeedbackEvent shownAt(int movie, const QDateTime &at, int position = 1)
{
    FeedbackEvent event;
    event.movie = MovieId(movie);
    event.list = feedback_list::ForYou;
    event.position = position;
    event.at = at;
    return event;
}

inline FeedbackEvent openedAt(int movie, const QDateTime &at)
{
    FeedbackEvent event = shownAt(movie, at);
    event.kind = FeedbackKind::Opened;
    return event;
}

} // namespace matinee
