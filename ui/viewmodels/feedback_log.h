#pragma once

#include "core/base/clock.h"
#include "core/feedback/feedback_event.h"
#include "ui/viewmodels/doors.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <optional>

namespace matinee {

class Session;

/// Where a suggestion stands on a page.
struct SuggestionPlace {
    QString list; ///< as FeedbackEvent::list
    int position = 0; ///< in that list, from 1
    MovieId movie;
    std::optional<Suggestion> suggestion = {}; ///< what suggests it there
};

/// Writes down which suggestions a person saw, opened and dismissed, in batches and without anybody waiting.
/// Whether anything is kept is for the service to say, which knows what the person chose. Part of the
/// session.
///
/// What was predicted goes into the log as it was shown. A batch that cannot be written waits for the next;
/// the oldest of more than LongestBatch are given up, because a log is not worth a message. So is what the
/// service does not take, of a film that is gone, say.
class FeedbackLog : public QObject {
    Q_OBJECT

public:
    static constexpr int LookedAt = 1000; ///< milliseconds of details that count as opened
    static constexpr int LongestBatch = 500; ///< events

    explicit FeedbackLog(Session &session);
    /// Writes what still waits.
    ~FeedbackLog() override;

    void open(const Doors &doors);
    /// For tests whose services have a clock of their own; it outlives this.
    void setClock(const Clock &clock) { m_clock = &clock; }
    /// On the screen, long enough to be seen. Tells of each film once a day and list.
    void see(const SuggestionPlace &place);
    /// The person went for a suggestion: details of this film shown from now on are owed to it.
    void choose(const SuggestionPlace &place);
    /// Nothing is remembered of what was seen and chosen until now, and what still waits is not written: the
    /// person cleared the log, or had it off.
    void forget();
    /// The details of a film came to the screen, or of none. Opened is what they are of for LookedAt.
    void showDetails(MovieId movie);

private:
    FeedbackEvent eventOf(const SuggestionPlace &place) const;
    void add(const FeedbackEvent &event);
    void send();
    void write(const QList<FeedbackEvent> &batch);
    void followHidden(MovieId movie);

    Session &m_session;
    SystemClock m_systemClock;
    const Clock *m_clock = &m_systemClock;
    std::optional<Doors> m_doors;
    QList<FeedbackEvent> m_waiting;
    QTimer m_soon;
    int m_forgotten = 0; ///< times; what was on its way by then is not tried again
    QHash<std::pair<QString, MovieId>, QDate> m_seen; ///< the day by list and film
    QHash<MovieId, FeedbackEvent> m_lastSeen; ///< where each film was seen last
    std::optional<FeedbackEvent> m_chosen;
    QTimer m_looking; ///< runs while the details of the chosen film are shown
};

} // namespace matinee
