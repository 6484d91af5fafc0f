#pragma once

#include "core/base/result.h"
#include "core/feedback/deeds.h"

namespace matinee {

class Database;

/// The `feedback` and `feedback_choice` tables, and what the library's tables say of when. No rules, no
/// clock. Every function that writes runs inside whatever transaction its caller has opened.
class FeedbackRepository {
public:
    explicit FeedbackRepository(Database &database) : m_database(database) { }

    /// How many are new: of a film that was shown in that list that day there is an event already.
    Result<int> add(UserId user, const QList<FeedbackEvent> &events);
    /// Leaves at most so many: the oldest of what was shown go first, then the oldest of the rest.
    Result<void> thin(UserId user, int most);
    /// How many there were.
    Result<int> clear(UserId user);

    Result<int> count(UserId user) const;
    /// All from `from` to before `to`, oldest first; an invalid instant is no bound.
    Result<QList<FeedbackEvent>> between(UserId user, const QDateTime &from, const QDateTime &to) const;
    /// Newest first.
    Result<QList<FeedbackEvent>> page(UserId user, int from, int limit) const;

    Result<bool> isKept(UserId user) const; ///< unless the person said otherwise
    Result<void> keep(UserId user, bool on);

    Result<LibraryTraces> traces(UserId user) const;

private:
    Database &m_database;
};

} // namespace matinee
