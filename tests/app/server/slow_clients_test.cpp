#include "tests/app/server/raw_connection.h"
#include "tests/app/server/server_process.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <sys/resource.h>
#include <variant>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace matinee {

/// A thousand clients that hold on to the server, and what it costs: memory, and others' patience. How long
/// they hold on: MATINEE_HOLD_SECONDS (2).
class SlowClientsTest : public QObject {
    Q_OBJECT

    static constexpr int Many = 1000;
#ifdef __SANITIZE_ADDRESS__
    static constexpr qint64 MostGrowth = 64 + 256; // MiB; AddressSanitizer holds back 256 of what was freed
#else
    static constexpr qint64 MostGrowth = 64; // MiB
#endif

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ServerProcess> m_server;
    std::vector<std::unique_ptr<RawConnection>> m_clients;
    qint64 m_peak = 0;

    /// In MiB.
    qint64 residentMemory() const
    {
        QFile file(u"/proc/%1/statm"_s.arg(m_server->processId()));
        return file.open(QIODevice::ReadOnly)
            ? file.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE) / (1 << 20)
            : -1;
    }

    void connectMany(const QByteArray &first)
    {
        for (int i = 0; i < Many; ++i) {
            m_clients.push_back(std::make_unique<RawConnection>(m_server->port(), INADDR_LOOPBACK, 4096));
            QVERIFY(m_clients.back()->isOpen());
            m_clients.back()->send(first);
            m_peak = std::max(m_peak, residentMemory());
        }
    }

    /// What somebody else gets meanwhile: the longest wait in ms, or what was wrong.
    std::variant<qint64, QString> serveOthers(const QByteArray &drip)
    {
        const QDeadlineTimer end(
            std::chrono::seconds(qEnvironmentVariable("MATINEE_HOLD_SECONDS", u"2"_s).toInt()));
        qint64 longest = 0;
        while (!end.hasExpired()) {
            for (std::size_t i = 0; !drip.isEmpty() && i < m_clients.size(); i += 7)
                m_clients[i]->send(drip);
            QElapsedTimer timer;
            timer.start();
            RawConnection good(m_server->port());
            good.send("GET /api/v1/movies?limit=20 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
            const auto answer = good.answer(10s);
            const QString after = u" after %1 ms: "_s.arg(timer.elapsed());
            if (!answer)
                return u"no answer"_s + after + QString::fromUtf8(good.unread());
            if (answer->status != 200 || answer->body.size() < 1000)
                return QString::number(answer->status) + after + QString::fromUtf8(answer->body);
            longest = std::max(longest, timer.elapsed());
            m_peak = std::max(m_peak, residentMemory());
            std::this_thread::sleep_for(50ms);
        }
        return longest;
    }

private slots:
    void initTestCase()
    {
        rlimit limit = {};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &limit), 0);
        limit.rlim_cur = limit.rlim_max;
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &limit), 0);
        if (limit.rlim_max < 2 * Many)
            QSKIP("this system allows too few open files to be a thousand clients");
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<ServerProcess>(m_folder->path());
        // A budget would refuse some of them, and is not what is looked at.
        QVERIFY(m_server->serveQuietly({u"--workers"_s, u"2"_s, u"--requests-per-minute"_s, u"0"_s}));
        QCOMPARE(m_server->films().size(), 100); // what is made at the first question is no growth
        m_peak = 0;
    }

    void cleanup()
    {
        m_clients.clear();
        m_server->terminate();
        QVERIFY(m_server->waitForFinished(15'000));
        QCOMPARE(m_server->exitCode(), 0);
        m_server.reset();
    }

    void aThousandOfThemHarmNobody_data()
    {
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("drip");
        QTest::newRow("heads that never end")
            << QByteArray("GET /healthz HTTP/1.1\r\nHost: x\r\nX: ") << QByteArray("y");
        QTest::newRow("bodies that never end")
            << "POST /api/v1/accounts HTTP/1.1\r\nHost: x\r\nContent-Length: 65536\r\n\r\n"
                + QByteArray(65'000, 'x')
            << QByteArray("y");
        QTest::newRow("answers that nobody reads")
            << QByteArray("GET /api/v1/openapi.yaml HTTP/1.1\r\nHost: x\r\n\r\n") << QByteArray();
        QTest::newRow("questions without end")
            << QByteArray("GET /api/v1/openapi.yaml HTTP/1.1\r\nHost: x\r\n\r\n")
            << QByteArray("GET /api/v1/openapi.yaml HTTP/1.1\r\nHost: x\r\n\r\n");
        QTest::newRow("large requests that rest")
            << "POST /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: 65536\r\n\r\n" + QByteArray(65'536, 'x')
            << QByteArray();
    }
    void aThousandOfThemHarmNobody()
    {
        QFETCH(QByteArray, first);
        QFETCH(QByteArray, drip);
        const qint64 before = residentMemory();

        connectMany(first);
        const auto served = serveOthers(drip);

        if (const auto *wrong = std::get_if<QString>(&served))
            QFAIL(qPrintable(*wrong));
        const qint64 longest = std::get<qint64>(served);
        qInfo("%lld MiB more than %lld MiB, the longest wait %lld ms", m_peak - before, before, longest);
        QVERIFY(longest < 9000);
        QVERIFY(m_peak - before <= MostGrowth);
    }

    void aServerWithFewDescriptorsTakesFewerClients()
    {
        ServerProcess poor(m_folder->filePath(u"poor"_s));
        poor.setChildProcessModifier([] {
            const rlimit few = {150, 150};
            ::setrlimit(RLIMIT_NOFILE, &few);
        });
        QVERIFY(poor.serveQuietly());
        for (int i = 0; i < 300; ++i) {
            m_clients.push_back(std::make_unique<RawConnection>(poor.port()));
            m_clients.back()->send("GET ");
        }
        const auto refusal = m_clients.back()->answer(10s);
        QVERIFY(refusal && refusal->status == 503);
        m_clients.clear();
        QTest::qWait(500);

        RawConnection good(poor.port());
        good.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
        const auto answer = good.answer(10s);

        QVERIFY(answer && answer->status == 200);
        poor.terminate();
        QVERIFY(poor.waitForFinished(15'000));
        QCOMPARE(poor.exitCode(), 0);
    }
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::SlowClientsTest)
#include "slow_clients_test.moc"
