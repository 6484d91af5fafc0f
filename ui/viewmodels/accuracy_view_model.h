#pragma once

#include "core/feedback/feedback_service.h"

#include <QObject>

namespace matinee {

class Session;

/// How good the suggestions were, and the log that this rests on. Read when asked for; the person's choices
/// are shown at once.
class AccuracyViewModel : public QObject {
    Q_OBJECT

public:
    static constexpr int EnoughDays = 3; ///< with suggestions, from which a hit rate means anything
    static constexpr int LogLength = 200; ///< events that are shown, the newest

    explicit AccuracyViewModel(Session &session, QObject *parent = nullptr);

    bool isRead() const { return m_isRead; }
    const FeedbackReport &report() const { return m_report; }
    /// Enough forecasts were checked for figures to mean anything.
    bool hasAccuracy() const { return m_report.accuracy.films >= Accuracy::Enough; }
    bool hasHitRate() const { return m_report.analysis.days >= EnoughDays; }
    const QList<FeedbackEvent> &log() const { return m_log; } ///< newest first

public slots:
    void read();
    /// Of what was suggested while the log was off, nothing is told later.
    void keep(bool on);
    void clear();

signals:
    void changed();
    void cleared(int events);

private:
    Session &m_session;
    FeedbackReport m_report;
    QList<FeedbackEvent> m_log;
    bool m_isRead = false;
    int m_choices = 0; ///< made so far; what was asked for before the newest is out of date
};

} // namespace matinee
