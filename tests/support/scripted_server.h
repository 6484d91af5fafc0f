#pragma once

#include <QSslConfiguration>
#include <QSslServer>
#include <QSslSocket>

#include <functional>

namespace matinee {

/// A server on loopback that answers each request with what a test says, byte for byte, and keeps what it was
/// asked. With a TLS configuration it speaks https.
class ScriptedServer : public QSslServer {
public:
    /// What to write for a request's head; "" writes nothing and keeps the connection open.
    using Script = std::function<QByteArray(const QByteArray &head)>;

    explicit ScriptedServer(Script script, std::optional<QSslConfiguration> tls = {})
        : m_script(std::move(script)),
          m_tls(tls.has_value())
    {
        if (tls)
            setSslConfiguration(*tls);
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::pendingConnectionAvailable, this, &ScriptedServer::takeAll);
    }

    QUrl url(const QString &host = QStringLiteral("127.0.0.1"),
             const QString &path = QStringLiteral("/")) const
    {
        QUrl made;
        made.setScheme(m_tls ? QStringLiteral("https") : QStringLiteral("http"));
        made.setHost(host);
        made.setPort(serverPort());
        made.setPath(path);
        return made;
    }

    QByteArrayList asked; ///< heads

    static QByteArray ok(const QByteArray &body)
    {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(body.size())
            + "\r\nConnection: close\r\n\r\n" + body;
    }
    static QByteArray redirect(const QUrl &to)
    {
        return "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nConnection: close\r\nLocation: " + to.toEncoded()
            + "\r\n\r\n";
    }

protected:
    void incomingConnection(qintptr descriptor) override
    {
        if (m_tls) {
            QSslServer::incomingConnection(descriptor);
            return;
        }
        auto *socket = new QTcpSocket(this);
        socket->setSocketDescriptor(descriptor);
        addPendingConnection(socket);
    }

private:
    void takeAll()
    {
        while (QTcpSocket *socket = nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { answer(socket); });
            if (socket->bytesAvailable() > 0)
                answer(socket);
        }
    }

    void answer(QTcpSocket *socket)
    {
        const QByteArray head = socket->peek(1 << 16);
        if (!head.contains("\r\n\r\n"))
            return;
        socket->readAll();
        asked.append(head);
        const QByteArray text = m_script(head);
        if (text.isEmpty())
            return;
        socket->write(text);
        socket->disconnectFromHost();
    }

    Script m_script;
    bool m_tls;
};

} // namespace matinee
