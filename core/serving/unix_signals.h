#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <array>
#include <memory>

namespace matinee {

/// Turns SIGTERM and SIGINT into a Qt signal, by a pair of sockets: hardly anything may be called in
/// a signal handler but write(). One per program.
class UnixSignals : public QObject {
    Q_OBJECT

public:
    UnixSignals();
    ~UnixSignals() override;

signals:
    void stopWanted();

private:
    static void write(int signal);

    std::array<int, 2> m_sockets{-1, -1};
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace matinee
