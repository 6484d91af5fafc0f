#include "core/feedback/deeds.h"

#include <algorithm>

namespace matinee {

QHash<MovieId, QList<Deed>> deedsOf(const QList<FeedbackEvent> &events, const LibraryTraces &library)
{
    QHash<MovieId, QList<Deed>> deeds;
    const auto add = [&](Deed::Kind kind, MovieId movie, const QDateTime &at) {
        deeds[movie].append({kind, movie, at});
    };
    for (const FeedbackEvent &event : events) {
        if (event.kind == FeedbackKind::Opened || event.kind == FeedbackKind::Trailer)
            add(Deed::Kind::TakenUp, event.movie, event.at);
    }
    for (const auto &rated : library.rated) {
        if (rated.points >= LikedPoints)
            add(Deed::Kind::TakenUp, rated.movie, rated.at);
    }
    for (const auto &seen : library.seen) {
        // A day of the diary is the person's own: somewhere on earth it lasts until noon of the next in UTC.
        if (const auto day = seen.on.exactDay())
            add(Deed::Kind::TakenUp, seen.movie,
                std::min(seen.noted, QDateTime(day->addDays(1), QTime(12, 0), Qt::UTC)));
    }
    for (const auto &waits : library.watchlist)
        add(Deed::Kind::TakenUp, waits.movie, waits.at);
    for (const auto &hidden : library.hidden)
        add(Deed::Kind::TurnedDown, hidden.movie, hidden.at);
    return deeds;
}

bool followed(const QList<Deed> &deeds, Deed::Kind kind, const QDateTime &shown)
{
    return std::any_of(deeds.cbegin(), deeds.cend(), [&](const Deed &deed) {
        return deed.kind == kind && deed.at > shown && deed.at <= shown.addDays(DaysToAct);
    });
}

} // namespace matinee
