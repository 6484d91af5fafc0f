#pragma once

#include "core/base/result.h"
#include "core/model/trainer.h"

#include <QDateTime>
#include <QLockFile>

#include <memory>

namespace matinee {
class Clock;
}

namespace matinee::model {

/// The newest training of a data folder. It is done by a process of its own, so that it takes no memory from
/// the program that asked for it and can be stopped at any time; what it tells stands in
/// `models/training.json`.
struct TrainingState {
    enum class Phase { Never, Learning, Measuring, Done, Failed, Stopped };

    Phase phase = Phase::Never;
    QDateTime startedAt;
    qint64 process = 0; ///< that does it; 0 while it is starting
    QString message; ///< how it ended

    bool isRunning() const { return phase == Phase::Learning || phase == Phase::Measuring; }
};

TrainingState trainingState(const QString &dataFolder, const QDateTime &now);

/// Starts a program that learns for this folder, with what makes it do so.
/// Errors   Conflict (one is running), Unavailable (cannot be started).
Result<void> startTraining(const QString &program, const QStringList &arguments, const QString &dataFolder,
                           const Clock &clock);
/// Errors   Conflict (none is running, or not yet).
Result<void> stopTraining(const QString &dataFolder, const QDateTime &now);

/// What the process that trains holds while it does.
class TrainingRun {
public:
    /// Errors   Conflict (another process trains), Unavailable.
    static Result<std::unique_ptr<TrainingRun>> begin(const QString &dataFolder, const Clock &clock);

    Result<void> tell(TrainingState::Phase phase, const QString &message = {});

private:
    TrainingRun(const QString &dataFolder, const Clock &clock);

    QString m_folder;
    QLockFile m_lock;
    TrainingState m_state;
};

QString nameOf(TrainingState::Phase phase); ///< as in JSON: "learning"

} // namespace matinee::model
