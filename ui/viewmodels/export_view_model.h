#pragma once

#include "core/report/report_service.h"
#include "ui/viewmodels/job_progress.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace matinee {

class Session;

/// Writes a report as a PDF: gathered on the service thread, painted on another, never here. The file
/// appears whole or not at all.
class ExportViewModel : public QObject {
    Q_OBJECT

public:
    enum class State { Idle, Running, Done, Cancelled, Failed };

    explicit ExportViewModel(Session &session, QObject *parent = nullptr);
    ~ExportViewModel() override;

    State state() const { return m_state; }
    int done() const; ///< pages
    int total() const; ///< pages, 0 until known
    QString path() const { return m_path; } ///< of the newest export
    QString error() const { return m_error; } ///< when Failed

public slots:
    /// Ignored while one is running. `person` is the name on the first page.
    void start(const matinee::ReportOptions &options, const QString &person, const QString &path);
    /// The state becomes Cancelled a moment later.
    void cancel();

signals:
    void stateChanged();
    void progressed();

private:
    void paint(const Report &report);
    void finish(const Result<void> &written);

    Session &m_session;
    State m_state = State::Idle;
    std::shared_ptr<JobProgress> m_progress;
    QTimer m_watch;
    QString m_path;
    QString m_error;
};

} // namespace matinee
