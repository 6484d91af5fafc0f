#pragma once

#include "core/model/training.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <functional>

namespace matinee {

class Session;

/// Learning better suggestions from the ratings of many, which a process of its own does while the window
/// goes on. The session reads the suggestions again when a new model is there.
class LearningViewModel : public QObject {
    Q_OBJECT

public:
    explicit LearningViewModel(Session &session, QObject *parent = nullptr);

    /// Whether a path holds ratings whose films are known: a MovieLens folder, MovieTweetings' ratings.dat.
    static bool canLearnFrom(const QString &path);

    using Phase = model::TrainingState::Phase;
    Phase phase() const { return m_state.phase; }
    bool isRunning() const { return m_state.isRunning(); }
    QString text() const; ///< where it stands, or how it ended
    QString error() const { return m_error; } ///< of the newest start() or stop()

public slots:
    // Nothing happens while an earlier one of them is under way.
    void start(const QString &path);
    void stop();

signals:
    void changed();

private:
    void run(const std::function<Result<void>()> &change);
    void look();
    void use(const model::TrainingState &state);

    Session &m_session;
    model::TrainingState m_state;
    QString m_error;
    QTimer m_watch;
    bool m_isChanging = false; ///< a start or a stop is under way
    QThreadPool m_files; ///< one thread: what is seen comes in the order it was looked for
};

} // namespace matinee
