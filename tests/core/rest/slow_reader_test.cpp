#include "core/rest/rest_server.h"

#include "tests/core/rest/test_api.h"

#include <QElapsedTimer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// A client that takes an answer too large for the buffers of the system, a little at a time.
class SlowReaderTest : public QObject {
    Q_OBJECT

    static constexpr int Watches = 100;
    static constexpr int NoteLength = 10'000;

    QTemporaryDir m_folder;
    SystemClock m_clock;
    QByteArray m_token;
    std::chrono::milliseconds m_sending{60'000};
    std::unique_ptr<RestServer> m_server;

    std::shared_ptr<TestServices> open() { return TestServices::open(m_folder.filePath(u"a.db"_s), m_clock); }

    /// A diary whose notes are control characters, six bytes each in JSON.
    void fill()
    {
        const auto services = open();
        const auto account = services->rest.accounts->people.signUp({u"ada"_s, u"a long enough secret"_s});
        QVERIFY(account);
        const PasswordTry attempt = *services->rest.accounts->sessions.beginSignIn(u"ada"_s);
        m_token = services->rest.accounts->sessions.finishSignIn(attempt, {.matches = true}, u"test"_s)
                      ->signedIn->tokens.access.toLatin1();
        const MovieId film = (*services->rest.catalog.catalogue())->movies.first().id;
        for (int i = 0; i < Watches; ++i) {
            QVERIFY(services->rest.library.watch(
                account->user, {{}, film, {}, false, QString(NoteLength, QChar(u'\x01')), {}}));
        }
    }

    /// Reads all there is, 64 KiB every few milliseconds.
    QByteArray readSlowly(QTcpSocket &socket)
    {
        QByteArray read;
        while (QTest::qWaitFor([&] {
                   return socket.bytesAvailable() > 0 || socket.state() != QAbstractSocket::ConnectedState;
               })
               && socket.bytesAvailable() > 0) {
            read += socket.readAll();
            QTest::qWait(5);
        }
        return read;
    }

    void ask(QTcpSocket &socket)
    {
        socket.setReadBufferSize(64 * 1024);
        socket.connectToHost(QHostAddress::LocalHost, m_server->port());
        QVERIFY(QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::ConnectedState; }));
        socket.write("GET /api/v1/me/watches?limit=100 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                     "Authorization: Bearer "
                     + m_token + "\r\n\r\n");
    }

private slots:
    void initTestCase() { fill(); }

    void init()
    {
        RestServerOptions options;
        options.log = [](const QJsonObject &) {};
        options.limits = {0, 0, 0};
        options.rules.times.idle = 200ms;
        options.rules.times.sending = m_sending;
        auto started = RestServer::start(options, [this]() -> Result<std::shared_ptr<RestServices>> {
            auto services = open();
            return std::shared_ptr<RestServices>(services, &services->rest);
        });
        QVERIFY(started);
        m_server = std::move(*started);
    }
    void cleanup() { m_server.reset(); }

    void theLastAnswerOfAConnectionArrivesWhole()
    {
        QTcpSocket socket;
        ask(socket);

        const QByteArray answer = readSlowly(socket);

        QVERIFY(answer.startsWith("HTTP/1.1 200"));
        QVERIFY2(answer.size() > 6 * Watches * NoteLength, qPrintable(QString::number(answer.size())));
        QVERIFY(answer.endsWith('}'));
    }

    void theServerIsBusyUntilTheAnswerIsSent()
    {
        QTcpSocket socket;
        ask(socket);
        QTRY_VERIFY(socket.bytesAvailable() > 0);
        m_server->drain();

        QVERIFY(!m_server->isIdle());

        QVERIFY(readSlowly(socket).endsWith('}'));
        QTRY_VERIFY(m_server->isIdle());
    }

    void aLittleNowAndThenDoesNotBuyMoreTime()
    {
        cleanup();
        m_sending = 1s;
        init();
        QTcpSocket socket;
        QVERIFY(socket.bind(QHostAddress::LocalHost));
        socket.setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption,
                               4096); // the system takes little
        ask(socket);
        QElapsedTimer timer;
        timer.start();
        QTRY_VERIFY(socket.bytesAvailable() > 0);
        QVERIFY(!m_server->isIdle());
        while (!m_server->isIdle() && timer.elapsed() < 15'000) {
            socket.read(1024);
            QTest::qWait(50);
        }
        QVERIFY2(timer.elapsed() < 10'000, qPrintable(QString::number(timer.elapsed())));
        m_sending = 60s;
    }

    void whoReadsNothingKeepsNobodyBusy()
    {
        QTcpSocket socket;
        ask(socket);
        QTRY_VERIFY(socket.bytesAvailable() > 0);

        QTRY_VERIFY(m_server->isIdle());
    }
};

QTEST_MAIN(SlowReaderTest)
#include "slow_reader_test.moc"
