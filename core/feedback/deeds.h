#pragma once

#include "core/feedback/feedback_event.h"
#include "core/library/library.h"

namespace matinee {

/// How many points say that a person liked a film: 3½ stars. Up to there a rating may be a generous person's
/// indifference; see taste.h.
constexpr int LikedPoints = 70;

/// A suggestion counts as taken up, or turned down, when that happened within so many days after it was
/// shown.
constexpr int DaysToAct = 30;

/// What a library says of films, in rows that say when.
struct LibraryTraces {
    struct Rated {
        MovieId movie;
        int points = 0;
        QDateTime at; ///< of the opinion, not of an import
    };
    struct Seen {
        MovieId movie;
        WatchedOn on;
        QDateTime noted; ///< when the entry was made
    };
    struct Flagged {
        MovieId movie;
        QDateTime at;
    };
    QList<Rated> rated;
    QList<Seen> seen;
    QList<Flagged> watchlist;
    QList<Flagged> hidden;
};

/// What a person did with a film, and when.
struct Deed {
    enum class Kind { TakenUp, TurnedDown };
    Kind kind = Kind::TakenUp;
    MovieId movie;
    QDateTime at; ///< UTC

    friend bool operator==(const Deed &, const Deed &) = default;
};

/// The deeds by film. Taken up is: details opened or trailer played (by the log); on the watchlist, watched,
/// or rated LikedPoints and more (by the library). Turned down is: hidden (by the library).
///
/// What the library knows is taken from the library as it is now, not from the log, whatever kinds of events
/// programs sent: one truth instead of two, nothing is missed that was done elsewhere or before a client knew
/// of this log, and what a person took back does not count.
///
/// A film seen on a known day that was noted down later counts for that day: importing an old diary takes up
/// nothing. A diary entry without an exact day does not count.
QHash<MovieId, QList<Deed>> deedsOf(const QList<FeedbackEvent> &events, const LibraryTraces &library);

/// Whether one of `deeds` is of that kind, after `shown` and within DaysToAct of it.
bool followed(const QList<Deed> &deeds, Deed::Kind kind, const QDateTime &shown);

} // namespace matinee
