#pragma once

#include "core/rest/connection_guard.h"

#include <QList>
#include <QTcpServer>
#include <QTcpSocket>

namespace matinee {

/// Gives QHttpServer the connections that another thread accepted. It holds a copy of the listening
/// descriptor, because newer Qt takes only servers that listen, but never accepts by itself.
class HandedServer : public QTcpServer {
    Q_OBJECT

public:
    explicit HandedServer(QObject *parent = nullptr) : QTcpServer(parent) { }

    bool shareListening(qintptr listening);
    /// Makes a guarded socket of an accepted descriptor and passes it on.
    void adopt(qintptr descriptor, ConnectionLimits::Ticket ticket, const ConnectionGuard::Rules &rules,
               HeldBytes &held, ConnectionGuard::OnRefusal onRefusal);

    bool hasPendingConnections() const override { return !m_waiting.isEmpty(); }
    QTcpSocket *nextPendingConnection() override;
    /// Connections that are open now.
    QList<QTcpSocket *> sockets() const { return findChildren<QTcpSocket *>(Qt::FindDirectChildrenOnly); }

private:
    QList<QTcpSocket *> m_waiting;
};

} // namespace matinee
