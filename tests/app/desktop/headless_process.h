#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTcpSocket>

namespace matinee {

/// `matinee --headless` as a process of its own over one data folder, on a computer without a display.
class HeadlessProcess : public QProcess {
public:
    explicit HeadlessProcess(const QString &dataFolder)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            environment.remove(QLatin1String(name));
        setProcessEnvironment(environment);
        setProgram(QStringLiteral(DESKTOP_PROGRAM));
        setArguments({QStringLiteral("--headless"), QStringLiteral("--data-dir"), dataFolder});
    }
    ~HeadlessProcess() override
    {
        kill();
        waitForFinished();
    }

    /// Starts and waits for what it prints; false when it does not come up.
    bool serve()
    {
        start();
        while (m_printed.count('\n') < 2 && waitForReadyRead())
            m_printed += readAllStandardOutput();
        m_port =
            quint16(QByteArray(address()).replace("http://127.0.0.1:", "").replace("/api/v1", "").toUInt());
        return m_port != 0;
    }

    QByteArray address() const { return m_printed.split('\n').value(0); }
    QByteArray token() const { return m_printed.split('\n').value(1); }
    QByteArray ownName() const { return "127.0.0.1:" + QByteArray::number(m_port); }
    quint16 port() const { return m_port; }

    struct Answer {
        int status = 0; ///< 0: none
        QByteArray head;
        QByteArray body;

        QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    };

    /// Sends a request with the token, and with its own name, unless others are given.
    Answer ask(const QByteArray &method, const QByteArray &path, const QByteArray &body = {}) const
    {
        return askAs(token(), ownName(), method, path, body);
    }
    Answer askAs(const QByteArray &token, const QByteArray &host, const QByteArray &method,
                 const QByteArray &path, const QByteArray &body = {}) const
    {
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), m_port);
        socket.waitForConnected();
        socket.write(method + ' ' + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n"
                     + "Origin: https://films.example\r\n"
                     + (token.isEmpty() ? QByteArray() : "Authorization: Bearer " + token + "\r\n")
                     + "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size())
                     + "\r\n\r\n" + body);
        socket.waitForDisconnected(30'000);
        const QByteArray all = socket.readAll();
        const qsizetype end = all.indexOf("\r\n\r\n");
        return end < 0 ? Answer() : Answer{all.sliced(9, 3).toInt(), all.first(end), all.sliced(end + 4)};
    }

private:
    QByteArray m_printed;
    quint16 m_port = 0;
};

} // namespace matinee
