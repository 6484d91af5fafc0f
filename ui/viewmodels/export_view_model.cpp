#include "ui/viewmodels/export_view_model.h"

#include "core/base/when_done.h"
#include "ui/viewmodels/session.h"

#include <QCoreApplication>
#include <QSaveFile>
#include <QtConcurrentRun>

#include <chrono>

using namespace std::chrono_literals;

namespace matinee {

namespace {

/// Runs on a thread of the pool. An abandoned QSaveFile leaves nothing behind.
Result<void> writeFile(const Report &report, const QString &path,
                       const std::shared_ptr<JobProgress> &progress)
{
    const auto cannotWrite = [](const QString &why) {
        return fail(
            Error::Kind::Unavailable,
            QCoreApplication::translate("ExportViewModel", "The file cannot be written: %1").arg(why));
    };
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return cannotWrite(file.errorString());
    auto written = writePdf(report, file, [&](int done, int total) { return progress->report(done, total); });
    if (!written)
        return written;
    if (progress->cancelled)
        return fail(Error::Kind::Conflict, QCoreApplication::translate("ExportViewModel", "Cancelled."));
    if (!file.commit())
        return cannotWrite(file.errorString());
    return {};
}

} // namespace

ExportViewModel::ExportViewModel(Session &session, QObject *parent)
    : QObject(parent),
      m_session(session),
      m_progress(std::make_shared<JobProgress>())
{
    m_watch.setInterval(50ms);
    connect(&m_watch, &QTimer::timeout, this, &ExportViewModel::progressed);
}

ExportViewModel::~ExportViewModel()
{
    cancel();
}

int ExportViewModel::done() const
{
    return m_progress->done;
}

int ExportViewModel::total() const
{
    return m_progress->total;
}

void ExportViewModel::start(const ReportOptions &options, const QString &person, const QString &path)
{
    if (m_state == State::Running || !m_session.isLoaded())
        return;
    m_progress = std::make_shared<JobProgress>();
    m_path = path;
    m_state = State::Running;
    m_watch.start();
    emit stateChanged();

    const Doors &doors = m_session.doors();
    whenDone(doors.report.call(&ReportService::build, doors.user, person, options), this,
             [this](const Result<Report> &report) {
                 if (report)
                     paint(*report);
                 else
                     finish(tl::unexpected(report.error()));
             });
}

void ExportViewModel::cancel()
{
    m_progress->cancelled = true;
}

void ExportViewModel::paint(const Report &report)
{
    whenDone(QtConcurrent::run(writeFile, report, m_path, m_progress), this,
             [this](const Result<void> &written) { finish(written); });
}

void ExportViewModel::finish(const Result<void> &written)
{
    m_watch.stop();
    m_state = State::Done;
    if (!written) {
        m_state = m_progress->cancelled ? State::Cancelled : State::Failed;
        m_error = written.error().message;
    }
    emit stateChanged();
}

} // namespace matinee
