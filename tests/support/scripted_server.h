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
    /// What to write for a request, head and body; "" writes nothing and keeps the connection open.
    using Script = std::function<QByteArray(const QByteArray &request)>;

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

    QByteArrayList asked; ///< whole requests

    static QByteArray ok(const QByteArray &body) { return answer("200 OK", body); }
    /// `headers` end in "\r\n", each.
    static QByteArray answer(const QByteArray &status, const QByteArray &body, const QByteArray &headers = {})
    {
        return "HTTP/1.1 " + status + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n"
            + headers + "Connection: close\r\n\r\n" + body;
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

    static qsizetype sizeOf(const QByteArray &request)
    {
        const qsizetype end = request.indexOf("\r\n\r\n");
        const qsizetype length = request.first(qMax(end, 0)).toLower().indexOf("\r\ncontent-length:");
        const QByteArray bytes =
            length < 0 ? "0" : request.sliced(length + 17, request.indexOf('\r', length + 2) - length - 17);
        return end < 0 ? -1 : end + 4 + bytes.trimmed().toLongLong();
    }

    void answer(QTcpSocket *socket)
    {
        const QByteArray request = socket->peek(1 << 22);
        if (sizeOf(request) < 0 || request.size() < sizeOf(request))
            return;
        socket->readAll();
        asked.append(request);
        const QByteArray text = m_script(request);
        if (text.isEmpty())
            return;
        socket->write(text);
        socket->disconnectFromHost();
    }

    Script m_script;
    bool m_tls;
};

} // namespace matinee
