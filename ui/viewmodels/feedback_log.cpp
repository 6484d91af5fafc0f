#include "ui/viewmodels/feedback_log.h"

#include "core/base/when_done.h"
#include "core/feedback/feedback_service.h"
#include "ui/viewmodels/session.h"

#include <algorithm>
#include <utility>

namespace matinee {

namespace {

constexpr int BatchEvery = 2000; // milliseconds

} // namespace

FeedbackLog::FeedbackLog(Session &session) : QObject(&session), m_session(session)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(BatchEvery);
    connect(&m_soon, &QTimer::timeout, this, &FeedbackLog::send);
    m_looking.setSingleShot(true);
    m_looking.setInterval(LookedAt);
    connect(&m_looking, &QTimer::timeout, this, [this] {
        m_chosen->at = m_clock->now();
        add(*std::exchange(m_chosen, std::nullopt));
    });
    connect(&session, &Session::mineChanged, this, &FeedbackLog::followHidden);
}

FeedbackLog::~FeedbackLog()
{
    // Nobody is left to hear how that went.
    if (m_doors && !m_waiting.isEmpty())
        m_doors->feedback.call(&FeedbackService::record, m_doors->user, m_waiting);
}

void FeedbackLog::open(const Doors &doors)
{
    m_doors = doors;
}

FeedbackEvent FeedbackLog::eventOf(const SuggestionPlace &place) const
{
    FeedbackEvent event;
    event.movie = place.movie;
    event.list = place.list;
    event.position = place.position;
    event.at = m_clock->now();
    event.match = m_session.match(place.movie); // absent for what the person has seen
    if (place.suggestion && event.match)
        remember(*place.suggestion, event);
    return event;
}

void FeedbackLog::see(const SuggestionPlace &place)
{
    const FeedbackEvent event = eventOf(place);
    QDate &day = m_seen[{place.list, place.movie}];
    m_lastSeen.insert(place.movie, event);
    if (std::exchange(day, dayOf(event)) != dayOf(event))
        add(event);
}

void FeedbackLog::choose(const SuggestionPlace &place)
{
    m_looking.stop();
    m_chosen = eventOf(place);
    m_chosen->kind = FeedbackKind::Opened;
}

void FeedbackLog::forget()
{
    ++m_forgotten;
    m_soon.stop();
    m_looking.stop();
    m_waiting.clear();
    m_seen.clear();
    m_lastSeen.clear();
    m_chosen.reset();
}

void FeedbackLog::showDetails(MovieId movie)
{
    if (m_chosen && m_chosen->movie == movie)
        m_looking.start();
    else
        m_looking.stop();
}

void FeedbackLog::followHidden(MovieId movie)
{
    if (!m_session.mine(movie).hidden || !m_lastSeen.contains(movie))
        return;
    FeedbackEvent event = m_lastSeen.take(movie);
    event.kind = FeedbackKind::Dismissed;
    event.at = m_clock->now();
    add(event);
}

void FeedbackLog::add(const FeedbackEvent &event)
{
    m_waiting.append(event);
    if (!m_soon.isActive())
        m_soon.start();
}

void FeedbackLog::send()
{
    if (m_doors && !m_waiting.isEmpty())
        write(std::exchange(m_waiting, {}));
}

void FeedbackLog::write(const QList<FeedbackEvent> &batch)
{
    whenDone(m_doors->feedback.call(&FeedbackService::record, m_doors->user, batch), this,
             [this, batch, forgotten = m_forgotten](const Result<int> &recorded) {
                 if (recorded || forgotten != m_forgotten)
                     return;
                 if (recorded.error().kind != Error::Kind::Invalid) {
                     m_waiting = batch + m_waiting;
                     m_waiting.remove(0, std::max<qsizetype>(0, m_waiting.size() - LongestBatch));
                     m_soon.start();
                 } else if (batch.size() > 1) { // one that is not taken must not take the others along
                     for (const FeedbackEvent &event : batch)
                         write({event});
                 }
             });
}

} // namespace matinee
