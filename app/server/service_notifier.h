#pragma once

#include <QByteArray>
#include <QTimer>

namespace matinee {

/// Tells systemd (or who else started the program with NOTIFY_SOCKET) how the service is, by the protocol of
/// sd_notify(3). Without that variable it does nothing. Belongs to a thread with an event loop.
class ServiceNotifier {
public:
    ServiceNotifier();

    /// Requests are answered; from now on the watchdog (WATCHDOG_USEC) hears that the event loop turns.
    void ready();
    void stopping();

private:
    void tell(const QByteArray &state) const;

    QByteArray m_socket;
    QTimer m_watchdog;
};

} // namespace matinee
