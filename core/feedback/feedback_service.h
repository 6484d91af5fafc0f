#pragma once

#include "core/base/clock.h"
#include "core/feedback/accuracy.h"
#include "core/feedback/feedback_analysis.h"
#include "core/feedback/feedback_repository.h"

namespace matinee {

class CatalogService;
class RecommendService;

/// The log of one person, a page of it.
struct FeedbackPage {
    QList<FeedbackEvent> events; ///< newest first
    int total = 0;
};

/// All that a person sees of their log at once.
struct FeedbackReport {
    bool isKept = true;
    int events = 0;
    QDateTime since; ///< of the oldest event; invalid without one
    Accuracy accuracy;
    FeedbackAnalysis analysis; ///< of all there is
};

/// What a person was shown and what came of it. Blocking; one per service thread. The log belongs to the
/// person: it stays in this database, is never synchronised and never sent, can be read, cleared and switched
/// off.
///
/// Limit    MostEvents a person; beyond it the oldest of what was shown go first, then the oldest of the
/// rest.
///          What is gone no longer counts in any figure.
/// Errors   Invalid (names the field: a film that is not there, a list's name, a place, an instant to come),
///          Unavailable (locked).
class FeedbackService {
public:
    static constexpr int MostEvents = 20'000;
    static constexpr int LastPosition = 10'000;
    static constexpr int ClockSkew = 5 * 60; ///< seconds that a caller's clock may be ahead

    FeedbackService(Database &database, const Clock &clock, CatalogService &catalog,
                    RecommendService &recommend);

    /// Keeps what is new and answers how much that is; 0 when the person has switched the log off. An event
    /// without an instant is of now. An event that says nothing of a prediction gets today's, unless the film
    /// was seen or rated by then: nothing is predicted afterwards. All or nothing.
    Result<int> record(UserId user, const QList<FeedbackEvent> &events);

    Result<FeedbackPage> page(UserId user, int from, int limit) const;
    /// How many events are gone.
    Result<int> clear(UserId user);
    Result<bool> isKept(UserId user) const;
    /// Switching off keeps what is there; clear() removes it.
    Result<void> keep(UserId user, bool on);

    /// Of what was shown from one day to the other, both included; open where absent.
    Result<FeedbackAnalysis> analysis(UserId user, std::optional<QDate> from, std::optional<QDate> to) const;
    Result<Accuracy> accuracy(UserId user) const;
    Result<FeedbackReport> report(UserId user) const;

private:
    Result<QList<FeedbackEvent>> checked(UserId user, QList<FeedbackEvent> events) const;
    Result<void> predict(UserId user, QList<FeedbackEvent> &events) const;
    Result<int> filmsOf(UserId user) const;

    Database &m_database;
    const Clock &m_clock;
    CatalogService &m_catalog;
    RecommendService &m_recommend;
};

} // namespace matinee
