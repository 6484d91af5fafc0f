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

bool isAlive(qint64 process)
{
    return process > 0 && ::kill(static_cast<pid_t>(process), 0) == 0;
}

Result<void> write(const QString &folder, const TrainingState &state)
{
    const QJsonObject json{{u"phase"_s, nameOf(state.phase)},
                           {u"started_at"_s, state.startedAt.toUTC().toString(Qt::ISODate)},
                           {u"process"_s, state.process},
                           {u"message"_s, state.message}};
    const QByteArray bytes = QJsonDocument(json).toJson();
    QSaveFile file(stateFile(folder));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(Error::Kind::Unavailable,
                    say("core", "%1 cannot be written: %2").arg(file.fileName(), file.errorString()));
    return {};
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

TrainingState trainingState(const QString &dataFolder)
{
    QFile file(stateFile(folderIn(dataFolder)));
    TrainingState state;
    if (!file.open(QIODevice::ReadOnly))
        return state;
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    for (const PhaseName &known : PhaseNames) {
        if (json.value(u"phase"_s).toString() == QLatin1String(known.name))
            state.phase = known.phase;
    }
    state.startedAt = QDateTime::fromString(json.value(u"started_at"_s).toString(), Qt::ISODate);
    state.process = json.value(u"process"_s).toInteger();
    state.message = json.value(u"message"_s).toString();
    if (state.isRunning() && !isAlive(state.process))
        state.phase = Phase::Stopped;
    return state;
}

Result<void> startTraining(const QString &program, const QStringList &arguments, const QString &dataFolder,
                           const Clock &clock)
{
    if (trainingState(dataFolder).isRunning())
        return alreadyRunning();
    const QString folder = folderIn(dataFolder);
    if (const auto made = makeFolder(folder); !made)
        return made;
    TrainingState state{Phase::Learning, clock.now(), 0, {}};
    QProcess process;
    process.setProgram(program);
    process.setArguments(arguments);
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    if (!process.startDetached(&state.process))
        return fail(Error::Kind::Unavailable, say("core", "%1 cannot be started.").arg(program));
    return write(folder, state);
}

Result<void> stopTraining(const QString &dataFolder)
{
    TrainingState state = trainingState(dataFolder);
    if (!state.isRunning())
        return fail(Error::Kind::Conflict, say("core", "No suggestion model is being learnt."));
    ::kill(static_cast<pid_t>(state.process), SIGTERM);
    state.phase = Phase::Stopped;
    return write(folderIn(dataFolder), state);
}

TrainingRun::TrainingRun(const QString &dataFolder, const Clock &clock)
    : m_folder(folderIn(dataFolder)),
      m_lock(m_folder + u"/training.lock"_s),
      m_state{Phase::Learning, clock.now(), QCoreApplication::applicationPid(), {}}
{
    m_lock.setStaleLockTime(0); // however long it takes; the lock of a process that is gone does not count
}

Result<std::unique_ptr<TrainingRun>> TrainingRun::begin(const QString &dataFolder, const Clock &clock)
{
    if (const auto made = makeFolder(folderIn(dataFolder)); !made)
        return tl::unexpected(made.error());
    std::unique_ptr<TrainingRun> run(new TrainingRun(dataFolder, clock));
    if (!run->m_lock.tryLock(0))
        return alreadyRunning();
    return run->tell(Phase::Learning).map([&] { return std::move(run); });
}

Result<void> TrainingRun::tell(Phase phase, const QString &message)
{
    m_state.phase = phase;
    m_state.message = message;
    return write(m_folder, m_state);
}

} // namespace matinee::model
