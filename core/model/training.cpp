#include "core/model/training.h"

#include "core/base/clock.h"
#include "core/base/text.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSaveFile>

#include <array>
#include <csignal>
#include <cstdlib>

namespace matinee::model {

using namespace Qt::StringLiterals;

namespace {

using Phase = TrainingState::Phase;

struct PhaseName {
    Phase phase;
    const char *name;
};
constexpr std::array<PhaseName, 6> PhaseNames = {{{Phase::Never, "never"},
                                                  {Phase::Learning, "learning"},
                                                  {Phase::Measuring, "measuring"},
                                                  {Phase::Done, "done"},
                                                  {Phase::Failed, "failed"},
                                                  {Phase::Stopped, "stopped"}}};

QString folderIn(const QString &dataFolder)
{
    return dataFolder + u"/models"_s;
}

QString stateFile(const QString &folder)
{
    return folder + u"/training.json"_s;
}

QString lockFile(const QString &folder)
{
    return folder + u"/training.lock"_s;
}

/// Whether `process` trains, as it said: then it holds the lock. Its number alone would not do, that may long
/// be another program's; nor the lock alone, which whoever looks holds for a moment.
bool isTraining(const QString &folder, qint64 process)
{
    QLockFile lock(lockFile(folder));
    lock.setStaleLockTime(0);
    if (lock.tryLock(0) || lock.error() != QLockFile::LockFailedError)
        return false;
    qint64 holder = 0;
    QString host;
    QString program;
    return lock.getLockInfo(&holder, &host, &program) && holder == process;
}

/// How long a process may take from its start until it holds the lock.
constexpr qint64 SecondsToBegin = 10;
constexpr int LockPatienceMs = 2000; // others hold it for a moment to see whether it is held

Result<void> write(const QString &folder, const TrainingState &state, bool isStarting = false)
{
    const QJsonObject json{{u"is_starting"_s, isStarting},
                           {u"phase"_s, nameOf(state.phase)},
                           {u"process"_s, state.process},
                           {u"started_at"_s, state.startedAt.toUTC().toString(Qt::ISODate)},
                           {u"message"_s, state.message}};
    const QByteArray bytes = QJsonDocument(json).toJson();
    QSaveFile file(stateFile(folder));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(Error::Kind::Unavailable,
                    say("core", "%1 cannot be written: %2").arg(file.fileName(), file.errorString()));
    return {};
}

/// What the file says, whether or not it is still so.
struct Note {
    TrainingState state;
    bool isStarting = false; ///< written before the process that trains was there

    bool isRecent(const QDateTime &now) const
    {
        return std::abs(state.startedAt.secsTo(now)) < SecondsToBegin;
    }
};

Note readNote(const QString &folder)
{
    QFile file(stateFile(folder));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    Note note;
    for (const PhaseName &known : PhaseNames) {
        if (json.value(u"phase"_s).toString() == QLatin1String(known.name))
            note.state.phase = known.phase;
    }
    note.state.startedAt = QDateTime::fromString(json.value(u"started_at"_s).toString(), Qt::ISODate);
    note.state.process = json.value(u"process"_s).toInteger();
    note.state.message = json.value(u"message"_s).toString();
    note.isStarting = json.value(u"is_starting"_s).toBool();
    return note;
}

Result<void> makeFolder(const QString &folder)
{
    if (QDir().mkpath(folder))
        return {};
    return fail(Error::Kind::Unavailable, say("core", "%1 cannot be made.").arg(folder));
}

tl::unexpected<Error> alreadyRunning()
{
    return fail(Error::Kind::Conflict, say("core", "A suggestion model is being learnt already."));
}

} // namespace

QString nameOf(Phase phase)
{
    return QLatin1String(PhaseNames[static_cast<std::size_t>(phase)].name);
}

TrainingState trainingState(const QString &dataFolder, const QDateTime &now)
{
    const QString folder = folderIn(dataFolder);
    Note note = readNote(folder);
    if (!note.state.isRunning() || !isTraining(folder, note.state.process))
        note.state.process = 0;
    if (note.state.isRunning() && note.state.process == 0 && !(note.isStarting && note.isRecent(now)))
        note.state.phase = Phase::Stopped;
    return note.state;
}

Result<void> startTraining(const QString &program, const QStringList &arguments, const QString &dataFolder,
                           const Clock &clock)
{
    if (trainingState(dataFolder, clock.now()).isRunning())
        return alreadyRunning();
    const QString folder = folderIn(dataFolder);
    if (auto made = makeFolder(folder); !made)
        return made;
    // Before it starts: from then on only that process writes.
    if (auto told = write(folder, {Phase::Learning, clock.now(), 0, {}}, true); !told)
        return told;
    QProcess process;
    process.setProgram(program);
    process.setArguments(arguments);
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    if (process.startDetached())
        return {};
    const QString why = say("core", "%1 cannot be started.").arg(program);
    return write(folder, {Phase::Failed, clock.now(), 0, why}).and_then([&]() -> Result<void> {
        return fail(Error::Kind::Unavailable, why);
    });
}

Result<void> stopTraining(const QString &dataFolder, const QDateTime &now)
{
    TrainingState state = trainingState(dataFolder, now);
    if (!state.isRunning())
        return fail(Error::Kind::Conflict, say("core", "No suggestion model is being learnt."));
    const bool isStarting = state.process == 0;
    if (!isStarting)
        ::kill(static_cast<pid_t>(state.process), SIGTERM);
    state.phase = Phase::Stopped;
    return write(folderIn(dataFolder), state, isStarting); // then begin() sees it
}

TrainingRun::TrainingRun(const QString &dataFolder, const Clock &clock)
    : m_folder(folderIn(dataFolder)),
      m_lock(lockFile(m_folder)),
      m_state{Phase::Learning, clock.now(), QCoreApplication::applicationPid(), {}}
{
    m_lock.setStaleLockTime(0); // however long it takes; the lock of a process that is gone does not count
}

Result<std::unique_ptr<TrainingRun>> TrainingRun::begin(const QString &dataFolder, const Clock &clock)
{
    if (const auto made = makeFolder(folderIn(dataFolder)); !made)
        return tl::unexpected(made.error());
    std::unique_ptr<TrainingRun> run(new TrainingRun(dataFolder, clock));
    if (!run->m_lock.tryLock(LockPatienceMs))
        return alreadyRunning();
    const Note note = readNote(run->m_folder);
    if (note.state.phase == Phase::Stopped && note.isStarting && note.isRecent(clock.now()))
        return fail(Error::Kind::Conflict, say("core", "The learning was stopped before it began."));
    return run->tell(Phase::Learning).map([&] { return std::move(run); });
}

Result<void> TrainingRun::tell(Phase phase, const QString &message)
{
    m_state.phase = phase;
    m_state.message = message;
    return write(m_folder, m_state);
}

} // namespace matinee::model
