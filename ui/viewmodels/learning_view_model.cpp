#include "ui/viewmodels/learning_view_model.h"

#include "core/base/clock.h"
#include "core/base/when_done.h"
#include "ui/viewmodels/doors.h"
#include "ui/viewmodels/session.h"

#include <QDir>
#include <QFileInfo>
#include <QtConcurrentRun>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace matinee {

LearningViewModel::LearningViewModel(Session &session, QObject *parent) : QObject(parent), m_session(session)
{
    m_files.setMaxThreadCount(1);
    m_watch.setInterval(300ms);
    connect(&m_watch, &QTimer::timeout, this, &LearningViewModel::look);
    connect(&session, &Session::loaded, this, &LearningViewModel::look);
    look();
}

bool LearningViewModel::canLearnFrom(const QString &path)
{
    const QFileInfo file(path);
    if (file.isDir())
        return QFileInfo::exists(QDir(path).filePath(u"ratings.csv"_s))
            && QFileInfo::exists(QDir(path).filePath(u"links.csv"_s));
    return file.fileName() == "ratings.dat"_L1;
}

QString LearningViewModel::text() const
{
    switch (m_state.phase) {
    case Phase::Never:
        return {};
    case Phase::Learning:
        return tr("Learning from the ratings. You can go on with Matinee meanwhile.");
    case Phase::Measuring:
        return tr("Measuring how good it is.");
    case Phase::Stopped:
        return tr("The learning was stopped. Your suggestions stay as they are.");
    case Phase::Done:
    case Phase::Failed:
        break;
    }
    return m_state.message;
}

void LearningViewModel::start(const QString &path)
{
    const Learner learner = m_session.doors().learner;
    run([learner, path] {
        return model::startTraining(learner.program,
                                    {u"--data-dir"_s, learner.dataFolder, u"--learn-from"_s, path},
                                    learner.dataFolder, SystemClock());
    });
}

void LearningViewModel::stop()
{
    const QString folder = m_session.doors().learner.dataFolder;
    run([folder] { return model::stopTraining(folder, SystemClock().now()); });
}

/// Files are written: not on the window's thread.
void LearningViewModel::run(const std::function<Result<void>()> &change)
{
    if (m_isChanging)
        return;
    m_isChanging = true;
    whenDone(QtConcurrent::run(&m_files, change), this, [this](const Result<void> &changed) {
        m_isChanging = false;
        m_error = changed ? QString() : changed.error().message;
        look();
    });
}

void LearningViewModel::look()
{
    if (!m_session.isLoaded())
        return;
    const QString folder = m_session.doors().learner.dataFolder;
    const auto state =
        QtConcurrent::run(&m_files, [folder] { return model::trainingState(folder, SystemClock().now()); });
    whenDone(state, this, [this](const model::TrainingState &seen) { use(seen); });
}

void LearningViewModel::use(const model::TrainingState &state)
{
    const bool wasRunning = isRunning();
    m_state = state;
    if (isRunning())
        m_watch.start();
    else
        m_watch.stop();
    if (wasRunning && m_state.phase == Phase::Done)
        m_session.reload();
    emit changed();
}

} // namespace matinee
