#include "core/rest/handed_server.h"

#include <unistd.h>

namespace matinee {

bool HandedServer::shareListening(qintptr listening)
{
    const int copy = ::dup(int(listening));
    if (copy < 0 || !setSocketDescriptor(copy))
        return false;
    pauseAccepting();
    return true;
}

void HandedServer::adopt(qintptr descriptor, ConnectionLimits::Ticket ticket,
                         const ConnectionGuard::Rules &rules, HeldBytes &held,
                         ConnectionGuard::OnRefusal onRefusal)
{
    auto *socket = new QTcpSocket(this);
    if (!socket->setSocketDescriptor(descriptor)) {
        ::close(int(descriptor));
        delete socket;
        return;
    }
    new ConnectionGuard(*socket, std::move(ticket), rules, held, std::move(onRefusal));
    m_waiting.append(socket);
    // QHttpServer 6.4 listens to this signal alone, which is private, and to no other.
    QMetaObject::invokeMethod(this, "pendingConnectionAvailable", Qt::DirectConnection);
}

QTcpSocket *HandedServer::nextPendingConnection()
{
    return m_waiting.isEmpty() ? nullptr : m_waiting.takeFirst();
}

} // namespace matinee
