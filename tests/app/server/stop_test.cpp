#include "tests/app/server/raw_connection.h"
#include "tests/app/server/server_process.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <sys/un.h>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace matinee {

namespace {

/// Stands where systemd stands.
class Supervisor {
public:
    explicit Supervisor(const QByteArray &path) : m_socket(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_un address = {};
        address.sun_family = AF_UNIX;
        std::copy(path.begin(), path.end(), address.sun_path);
        m_isBound = ::bind(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
    }
    ~Supervisor() { ::close(m_socket); }
    Q_DISABLE_COPY_MOVE(Supervisor)

    bool isBound() const { return m_isBound; }

    /// What the service says next; empty when it is silent.
    QByteArray next(std::chrono::milliseconds time)
    {
        pollfd wanted = {m_socket, POLLIN, 0};
        char text[256];
        if (::poll(&wanted, 1, int(time.count())) <= 0)
            return {};
        const auto size = ::recv(m_socket, text, sizeof text, 0);
        return size > 0 ? QByteArray(text, qsizetype(size)) : QByteArray();
    }

private:
    int m_socket;
    bool m_isBound = false;
};

} // namespace

/// What SIGTERM does to a server that is at work.
class StopTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;

    static QByteArray signedIn(const ServerProcess &server)
    {
        server.askJson(
            "POST", "/accounts",
            {{u"handle"_s, u"ada"_s}, {u"password"_s, QString::fromLatin1(ServerProcess::Password)}});
        const QByteArray answer = server.signIn();
        return answer.mid(answer.indexOf("mat_a_"), 49);
    }

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void whatIsUnderWayIsAnsweredAndNothingElse()
    {
        ServerProcess server(m_folder->path());
        QVERIFY(server.serveQuietly());
        const QByteArray report = "GET /api/v1/me/report.pdf HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
            + signedIn(server) + "\r\n\r\n";
        RawConnection kept(server.port());
        kept.send("GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n");
        QCOMPARE(kept.answer(10s)->status, 200);
        std::vector<std::unique_ptr<RawConnection>> clients;
        for (int i = 0; i < 8; ++i) {
            clients.push_back(std::make_unique<RawConnection>(server.port()));
            clients.back()->send(report);
        }
        QTest::qWait(100);

        server.terminate();
        QVERIFY(QTest::qWaitFor([&] { return server.log().contains("\"stopping\""); }));

        QVERIFY(!RawConnection(server.port()).isOpen());
        kept.send("GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n");
        const auto ready = kept.answer(10s);
        QVERIFY(ready && ready->status == 503 && ready->closes);
        for (const auto &client : clients) {
            const auto answer = client->answer(20s);
            QVERIFY(answer && answer->status == 200 && answer->closes);
            QVERIFY(answer->body.startsWith("%PDF-") && answer->body.trimmed().endsWith("%%EOF"));
        }
        QVERIFY(server.waitForFinished(15'000));
        QCOMPARE(server.exitStatus(), QProcess::NormalExit);
        QCOMPARE(server.exitCode(), 0);
    }

    void whoDawdlesDoesNotHoldItUp()
    {
        ServerProcess server(m_folder->path());
        QVERIFY(server.serveQuietly());
        RawConnection idle(server.port()), head(server.port()), body(server.port());
        head.send("GET /healthz HT");
        body.send("POST /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nab");
        QTest::qWait(50);
        QElapsedTimer timer;
        timer.start();
        server.terminate();
        QVERIFY(server.waitForFinished(15'000));
        QCOMPARE(server.exitCode(), 0);
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
    }

    void systemdIsToldHowItIs()
    {
        const QByteArray path = m_folder->filePath(u"notify"_s).toUtf8();
        Supervisor supervisor(path);
        QVERIFY(supervisor.isBound());
        ServerProcess server(m_folder->filePath(u"data"_s));
        QProcessEnvironment environment = server.processEnvironment();
        environment.insert(u"NOTIFY_SOCKET"_s, QString::fromUtf8(path));
        environment.insert(u"WATCHDOG_USEC"_s, u"200000"_s);
        server.setProcessEnvironment(environment);

        QVERIFY(server.serveQuietly());
        QCOMPARE(supervisor.next(5s), "READY=1"_ba);
        QCOMPARE(supervisor.next(5s), "WATCHDOG=1"_ba);
        server.terminate();
        QByteArray last;
        while (last != "STOPPING=1") {
            last = supervisor.next(5s);
            QVERIFY(!last.isEmpty());
        }
        QVERIFY(server.waitForFinished(15'000));
        QCOMPARE(server.exitCode(), 0);
    }
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::StopTest)
#include "stop_test.moc"
