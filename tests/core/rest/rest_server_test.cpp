#include "core/rest/rest_server.h"

#include "core/rest/reply.h"
#include "tests/core/rest/test_api.h"

#include <QDeadlineTimer>
#include <QMutex>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A client that says exactly the bytes it is told to. It waits by turning the event loop, on which the
/// server accepts.
class RawClient {
public:
    explicit RawClient(quint16 port)
    {
        m_socket.connectToHost(QHostAddress::LocalHost, port);
        [[maybe_unused]] const bool connected = QTest::qWaitFor([this] { return isOpen(); });
    }

    void send(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        m_socket.flush();
    }

    /// Reads until one answer is whole (its head, and its Content-Length unless `hasBody` is false).
    QByteArray answer(bool hasBody = true)
    {
        [[maybe_unused]] const bool answered = QTest::qWaitFor(
            [&] {
                m_read += m_socket.readAll();
                return isWhole(hasBody) || !isOpen();
            },
            20'000);
        return std::exchange(m_read, {});
    }

    QByteArray ask(const QByteArray &bytes)
    {
        send(bytes);
        return answer();
    }

    bool isClosedWithin(std::chrono::milliseconds time)
    {
        return QTest::qWaitFor([this] { return !isOpen(); }, int(time.count()));
    }

    void leave() { m_socket.abort(); }

private:
    bool isOpen() const { return m_socket.state() == QAbstractSocket::ConnectedState; }

    bool isWhole(bool hasBody) const
    {
        const qsizetype end = m_read.indexOf("\r\n\r\n");
        if (end < 0)
            return false;
        const qsizetype length = m_read.indexOf("Content-Length: ");
        if (!hasBody || length < 0 || length > end)
            return true;
        const qsizetype size =
            m_read.sliced(length + 16, m_read.indexOf('\r', length) - length - 16).toLongLong();
        return m_read.size() >= end + 4 + size;
    }

    QTcpSocket m_socket;
    QByteArray m_read;
};

QByteArray get(const QByteArray &path, const QByteArray &fields = {})
{
    return "GET " + path + " HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n";
}

QByteArray post(const QByteArray &path, const QByteArray &body, const QByteArray &fields = {})
{
    return "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n" + fields + "\r\n" + body;
}

int statusOf(const QByteArray &answer)
{
    return answer.startsWith("HTTP/1.1 ") ? answer.sliced(9, 3).toInt() : 0;
}

std::atomic_bool thereAreNews{false};
std::atomic_int askedForNews{0};

/// Says nothing until there are news.
tl::expected<std::optional<Reply>, Problem> askForNews(RestServices &, const Call &,
                                                       std::chrono::milliseconds waited)
{
    ++askedForNews;
    if (thereAreNews || waited == Forever)
        return json({{u"news"_s, thereAreNews.load()}});
    return std::nullopt;
}

/// All that there are, and one that waits.
Routes routesWithNews(const ServerState &state)
{
    return allRoutes(state) + Routes{{Method::Get, u"/news"_s, Access::SignedIn, Cost::Light, askForNews}};
}

} // namespace

/// The server over loopback: sockets, threads, guard, QHttpServer.
class RestServerTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_files = 0;
    SystemClock m_clock;
    QMutex m_mutex;
    QList<QJsonObject> m_log;
    std::unique_ptr<RestServer> m_server;

    RestServerOptions options()
    {
        RestServerOptions options;
        options.workers = 2;
        options.jobThreads = 1;
        options.waitingJobs = 2;
        options.limits = {0, 0, 0}; // these clients ask a lot
        options.log = [this](const QJsonObject &event) {
            const QMutexLocker lock(&m_mutex);
            m_log.append(event);
        };
        return options;
    }

    void start(const RestServerOptions &options)
    {
        const QString path = m_folder.filePath(u"%1.db"_s.arg(++m_files));
        const auto hub = std::make_shared<IndexHub>(testDatabase(path), m_folder.path());
        auto started =
            RestServer::start(options, [this, path, hub]() -> Result<std::shared_ptr<RestServices>> {
                auto services = TestServices::open(path, m_clock, hub);
                return std::shared_ptr<RestServices>(services, &services->rest);
            });
        QVERIFY2(started, started ? "" : qPrintable(started.error().message));
        m_server = std::move(*started);
    }

    QByteArray ask(const QByteArray &bytes) { return RawClient(m_server->port()).ask(bytes); }

    QByteArray signedIn()
    {
        ask(post("/api/v1/accounts", R"({"handle":"ada","password":"a long enough secret"})"));
        const QByteArray session =
            ask(post("/api/v1/sessions",
                     R"({"handle":"ada","password":"a long enough secret","device_name":"test"})"));
        const qsizetype at = session.indexOf("mat_a_");
        return at < 0 ? QByteArray() : "Authorization: Bearer " + session.sliced(at, 49) + "\r\n";
    }

private slots:
    void init()
    {
        m_log.clear();
        start(options());
    }
    void cleanup() { m_server.reset(); }

    void aConnectionCarriesManyRequests()
    {
        RawClient client(m_server->port());
        for (int i = 0; i < 5; ++i) {
            QCOMPARE(statusOf(client.ask(get("/healthz"))), 200);
            QCOMPARE(statusOf(client.ask(get("/api/v1/movies/tt0089881"))), 200);
            QCOMPARE(statusOf(client.ask(get("/nowhere"))), 404);
        }
        QVERIFY(!client.isClosedWithin(50ms));
    }

    /// Whoever may not import still sends all of it, and hears that.
    void onlyAnArchiveMayBeLargerThanOtherBodies()
    {
        const QByteArray large(3'000'000, 'x');
        QCOMPARE(statusOf(ask(post("/api/v1/me/import", large))), 401);
        QCOMPARE(statusOf(ask(post("/api/v1/me/lists", large.first(65 * 1024)))), 413);
        const QByteArray token = signedIn();
        QCOMPARE(statusOf(ask(post("/api/v1/me/import", large, token))), 415); // it is said to be JSON
        QVERIFY(statusOf(ask(get("/healthz"))) == 200);
    }

    void whatDevicesPushDoesNotWaitForAnArchive()
    {
        const auto beginOf = [](const QByteArray &path, int size) {
            return "POST " + path
                + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                + QByteArray::number(size) + "\r\n\r\n{";
        };
        RawClient archive(m_server->port()), second(m_server->port());
        archive.send(beginOf("/api/v1/me/import", 3'000'000));
        QTest::qWait(50);
        QCOMPARE(statusOf(second.ask(beginOf("/api/v1/me/import", 3'000'000))), 503);
        const QByteArray push(500'000, ' ');
        std::vector<std::unique_ptr<RawClient>> slow;
        for (int i = 0; i < 7; ++i) {
            slow.push_back(std::make_unique<RawClient>(m_server->port()));
            slow.back()->send(beginOf("/api/v1/sync/push", 500'000));
        }
        QTest::qWait(50);
        QCOMPARE(statusOf(ask(post("/api/v1/sync/push", push))), 401);
        QCOMPARE(statusOf(ask(post("/api/v1/sync/push", QByteArray((1 << 20) + 1, ' ')))), 413);
    }

    void headSendsNoBodyAndKeepsTheConnectionInStep()
    {
        RawClient client(m_server->port());
        client.send("HEAD /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
        const QByteArray head = client.answer(false);
        QCOMPARE(statusOf(head), 200);
        QVERIFY(head.contains("Content-Length: 15\r\n"));
        QVERIFY(head.endsWith("\r\n\r\n"));
        QVERIFY(client.ask(get("/healthz")).startsWith("HTTP/1.1 200"));
    }

    void theConnectionClosesWhenTheClientSaysSo()
    {
        RawClient client(m_server->port());
        QVERIFY(client.ask(get("/healthz", "Connection: close\r\n")).contains("Connection: close\r\n"));
        QVERIFY(client.isClosedWithin(2s));
        RawClient old(m_server->port());
        QCOMPARE(statusOf(old.ask("GET /healthz HTTP/1.0\r\n\r\n")), 200);
        QVERIFY(old.isClosedWithin(2s));
    }

    void bodiesArriveWholeHoweverTheyAreSent()
    {
        const QByteArray body = R"({"handle":"ada","password":"a long enough secret"})";
        RawClient client(m_server->port());
        client.send("POST /api/v1/accounts HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                    "Transfer-Encoding: chunked\r\n\r\n");
        for (const char c : body) {
            client.send("1\r\n" + QByteArray(1, c) + "\r\n");
            QTest::qWait(1);
        }
        QCOMPARE(statusOf(client.ask("0\r\n\r\n")), 201);
        QCOMPARE(statusOf(client.ask(post("/api/v1/accounts", body))), 409);
    }

    void aCautiousClientIsToldToContinue()
    {
        const QByteArray body = R"({"handle":"ada","password":"a long enough secret"})";
        RawClient client(m_server->port());
        QByteArray whole = post("/api/v1/accounts", body, "Expect: 100-continue\r\n");
        client.send(whole.chopped(body.size()));
        QCOMPARE(statusOf(client.answer()), 100);
        QCOMPARE(statusOf(client.ask(body)), 201);
    }

    void whatTheGuardRefusesIsAnsweredAndClosed_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<int>("status");
        QTest::newRow("CL and TE") << QByteArray(
            "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
                                   << 400;
        QTest::newRow("pipelined") << get("/healthz").repeated(2) << 400;
        QTest::newRow("TLS") << QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11) << 400;
        QTest::newRow("large body") << QByteArray(
            "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000\r\n\r\n")
                                    << 413;
        QTest::newRow("large head") << get("/", "X: " + QByteArray(20'000, 'a') + "\r\n") << 431;
        QTest::newRow("long address") << get('/' + QByteArray(9'000, 'a')) << 414;
        QTest::newRow("WebSocket") << get("/", "Connection: Upgrade\r\nUpgrade: websocket\r\n") << 501;
    }
    void whatTheGuardRefusesIsAnsweredAndClosed()
    {
        QFETCH(QByteArray, message);
        QFETCH(int, status);
        RawClient client(m_server->port());
        const QByteArray answer = client.ask(message);
        QCOMPARE(statusOf(answer), status);
        QVERIFY(answer.contains("Content-Type: application/problem+json\r\n"));
        QVERIFY(client.isClosedWithin(4s));
        QCOMPARE(statusOf(ask(get("/healthz"))), 200);
    }

    /// The first of the two has been begun, so it is answered; the client sees that the other was not.
    void aRequestThatComesDuringAnAnswerIsNotTaken()
    {
        const QByteArray token = signedIn();
        RawClient client(m_server->port());
        client.send(get("/api/v1/me/report.pdf", token));
        QVERIFY(QTest::qWaitFor([this] { return !m_server->isIdle(); }));
        const QByteArray answer = client.ask(get("/healthz"));
        QCOMPARE(statusOf(answer), 200);
        QVERIFY(answer.contains("%PDF-") && answer.contains("Connection: close\r\n"));
        QVERIFY(client.isClosedWithin(4s));
        QCOMPARE(client.answer(), QByteArray());
    }

    void aRefusedUploadCanStillReadWhy()
    {
        RawClient client(m_server->port());
        client.send("POST /api/v1/accounts HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000\r\n\r\n");
        for (int i = 0; i < 20; ++i)
            client.send(QByteArray(100'000, 'x'));
        QCOMPARE(statusOf(client.answer()), 413);
    }

    void slowClientsLoseTheirTurn()
    {
        auto hasty = options();
        hasty.rules.times.head = 200ms;
        hasty.rules.times.body = 200ms;
        hasty.rules.times.idle = 200ms;
        hasty.rules.times.linger = 100ms;
        start(hasty);

        RawClient silent(m_server->port());
        RawClient halfHead(m_server->port());
        halfHead.send("GET / HT");
        RawClient halfBody(m_server->port());
        halfBody.send(post("/api/v1/accounts", "{}").chopped(1));
        RawClient idle(m_server->port());
        QCOMPARE(statusOf(idle.ask(get("/healthz"))), 200);

        QCOMPARE(statusOf(halfHead.answer()), 408);
        QCOMPARE(statusOf(halfBody.answer()), 408);
        for (RawClient *client : {&silent, &halfHead, &halfBody, &idle})
            QVERIFY(client->isClosedWithin(3s));
    }

    void aDripOfBytesDoesNotBuyTime()
    {
        auto hasty = options();
        hasty.rules.times.head = 300ms;
        start(hasty);
        RawClient drip(m_server->port());
        QElapsedTimer timer;
        timer.start();
        for (int i = 0; i < 100 && !drip.isClosedWithin(0ms) && timer.elapsed() < 3000; ++i) {
            drip.send("a");
            QTest::qWait(30);
        }
        QVERIFY2(timer.elapsed() < 2500, qPrintable(QString::number(timer.elapsed())));
    }

    void thereIsRoomForSoManyConnections()
    {
        auto small = options();
        small.connections = 3;
        start(small);
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 3; ++i) {
            clients.push_back(std::make_unique<RawClient>(m_server->port()));
            QCOMPARE(statusOf(clients.back()->ask(get("/healthz"))), 200);
        }
        RawClient tooMany(m_server->port());
        QCOMPARE(statusOf(tooMany.answer()), 503);
        clients.pop_back();
        QVERIFY(QTest::qWaitFor([&] { return statusOf(ask(get("/healthz"))) == 200; }));
    }

    void fiftyClientsAtOnceAreAllAnswered()
    {
        const QByteArray token = signedIn();
        QVERIFY(!token.isEmpty());
        std::vector<std::unique_ptr<QThread>> threads;
        std::atomic_int good{0};
        for (int i = 0; i < 50; ++i) {
            threads.emplace_back(QThread::create([&, i] {
                RawClient client(m_server->port());
                const QByteArray points = R"({"points":)" + QByteArray::number(i + 1) + '}';
                const QByteArray put = "PUT" + post("/api/v1/me/ratings/tt0089881", points, token).sliced(4);
                if (statusOf(client.ask(put)) == 200
                    && statusOf(client.ask(get("/api/v1/me/ratings", token))) == 200)
                    ++good;
            }));
            threads.back()->start();
        }
        for (const auto &thread : threads)
            QTRY_VERIFY_WITH_TIMEOUT(thread->isFinished(), 30'000);
        QCOMPARE(good.load(), 50);
    }

    void clientsThatLeaveDuringASlowAnswerHarmNobody()
    {
        const QByteArray token = signedIn();
        for (int i = 0; i < 40; ++i) {
            RawClient client(m_server->port());
            client.send(get("/api/v1/me/report.pdf", token));
            if (i % 2 == 0)
                QTest::qWait(i);
            client.leave();
        }
        QTRY_VERIFY_WITH_TIMEOUT(m_server->isIdle(), 20'000);
        const QByteArray report = ask(get("/api/v1/me/report.pdf", token));
        QCOMPARE(statusOf(report), 200);
        QVERIFY(report.contains("%PDF-"));
    }

    void slowAnswersDoNotHoldUpOthersAndAFullQueueSaysSo()
    {
        const QByteArray token = signedIn();
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 12; ++i) {
            clients.push_back(std::make_unique<RawClient>(m_server->port()));
            clients.back()->send(get("/api/v1/me/report.pdf", token));
        }
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(statusOf(ask(get("/healthz"))), 200);
        int served = 0, busy = 0;
        for (const auto &client : clients) {
            const QByteArray answer = client->answer();
            served += statusOf(answer) == 200 ? 1 : 0;
            busy += statusOf(answer) == 503 && answer.contains("Retry-After: ") ? 1 : 0;
        }
        QCOMPARE(served + busy, 12);
        QVERIFY(served >= 3);
        QVERIFY(busy >= 1);
    }

    void whoWaitsHoldsUpNobodyAndHearsAtOnceWhatChanges()
    {
        auto wanted = options();
        wanted.routes = routesWithNews;
        start(wanted);
        thereAreNews = false;
        const QByteArray token = signedIn();
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 20; ++i) {
            clients.push_back(std::make_unique<RawClient>(m_server->port()));
            clients.back()->send(get("/news", token));
        }
        QTest::qWait(600);
        QCOMPARE(statusOf(ask(get("/healthz"))), 200);
        thereAreNews = true;
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(statusOf(ask(post("/api/v1/movies", R"({"title":"Summer"})", token))), 201);
        for (const auto &client : clients)
            QVERIFY(client->answer().contains(R"({"news":true})"));
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
        QTRY_VERIFY(m_server->isIdle());
    }

    void eachChangeThatAPersonMakesIsLookedAtAtOnce()
    {
        auto wanted = options();
        wanted.routes = routesWithNews;
        start(wanted);
        thereAreNews = false;
        const QByteArray token = signedIn();
        RawClient client(m_server->port());
        client.send(get("/news", token));
        QTest::qWait(100);
        askedForNews = 0;
        // With two workers, half of them are made by the other one.
        RawClient writers[2] = {RawClient(m_server->port()), RawClient(m_server->port())};
        for (int i = 0; i < 40; ++i)
            QCOMPARE(statusOf(writers[i % 2].ask(post(
                         "/api/v1/me/lists", R"({"name":"list )" + QByteArray::number(i) + R"("})", token))),
                     201);
        QTRY_VERIFY(askedForNews >= 40); // in the time of which every half second is a fraction
    }

    void whoWaitsHearsWhatAnotherProcessChangedSoonAfter()
    {
        auto wanted = options();
        wanted.routes = routesWithNews;
        start(wanted);
        thereAreNews = false;
        RawClient client(m_server->port());
        client.send(get("/news", signedIn()));
        QTest::qWait(100);
        thereAreNews = true;
        QElapsedTimer timer;
        timer.start();
        QVERIFY(client.answer().contains(R"({"news":true})"));
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
        // The connection goes on.
        QVERIFY(client.ask(get("/healthz")).startsWith("HTTP/1.1 200"));
    }

    void whoLeavesWhileWaitingIsLetGo()
    {
        auto wanted = options();
        wanted.routes = routesWithNews;
        start(wanted);
        thereAreNews = false;
        const QByteArray token = signedIn();
        for (int i = 0; i < 10; ++i) {
            RawClient client(m_server->port());
            client.send(get("/news", token));
            QTest::qWait(i % 2 * 20);
            client.leave();
        }
        QTRY_VERIFY(m_server->isIdle());
    }

    void drainingAnswersThoseWhoWait()
    {
        auto wanted = options();
        wanted.routes = routesWithNews;
        start(wanted);
        thereAreNews = false;
        const QByteArray token = signedIn();
        RawClient waiting(m_server->port());
        RawClient late(m_server->port());
        QCOMPARE(statusOf(late.ask(get("/healthz"))), 200);
        waiting.send(get("/news", token));
        QTRY_VERIFY(!m_server->isIdle());
        QTest::qWait(100);
        m_server->drain();
        late.send(get("/news", token));
        QVERIFY(waiting.answer().contains(R"({"news":false})"));
        QVERIFY(late.answer().contains(R"({"news":false})"));
        QVERIFY(waiting.isClosedWithin(2s));
        QTRY_VERIFY(m_server->isIdle());
    }

    void drainingAnswersWhatIsUnderWayAndThenCloses()
    {
        const QByteArray token = signedIn();
        RawClient kept(m_server->port());
        QCOMPARE(statusOf(kept.ask(get("/readyz"))), 200);
        RawClient slow[3] = {RawClient(m_server->port()), RawClient(m_server->port()),
                             RawClient(m_server->port())};
        for (RawClient &client : slow)
            client.send(get("/api/v1/me/report.pdf", token));
        const QDeadlineTimer deadline(5s);
        while (m_server->isIdle() && !deadline.hasExpired())
            QCoreApplication::processEvents();
        QVERIFY(!m_server->isIdle());

        const quint16 port = m_server->port();
        m_server->drain();
        for (RawClient &client : slow) {
            QCOMPARE(statusOf(client.answer()), 200);
            QVERIFY(client.isClosedWithin(2s));
        }
        QCOMPARE(statusOf(kept.ask(get("/readyz"))), 503);
        QVERIFY(kept.isClosedWithin(2s));
        RawClient late(port);
        QVERIFY(late.isClosedWithin(0ms));
        QTRY_VERIFY(m_server->isIdle());
    }

    void theLogHoldsNoSecretsAndNoSearches()
    {
        const QByteArray token = signedIn();
        ask(get("/api/v1/movies?q=very-private-search", token));
        ask(get("/api/v1/movies/tt0089881?x=%0d%0a", token));
        const QMutexLocker lock(&m_mutex);
        QString all;
        for (const QJsonObject &event : m_log)
            all += QString::fromUtf8(QJsonDocument(event).toJson(QJsonDocument::Compact));
        QVERIFY(all.contains(u"\"route\":\"/api/v1/movies/{ref}\""_s));
        for (const auto &secret :
             {u"mat_a_"_s, u"mat_r_"_s, u"a long enough secret"_s, u"very-private"_s, u"tt0089881"_s})
            QVERIFY2(!all.contains(secret), qPrintable(secret));
    }

    void aTakenPortIsAnError()
    {
        auto taken = options();
        taken.port = m_server->port();
        const auto second = RestServer::start(
            taken, []() -> Result<std::shared_ptr<RestServices>> { return fail(Error::Kind::Corrupt, {}); });
        QVERIFY(!second);
        QCOMPARE(second.error().kind, Error::Kind::Unavailable);
    }
};

QTEST_MAIN(RestServerTest)
#include "rest_server_test.moc"
