#include "ui/viewmodels/import_view_model.h"

#include "core/base/when_done.h"
#include "ui/viewmodels/session.h"

#include <QFileInfo>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace matinee {

ImportViewModel::ImportViewModel(Session &session, QObject *parent)
    : QObject(parent),
      m_session(session),
      m_progress(std::make_shared<JobProgress>())
{
    m_watch.setInterval(50ms);
    connect(&m_watch, &QTimer::timeout, this, &ImportViewModel::progressed);
}

ImportViewModel::~ImportViewModel()
{
    cancel();
}

ImportFormat ImportViewModel::formatOf(const QString &path)
{
    const bool hasMovies = QFileInfo::exists(path + u"/movies.csv"_s);
    return hasMovies ? ImportFormat::MovieLens : ImportFormat::Letterboxd;
}

int ImportViewModel::done() const
{
    return m_progress->done;
}

int ImportViewModel::total() const
{
    return m_progress->total;
}

void ImportViewModel::start(const ImportOptions &options)
{
    if (m_state == State::Running || !m_session.isLoaded())
        return;
    m_progress = std::make_shared<JobProgress>();
    m_state = State::Running;
    m_watch.start();
    emit stateChanged();

    const ImportProgress report = [progress = m_progress](int done, int total) {
        return progress->report(done, total);
    };
    const Doors &doors = m_session.doors();
    whenDone(doors.importing.call(&ImportService::import, doors.user, options, report), this,
             [this](const Result<ImportReport> &imported) { finish(imported); });
}

void ImportViewModel::cancel()
{
    m_progress->cancelled = true;
}

void ImportViewModel::finish(const Result<ImportReport> &report)
{
    m_watch.stop();
    if (report) {
        m_report = *report;
        m_state = State::Done;
        m_session.followImport();
    } else {
        m_state = m_progress->cancelled ? State::Cancelled : State::Failed;
        m_error = report.error().message;
    }
    emit stateChanged();
}

} // namespace matinee
