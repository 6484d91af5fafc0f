#include "app/server/service_notifier.h"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace matinee {

ServiceNotifier::ServiceNotifier() : m_socket(qgetenv("NOTIFY_SOCKET"))
{
    m_watchdog.callOnTimeout([this] { tell("WATCHDOG=1"); });
}

void ServiceNotifier::ready()
{
    tell("READY=1");
    const std::chrono::microseconds limit(qEnvironmentVariableIntValue("WATCHDOG_USEC"));
    if (limit.count() > 0)
        m_watchdog.start(std::chrono::duration_cast<std::chrono::milliseconds>(limit / 2));
}

void ServiceNotifier::stopping()
{
    tell("STOPPING=1");
}

/// Nobody to tell, or nobody who listens, is no fault of the service.
void ServiceNotifier::tell(const QByteArray &state) const
{
    sockaddr_un address = {};
    if (m_socket.isEmpty() || std::size_t(m_socket.size()) >= sizeof address.sun_path)
        return;
    address.sun_family = AF_UNIX;
    std::copy(m_socket.begin(), m_socket.end(), address.sun_path);
    if (m_socket.startsWith('@'))
        address.sun_path[0] = '\0'; // a name in the abstract namespace of Linux
    const auto size = socklen_t(offsetof(sockaddr_un, sun_path) + std::size_t(m_socket.size()));
    const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    ::sendto(socket, state.constData(), std::size_t(state.size()), MSG_NOSIGNAL | MSG_DONTWAIT,
             reinterpret_cast<const sockaddr *>(&address), size);
    ::close(socket);
}

} // namespace matinee
