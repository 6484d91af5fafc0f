#include "core/serving/unix_signals.h"

#include <csignal>
#include <sys/socket.h>
#include <unistd.h>

namespace matinee {

namespace {

/// Where the handler writes; a signal handler has no other way to an object.
volatile std::sig_atomic_t writeEnd = -1;

} // namespace

UnixSignals::UnixSignals()
{
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, m_sockets.data()) != 0)
        return;
    writeEnd = m_sockets[0];
    m_notifier = std::make_unique<QSocketNotifier>(m_sockets[1], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        if (::read(m_sockets[1], &byte, 1) == 1)
            emit stopWanted();
    });
    struct sigaction action = {};
    action.sa_handler = &UnixSignals::write;
    action.sa_flags = SA_RESTART;
    ::sigaction(SIGTERM, &action, nullptr);
    ::sigaction(SIGINT, &action, nullptr);
}

UnixSignals::~UnixSignals()
{
    std::signal(SIGTERM, SIG_DFL);
    std::signal(SIGINT, SIG_DFL);
    writeEnd = -1;
    m_notifier.reset();
    for (const int socket : m_sockets)
        ::close(socket);
}

void UnixSignals::write(int)
{
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(int(writeEnd), &byte, 1);
}

} // namespace matinee
