#include "core/rest/http_listener.h"

#include "core/rest/connection_guard.h"
#include "core/rest/worker.h"

#include <sys/socket.h>
#include <unistd.h>

namespace matinee {

namespace {

constexpr int Backlog = 512; // Qt's 50 makes a burst of clients wait for repeated SYNs

QHostAddress peerOf(qintptr descriptor)
{
    sockaddr_storage address = {};
    socklen_t size = sizeof(address);
    if (::getpeername(int(descriptor), reinterpret_cast<sockaddr *>(&address), &size) != 0)
        return {};
    return QHostAddress(reinterpret_cast<const sockaddr *>(&address));
}

/// A word and a close, without waiting: there is no room for even this connection.
void turnAway(qintptr descriptor)
{
    const QByteArray refusal = refusalBytes(503);
    [[maybe_unused]] const auto sent = ::send(int(descriptor), refusal.constData(),
                                              std::size_t(refusal.size()), MSG_DONTWAIT | MSG_NOSIGNAL);
    ::close(int(descriptor));
}

} // namespace

HttpListener::HttpListener(std::shared_ptr<ConnectionLimits> limits) : m_limits(std::move(limits))
{
    setListenBacklogSize(Backlog);
}

void HttpListener::stopListening()
{
    if (isListening())
        ::shutdown(int(socketDescriptor()), SHUT_RDWR);
    close();
}

void HttpListener::incomingConnection(qintptr descriptor)
{
    const auto ticket = m_limits->admit(peerOf(descriptor));
    if (!ticket || m_workers.empty())
        return turnAway(descriptor);
    Worker *worker = m_workers[m_next++ % m_workers.size()];
    QMetaObject::invokeMethod(
        worker, [worker, descriptor, ticket] { worker->adopt(descriptor, ticket); }, Qt::QueuedConnection);
}

} // namespace matinee
