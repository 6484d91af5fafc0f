#include "ui/viewmodels/accuracy_view_model.h"

#include "core/base/when_done.h"
#include "ui/viewmodels/feedback_log.h"
#include "ui/viewmodels/session.h"

namespace matinee {

AccuracyViewModel::AccuracyViewModel(Session &session, QObject *parent) : QObject(parent), m_session(session)
{
}

void AccuracyViewModel::read()
{
    if (!m_session.isLoaded())
        return;
    const Doors &doors = m_session.doors();
    whenDone(doors.feedback.call(&FeedbackService::page, doors.user, 0, LogLength), this,
             [this, choices = m_choices](const Result<FeedbackPage> &page) {
                 if (choices == m_choices)
                     m_log = page.value_or(FeedbackPage()).events;
             });
    // The thread of the service answers in order: the page of the log is there by now.
    whenDone(doors.feedback.call(&FeedbackService::report, doors.user), this,
             [this, choices = m_choices](const Result<FeedbackReport> &report) {
                 if (choices != m_choices)
                     return;
                 if (!report) {
                     emit m_session.failed(report.error().message);
                     return;
                 }
                 m_report = *report;
                 m_isRead = true;
                 emit changed();
             });
}

void AccuracyViewModel::keep(bool on)
{
    if (!m_session.isLoaded() || on == m_report.isKept)
        return;
    ++m_choices;
    m_report.isKept = on;
    emit changed();
    if (on)
        m_session.feedback().forget();
    const Doors &doors = m_session.doors();
    whenDone(doors.feedback.call(&FeedbackService::keep, doors.user, on), this,
             [this](const Result<void> &kept) {
                 if (!kept)
                     emit m_session.failed(kept.error().message);
                 read();
             });
}

void AccuracyViewModel::clear()
{
    if (!m_session.isLoaded())
        return;
    ++m_choices;
    m_session.feedback().forget();
    const Doors &doors = m_session.doors();
    whenDone(doors.feedback.call(&FeedbackService::clear, doors.user), this,
             [this](const Result<int> &events) {
                 if (!events)
                     emit m_session.failed(events.error().message);
                 else
                     emit cleared(*events);
                 read();
             });
}

} // namespace matinee
