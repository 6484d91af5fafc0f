#pragma once

#include <QTcpServer>
#include <QTcpSocket>

namespace matinee {

/// An HTTP proxy on loopback that opens a tunnel to one port of this machine, whatever host it is asked for,
/// and keeps what it was asked.
class TunnelProxy : public QTcpServer {
public:
    explicit TunnelProxy(quint16 to) : m_to(to)
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *client = nextPendingConnection())
                connect(client, &QTcpSocket::readyRead, this, [this, client] { open(client); });
        });
    }

    QString address() const { return QStringLiteral("http://127.0.0.1:%1").arg(serverPort()); }

    QByteArrayList asked; ///< first lines

private:
    void open(QTcpSocket *client)
    {
        const QByteArray head = client->peek(1 << 16);
        if (!head.contains("\r\n\r\n"))
            return;
        client->readAll();
        client->disconnect(this);
        asked.append(head.left(head.indexOf('\r')));
        auto *server = new QTcpSocket(client);
        server->connectToHost(QHostAddress::LocalHost, m_to);
        connect(server, &QTcpSocket::connected, client,
                [client] { client->write("HTTP/1.1 200 Connection established\r\n\r\n"); });
        connect(client, &QTcpSocket::readyRead, server, [=] { server->write(client->readAll()); });
        connect(server, &QTcpSocket::readyRead, client, [=] { client->write(server->readAll()); });
        connect(server, &QTcpSocket::disconnected, client, [client] { client->disconnectFromHost(); });
        connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    }

    quint16 m_to;
};

} // namespace matinee
