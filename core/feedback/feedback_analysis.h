#pragma once

#include "core/feedback/deeds.h"
#include "core/feedback/interleaving.h"

namespace matinee {

/// Days of which a top ten was shown, and what became of the films in it.
struct HitRate {
    QDate month; ///< its first day
    int days = 0; ///< on which a top ten was shown
    double rate = 0; ///< 0 to 1
    bool isSettled = false; ///< all its days had DaysToAct; else it can still rise
};

/// The films of the top tens that one reason, or one expert, brought.
struct Precision {
    QString name; ///< empty: unknown
    int shown = 0; ///< a film counts once a day
    int takenUp = 0;
    int turnedDown = 0;

    double rate() const { return shown > 0 ? double(takenUp) / shown : 0; }
};

/// What became of what was suggested. Pure arithmetic over what the log and the library say.
///
/// Top ten    the films that were shown on one day (UTC) within the first ten places of any list but search.
/// Hit rate   of a day: the share of its top ten that was taken up (see deedsOf()) within DaysToAct after it
/// was
///            first shown that day. Of a month, and of all: the mean over the days that have a top ten, so
///            that a day of much scrolling says no more than another.
/// Precision  by the strongest reason and by the leading expert when the film was first shown that day:
///            films of top tens taken up / shown.
/// Coverage   different films ever shown in a list but search, against the films there are.
struct FeedbackAnalysis {
    QList<HitRate> months; ///< oldest first; months without a day are left out
    int days = 0;
    double hitRate = 0; ///< of all days
    QList<Precision> byReason; ///< most shown first
    QList<Precision> byExpert;
    int filmsShown = 0;
    int films = 0; ///< in the catalogue
    QList<ModelComparison> comparisons; ///< of the models that were interleaved

    double coverage() const { return films > 0 ? double(filmsShown) / films : 0; }
};

/// `events` of the period, in any order; `deeds` also of the DaysToAct after it.
FeedbackAnalysis analyse(const QList<FeedbackEvent> &events, const QHash<MovieId, QList<Deed>> &deeds,
                         int films, const QDateTime &now);

} // namespace matinee
