#pragma once

#include "core/importing/import_service.h"
#include "ui/viewmodels/job_progress.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace matinee {

class Session;

/// One import: what to read, how far it is, what came of it. The session reads everything again after.
class ImportViewModel : public QObject {
    Q_OBJECT

public:
    enum class State { Idle, Running, Done, Cancelled, Failed };

    explicit ImportViewModel(Session &session, QObject *parent = nullptr);
    ~ImportViewModel() override;

    /// What a folder or file looks like: MovieLens has a movies.csv, all else counts as Letterboxd.
    static ImportFormat formatOf(const QString &path);

    State state() const { return m_state; }
    int done() const; ///< rows
    int total() const; ///< rows, 0 until known
    const ImportReport &report() const { return m_report; } ///< of the newest import that was Done
    QString error() const { return m_error; } ///< when Failed

public slots:
    /// Ignored while one is running.
    void start(const matinee::ImportOptions &options);
    /// Nothing has changed then; the state becomes Cancelled a moment later.
    void cancel();

signals:
    void stateChanged();
    void progressed();

private:
    void finish(const Result<ImportReport> &report);

    Session &m_session;
    State m_state = State::Idle;
    std::shared_ptr<JobProgress> m_progress;
    QTimer m_watch;
    ImportReport m_report;
    QString m_error;
};

} // namespace matinee
