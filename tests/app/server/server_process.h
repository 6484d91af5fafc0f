#pragma once

#include <QByteArray>
#include <QDeadlineTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QUuid>

namespace matinee {

/// matinee-server as a process of its own over one data folder, with cheap password hashing.
class ServerProcess : public QProcess {
public:
    static constexpr auto Password = "a long enough secret";

    explicit ServerProcess(const QString &dataFolder)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("MATINEE_DATA_DIR"), dataFolder);
        environment.insert(QStringLiteral("MATINEE_PASSWORD_COST"), QStringLiteral("small"));
        setProcessEnvironment(environment);
        setProgram(QStringLiteral(SERVER_PROGRAM));
    }

    /// Leaves what the server wrote where MATINEE_TEST_LOGS says, for check_logs.sh.
    ~ServerProcess() override
    {
        const QString folder = qEnvironmentVariable("MATINEE_TEST_LOGS");
        QFile kept(
            QStringLiteral("%1/%2.log").arg(folder, QUuid::createUuid().toString(QUuid::WithoutBraces)));
        if (folder.isEmpty() || m_port == 0 || !kept.open(QIODevice::WriteOnly))
            return;
        kept.write(log() + readAllStandardError());
    }

    /// Serves on a free port and waits until it does; false when it does not come up.
    bool serve(const QStringList &options = {})
    {
        setArguments(
            QStringList{QStringLiteral("serve"), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")}
            + options);
        setReadChannel(QProcess::StandardError);
        start();
        while (waitForReadyRead()) {
            while (canReadLine()) {
                const QJsonObject event = QJsonDocument::fromJson(readLine()).object();
                if (event.value(QStringLiteral("event")).toString() == QStringLiteral("listening")) {
                    m_port = quint16(event.value(QStringLiteral("port")).toInt());
                    return m_port != 0;
                }
            }
        }
        return false;
    }

    /// Serves like serve(), and writes the log into a file: a full pipe would stop a server that says much.
    bool serveQuietly(const QStringList &options = {})
    {
        setStandardErrorFile(m_logs.filePath(QStringLiteral("log")));
        setArguments(
            QStringList{QStringLiteral("serve"), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")}
            + options);
        start();
        QFile log(m_logs.filePath(QStringLiteral("log")));
        for (const QDeadlineTimer deadline(60'000); m_port == 0 && !deadline.hasExpired();) {
            waitForFinished(20);
            if (state() != QProcess::Running || (!log.isOpen() && !log.open(QIODevice::ReadOnly)))
                continue;
            const QJsonObject event = QJsonDocument::fromJson(log.readLine()).object();
            m_port = quint16(event.value(QStringLiteral("port")).toInt());
        }
        return m_port != 0;
    }
    QByteArray log() const
    {
        QFile file(m_logs.filePath(QStringLiteral("log")));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// The refs of 100 films.
    QByteArrayList films() const
    {
        const QByteArray answer =
            ask("GET /api/v1/movies?limit=100 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        const auto list = QJsonDocument::fromJson(answer.mid(answer.indexOf("\r\n\r\n") + 4)).object();
        QByteArrayList refs;
        for (const QJsonValue &film : list.value(QStringLiteral("items")).toArray())
            refs.append(film.toObject().value(QStringLiteral("ref")).toString().toLatin1());
        return refs;
    }

    /// What a command did that ends by itself.
    struct Ended {
        int code = -1;
        QByteArray out;
        QByteArray err;
    };
    Ended runToEnd(const QStringList &arguments)
    {
        setArguments(arguments);
        start();
        if (!waitForFinished(120'000))
            return {};
        return {exitCode(), readAllStandardOutput(), readAllStandardError()};
    }

    /// Makes the account "ada", as at a terminal.
    bool createAda()
    {
        setArguments({QStringLiteral("admin"), QStringLiteral("create-user"), QStringLiteral("ada")});
        start();
        write(QByteArray(Password) + '\n');
        closeWriteChannel();
        return waitForFinished() && exitCode() == 0;
    }
    /// What "ada" is answered.
    QByteArray signIn(const QString &password = QString::fromLatin1(Password)) const
    {
        return askJson("POST", "/sessions",
                       {{QStringLiteral("handle"), QStringLiteral("ada")},
                        {QStringLiteral("password"), password},
                        {QStringLiteral("device_name"), QStringLiteral("test")}});
    }

    quint16 port() const { return m_port; }

    /// Sends a request and reads the answer to the end of the connection; empty when cut off.
    QByteArray ask(const QByteArray &request) const
    {
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), m_port);
        socket.waitForConnected();
        socket.write(request);
        socket.waitForDisconnected(20'000);
        return socket.readAll();
    }

    /// A JSON request under /api/v1, signed with `token` when there is one.
    QByteArray askJson(const QByteArray &method, const QByteArray &path, const QJsonObject &body,
                       const QByteArray &token = {}) const
    {
        const QByteArray text = QJsonDocument(body).toJson(QJsonDocument::Compact);
        return ask(method + " /api/v1" + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                   + (token.isEmpty() ? QByteArray() : "Authorization: Bearer " + token + "\r\n")
                   + "Content-Type: application/json\r\nContent-Length: " + QByteArray::number(text.size())
                   + "\r\n\r\n" + text);
    }

private:
    QTemporaryDir m_logs;
    quint16 m_port = 0;
};

} // namespace matinee
