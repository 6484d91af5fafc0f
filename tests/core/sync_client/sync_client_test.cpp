#include "core/sync_client/file_vault.h"
#include "core/sync_client/memory_vault.h"
#include "core/sync_client/sync_client.h"
#include "tests/core/sync/two_sides.h"
#include "tests/support/scripted_server.h"

#include <QJsonDocument>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace matinee {

using Is = SyncState::Is;

/// An account's server on a socket: what is asked is answered by the real one, unless a test says otherwise.
class AccountServerOnSocket {
public:
    using Answer = std::function<std::optional<QByteArray>(const QByteArray &request)>;

    ScriptedServer socket{[this](const QByteArray &request) { return answer(request); }};
    TestServer real;
    Answer instead; ///< std::nullopt: as usual
    QByteArray session = "r1";

    int count(const QByteArray &start) const
    {
        return int(std::count_if(socket.asked.cbegin(), socket.asked.cend(),
                                 [&](const QByteArray &request) { return request.startsWith(start); }));
    }

    QByteArray answer(const QByteArray &request)
    {
        if (const auto other = instead ? instead(request) : std::nullopt)
            return *other;
        return usual(request);
    }

    QByteArray usual(const QByteArray &request)
    {
        const QJsonObject body =
            QJsonDocument::fromJson(request.sliced(request.indexOf("\r\n\r\n") + 4)).object();
        const QByteArray path = request.split(' ').value(1);
        if (path.startsWith("/api/v1/sessions"))
            return path.endsWith("refresh") && session.isEmpty()
                ? ScriptedServer::answer("401 Unauthorized", R"({"status":401})")
                : ScriptedServer::ok(R"({"access_token":"a1","refresh_token":"r1"})");
        if (session.isEmpty())
            return ScriptedServer::answer("401 Unauthorized", "{}");
        SyncQuestion question{SyncQuestion::Kind::Pull, 0, body, QUrlQuery(QUrl(QString::fromLatin1(path)))};
        if (path.endsWith("/devices"))
            question.kind = SyncQuestion::Kind::Register;
        else if (path.endsWith("/push"))
            question.kind = SyncQuestion::Kind::Push;
        const SyncAnswer answer = real.answer(question);
        return ScriptedServer::answer(QByteArray::number(answer.status) + " X",
                                      QJsonDocument(answer.body).toJson(QJsonDocument::Compact));
    }
};

/// A library of its own thread, and its client.
class DeviceOnSocket {
public:
    static SyncPace quick()
    {
        SyncPace pace;
        pace.afterChange = 20ms;
        pace.firstRetry = 20ms;
        pace.lastRetry = 50ms;
        pace.lookAtOutbox = 20ms;
        pace.otherProgram = 50ms;
        pace.atTheEnd = 500ms;
        return pace;
    }

    explicit DeviceOnSocket(const ScriptedServer &server, const SyncPace &pace = quick(),
                            const QString &folder = {}, SecretVault *secrets = nullptr)
    {
        SecretVault &kept = secrets ? *secrets : vault;
        pool.setMaxThreadCount(1);
        pool.setExpiryTimeout(-1);
        inLibrary([&] { device = std::make_unique<TestDevice>(); });
        (void)kept.write(u"p"_s, u"r1"_s);
        account = std::make_unique<AccountClient>(
            AccountProfile{u"p"_s, server.url(u"127.0.0.1"_s, {}), u"ada"_s, folder}, kept);
        client = std::make_unique<SyncClient>(*account, Async<SyncStore>(pool, device->store), UserId(1),
                                              u"Laptop"_s, nullptr, pace);
    }
    ~DeviceOnSocket()
    {
        client.reset();
        account.reset();
        inLibrary([&] { device.reset(); });
    }

    void inLibrary(const std::function<void()> &work)
    {
        QSemaphore done;
        pool.start([&] {
            work();
            done.release();
        });
        done.acquire();
    }
    void rate(int points)
    {
        inLibrary([&] {
            TestLibrary &home = device->home;
            (void)home.library.rate(home.ada, home.alien(), *Rating::fromPoints(points));
        });
    }
    /// 0: not rated.
    int points()
    {
        int found = 0;
        inLibrary([&] {
            const auto shelf = device->home.library.shelf(device->home.ada);
            const auto rating = shelf->value(device->home.alien()).rating;
            found = rating ? rating->points() : 0;
        });
        return found;
    }
    qint64 unsent()
    {
        qint64 found = -1;
        inLibrary([&] { found = device->store.status(UserId(1))->unsent; });
        return found;
    }
    Is is() const { return client->state().is; }

    QThreadPool pool;
    std::unique_ptr<TestDevice> device;
    MemoryVault vault;
    std::unique_ptr<AccountClient> account;
    std::unique_ptr<SyncClient> client;
};

class SyncClientTest : public QObject {
    Q_OBJECT

    static bool isPush(const QByteArray &request) { return request.startsWith("POST /api/v1/sync/push"); }
    static bool isPoll(const QByteArray &request) { return request.contains("wait=25"); }

private slots:
    void whatIsChangedOnOneDeviceIsSeenOnTheOther()
    {
        AccountServerOnSocket server;
        DeviceOnSocket laptop(server.socket);
        DeviceOnSocket phone(server.socket);
        QSignalSpy seen(phone.client.get(), &SyncClient::libraryChanged);
        laptop.client->start();
        phone.client->start();
        QTRY_COMPARE(laptop.is(), Is::InStep);
        QTRY_COMPARE(phone.is(), Is::InStep);
        QVERIFY(seen.isEmpty());

        laptop.rate(90);
        laptop.client->noteChange();

        QTRY_VERIFY(!seen.isEmpty());
        QCOMPARE(phone.points(), 90);
        QTRY_COMPARE(laptop.is(), Is::InStep);
        QCOMPARE(laptop.client->state().status.unsent, 0);
        QVERIFY(laptop.client->state().status.syncedAt.isValid());
    }

    void changesAreSentAMomentAfterTheLastOne()
    {
        AccountServerOnSocket server;
        SyncPace pace = DeviceOnSocket::quick();
        pace.afterChange = 300ms;
        DeviceOnSocket laptop(server.socket, pace);
        laptop.client->start();
        laptop.client->watchOutbox();
        QTRY_COMPARE(laptop.is(), Is::InStep);

        for (int points = 10; points <= 50; points += 10) {
            laptop.rate(points);
            laptop.client->noteChange();
            QTest::qWait(20);
        }
        QTRY_COMPARE(laptop.is(), Is::Unsent);
        QCOMPARE(laptop.client->state().status.unsent, 5);
        QCOMPARE(server.count("POST /api/v1/sync/push"), 0);

        QTRY_COMPARE(laptop.is(), Is::InStep);
        QCOMPARE(server.count("POST /api/v1/sync/push"), 1);
    }

    void changesOfOthersAreFoundWhenTheyAreLookedFor()
    {
        AccountServerOnSocket server;
        DeviceOnSocket laptop(server.socket);
        laptop.client->start();
        laptop.client->watchOutbox();
        QTRY_COMPARE(laptop.is(), Is::InStep);

        laptop.rate(90);

        QTRY_COMPARE(server.count("POST /api/v1/sync/push"), 1);
    }

    void changesOfOthersAreFoundWhileARemovalIsHeld()
    {
        AccountServerOnSocket server;
        TestLibrary &remote = server.real.home;
        Watch watch;
        watch.movie = remote.heat();
        QStringList watches;
        for (int n = 0; n < 30; ++n)
            watches.append(remote.library.watch(remote.ada, watch)->record);
        DeviceOnSocket laptop(server.socket);
        laptop.client->start();
        laptop.client->watchOutbox();
        QTRY_COMPARE(laptop.is(), Is::InStep);
        for (const QString &record : watches)
            QVERIFY(remote.library.removeWatch(remote.ada, record));
        laptop.client->syncNow();
        QTRY_COMPARE(laptop.is(), Is::Held);

        laptop.rate(90);

        QTRY_COMPARE(server.count("POST /api/v1/sync/push"), 1);
        QTRY_COMPARE(laptop.is(), Is::Held);
        const auto asked = server.socket.asked.size();
        QTest::qWait(100);
        QCOMPARE(server.socket.asked.size(), asked);
    }

    void aPushWhoseAnswerIsLostCountsOnce()
    {
        AccountServerOnSocket server;
        int pushes = 0;
        server.instead = [&](const QByteArray &request) -> std::optional<QByteArray> {
            if (!isPush(request) || ++pushes > 2)
                return std::nullopt;
            const QByteArray whole = server.usual(request);
            return pushes == 1 ? whole.first(whole.size() / 2) : ScriptedServer::ok("<html>a portal</html>");
        };
        DeviceOnSocket laptop(server.socket);
        laptop.rate(90);

        laptop.client->start();

        QTRY_COMPARE(laptop.is(), Is::InStep);
        QCOMPARE(pushes, 3);
        QCOMPARE(laptop.unsent(), 0);
        auto rows = server.real.home.database->run(u"SELECT seq FROM sync_account"_s);
        QVERIFY(rows && rows->next());
        QCOMPARE(rows->integer(0), 1);
    }

    void aServerThatAsksToWaitIsGivenTheTime_data()
    {
        QTest::addColumn<QByteArray>("busy");
        QTest::addColumn<int>("is");
        QTest::newRow("with the library") << QByteArray("/sync/") << int(Is::Busy);
        QTest::newRow("with the session") << QByteArray("/sessions/refresh") << int(Is::Offline);
    }
    void aServerThatAsksToWaitIsGivenTheTime()
    {
        QFETCH(QByteArray, busy);
        QFETCH(int, is);
        AccountServerOnSocket server;
        bool isBusy = true;
        server.instead = [&](const QByteArray &request) -> std::optional<QByteArray> {
            if (!isBusy || !request.contains(busy))
                return std::nullopt;
            return ScriptedServer::answer("503 Busy", R"({"detail":"Busy."})", "Retry-After: 1\r\n");
        };
        SyncPace pace = DeviceOnSocket::quick();
        pace.regular = 200ms;
        DeviceOnSocket laptop(server.socket, pace);
        laptop.client->start();
        QTRY_COMPARE(int(laptop.is()), is);
        isBusy = false;
        const auto asked = server.socket.asked.size();
        QVERIFY(laptop.client->state().nextTry > QDateTime::currentDateTimeUtc().addMSecs(500));

        QTest::qWait(500);
        QCOMPARE(server.socket.asked.size(), asked);

        QTRY_COMPARE(laptop.is(), Is::InStep);
    }

    void aServerThatIsAwayIsTriedAgain()
    {
        auto server = std::make_unique<AccountServerOnSocket>();
        DeviceOnSocket laptop(server->socket);
        laptop.rate(90);
        laptop.client->start();
        QTRY_COMPARE(laptop.is(), Is::InStep);
        const quint16 port = server->socket.serverPort();
        server.reset();

        laptop.rate(80);
        laptop.client->noteChange();
        QTRY_COMPARE(laptop.is(), Is::Offline);
        QVERIFY(laptop.client->state().message.contains(u"127.0.0.1"_s));
        QCOMPARE(laptop.client->state().status.unsent, 1);

        AccountServerOnSocket back; // that has forgotten everything
        back.socket.close();
        QVERIFY(back.socket.listen(QHostAddress::LocalHost, port));
        QTRY_COMPARE(laptop.is(), Is::InStep);
        QCOMPARE(laptop.unsent(), 0);
    }

    void aSessionThatEndedStopsUntilSomebodySignsIn()
    {
        AccountServerOnSocket server;
        DeviceOnSocket laptop(server.socket);
        laptop.client->start();
        QTRY_COMPARE(laptop.is(), Is::InStep);
        server.session.clear();
        laptop.rate(90);
        laptop.client->noteChange();
        QTRY_COMPARE(laptop.is(), Is::SignInNeeded);
        const auto asked = server.socket.asked.size();
        QTest::qWait(200);
        QCOMPARE(server.socket.asked.size(), asked);
        QCOMPARE(laptop.unsent(), 1);

        server.session = "r1";
        auto signedIn = laptop.account->signIn({u"ada"_s, u"secret"_s}, u"Laptop"_s);
        QTRY_VERIFY(signedIn.isFinished());
        laptop.client->syncNow();

        QTRY_COMPARE(laptop.is(), Is::InStep);
        QCOMPARE(laptop.unsent(), 0);
    }

    void whatWasAskedBeforeAPauseIsNotTakenInAnyMore()
    {
        AccountServerOnSocket server;
        DeviceOnSocket laptop(server.socket);
        server.instead = [&](const QByteArray &request) -> std::optional<QByteArray> {
            if (isPush(request))
                laptop.client->setPaused(true); // and the answer comes all the same
            return std::nullopt;
        };
        laptop.rate(90);
        laptop.client->start();
        QTRY_COMPARE(server.count("POST /api/v1/sync/push"), 1);

        QCOMPARE(laptop.is(), Is::Paused);
        server.instead = {};
        const auto asked = server.socket.asked.size();
        laptop.client->noteChange();
        laptop.client->syncNow();
        QTest::qWait(200);
        QCOMPARE(laptop.is(), Is::Paused);
        QCOMPARE(server.socket.asked.size(), asked);
        QCOMPARE(laptop.unsent(), 1);

        laptop.client->setPaused(false);
        QTRY_COMPARE(laptop.is(), Is::InStep);
        QCOMPARE(laptop.unsent(), 0);
    }

    void theLongPollMakesRoomForWhatThereIsToSend()
    {
        AccountServerOnSocket server;
        server.instead = [](const QByteArray &request) -> std::optional<QByteArray> {
            return isPoll(request) ? std::optional(QByteArray()) : std::nullopt;
        };
        DeviceOnSocket laptop(server.socket);
        laptop.client->start();
        const auto polls = [&] {
            return std::count_if(server.socket.asked.cbegin(), server.socket.asked.cend(), isPoll);
        };
        QTRY_COMPARE(polls(), 1);
        QTest::qWait(200);
        QCOMPARE(polls(), 1);

        server.instead = [](const QByteArray &) { return std::optional(QByteArray()); };
        laptop.rate(90);
        laptop.client->noteChange();

        QTRY_COMPARE(server.count("POST /api/v1/sync/push"), 1);
        const auto open = [&] {
            const auto sockets = server.socket.findChildren<QTcpSocket *>();
            return std::count_if(sockets.cbegin(), sockets.cend(), [](const QTcpSocket *socket) {
                return socket->state() == QTcpSocket::ConnectedState;
            });
        };
        QTRY_COMPARE(open(), 1);
    }

    void aServerThatDoesNotWaitIsNotAskedAllTheTime()
    {
        AccountServerOnSocket server;
        SyncPace pace = DeviceOnSocket::quick();
        pace.lastRetry = 60s;
        DeviceOnSocket laptop(server.socket, pace);
        laptop.client->start();

        QTest::qWait(1'500);

        QVERIFY2(server.socket.asked.size() < 25, qPrintable(QString::number(server.socket.asked.size())));
    }

    void atTheEndWhatIsThereIsSent()
    {
        AccountServerOnSocket server;
        DeviceOnSocket laptop(server.socket);
        laptop.client->start();
        QTRY_COMPARE(laptop.is(), Is::InStep);
        laptop.rate(90);

        const auto finished = laptop.client->finish();

        QTRY_VERIFY(finished.isFinished());
        QCOMPARE(laptop.unsent(), 0);
        const auto asked = server.socket.asked.size();
        QTest::qWait(200);
        QCOMPARE(server.socket.asked.size(), asked);
    }

    void atTheEndNobodyWaitsLongForASilentServer()
    {
        AccountServerOnSocket server;
        DeviceOnSocket laptop(server.socket);
        laptop.client->start();
        QTRY_COMPARE(laptop.is(), Is::InStep);
        server.instead = [](const QByteArray &) { return std::optional(QByteArray()); };
        laptop.rate(90);
        QElapsedTimer timer;
        timer.start();

        const auto finished = laptop.client->finish();

        QTRY_VERIFY(finished.isFinished());
        QVERIFY(timer.elapsed() >= 400 && timer.elapsed() < 2'000);
        QCOMPARE(laptop.unsent(), 1);
    }

    void whatEndsItAllIsTold_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("is");
        QTest::newRow("erased") << QByteArray("410 Gone") << QByteArray(R"({"code":"account_erased"})")
                                << int(Is::Erased);
        QTest::newRow("newer") << QByteArray("426 Upgrade Required") << QByteArray(R"({"title":"Newer"})")
                               << int(Is::Stopped);
        QTest::newRow("defect") << QByteArray("422 No") << QByteArray(R"({"title":"Wrong"})")
                                << int(Is::Stopped);
    }
    void whatEndsItAllIsTold()
    {
        QFETCH(QByteArray, status);
        QFETCH(QByteArray, body);
        QFETCH(int, is);
        AccountServerOnSocket server;
        server.instead = [&](const QByteArray &request) -> std::optional<QByteArray> {
            return request.contains("/sync/p") ? std::optional(ScriptedServer::answer(status, body))
                                               : std::nullopt;
        };
        DeviceOnSocket laptop(server.socket);
        laptop.client->start();

        QTRY_COMPARE(int(laptop.is()), is);

        const auto asked = server.socket.asked.size();
        QTest::qWait(200);
        QCOMPARE(server.socket.asked.size(), asked);
    }

    void whatStoppedIsTriedAgainAfterAWhile()
    {
        AccountServerOnSocket server;
        server.instead = [&](const QByteArray &request) -> std::optional<QByteArray> {
            return request.contains("/sync/p") ? std::optional(ScriptedServer::answer("403 No", "{}"))
                                               : std::nullopt;
        };
        SyncPace pace = DeviceOnSocket::quick();
        pace.regular = 300ms;
        DeviceOnSocket laptop(server.socket, pace);
        laptop.client->start();
        QTRY_COMPARE(laptop.is(), Is::Stopped);

        server.instead = {};

        QTRY_COMPARE(laptop.is(), Is::InStep);
    }

    void pushesThatAProxyFindsTooLargeShrink()
    {
        AccountServerOnSocket server;
        server.instead = [&](const QByteArray &request) -> std::optional<QByteArray> {
            return isPush(request) && request.count("\"mid\"") > 2
                ? std::optional(ScriptedServer::answer("413 Too Large", "<html>nginx</html>"))
                : std::nullopt;
        };
        DeviceOnSocket laptop(server.socket);
        for (int points = 10; points <= 50; points += 10)
            laptop.rate(points);

        laptop.client->start();

        QTRY_COMPARE(laptop.is(), Is::InStep);
        QCOMPARE(laptop.unsent(), 0);
    }

    void aQuestionThatWasTooSlowIsAskedAgain()
    {
        AccountServerOnSocket server;
        int pushes = 0;
        server.instead = [&](const QByteArray &request) -> std::optional<QByteArray> {
            return isPush(request) && ++pushes == 1
                ? std::optional(ScriptedServer::answer("408 Request Timeout", R"({"title":"Slow"})"))
                : std::nullopt;
        };
        DeviceOnSocket laptop(server.socket);
        laptop.rate(90);

        laptop.client->start();

        QTRY_COMPARE(laptop.is(), Is::InStep);
        QCOMPARE(pushes, 2);
    }

    void whatAnotherProgramDidToTheSessionIsReadFirst()
    {
        const QTemporaryDir folder;
        AccountServerOnSocket server;
        server.instead = [&](const QByteArray &request) -> std::optional<QByteArray> {
            return request.contains("/sync/p") ? std::optional(ScriptedServer::answer("403 No", "{}"))
                                               : std::nullopt;
        };
        FileVault vault(folder.filePath(u"secrets"_s));
        DeviceOnSocket laptop(server.socket, DeviceOnSocket::quick(), folder.path(), &vault);
        laptop.client->start();
        QTRY_COMPARE(laptop.is(), Is::Stopped); // and another program has the lock meanwhile
        QVERIFY(vault.write(u"p"_s, u"r2"_s).result());
        server.instead = {};

        laptop.client->syncNow();

        QTRY_COMPARE(laptop.is(), Is::InStep);
        const auto refreshed = std::find_if(
            server.socket.asked.crbegin(), server.socket.asked.crend(),
            [](const QByteArray &request) { return request.startsWith("POST /api/v1/sessions/refresh"); });
        QVERIFY(refreshed != server.socket.asked.crend() && refreshed->contains("r2"));
    }

    void aVaultThatDoesNotOpenIsToldInItsWords()
    {
        const QTemporaryDir folder;
        AccountServerOnSocket server;
        FileVault vault(folder.path());
        DeviceOnSocket laptop(server.socket, DeviceOnSocket::quick(), {}, &vault);
        const QString secret = folder.filePath(u"p.secret"_s);
        QFile::setPermissions(secret, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther);

        laptop.client->start();

        QTRY_COMPARE(laptop.is(), Is::Stopped);
        QVERIFY(laptop.client->state().message.contains(u"chmod 600"_s));
        laptop.rate(90);
        laptop.client->noteChange(); // whoever is asked to open a keychain is not asked at every change
        QTest::qWait(100);
        QCOMPARE(laptop.is(), Is::Stopped);
        QFile::setPermissions(secret, QFile::ReadOwner | QFile::WriteOwner);
        laptop.client->syncNow();
        QTRY_COMPARE(laptop.is(), Is::InStep);
    }

    void oneProgramAtATimeKeepsALibraryInStep()
    {
        const QTemporaryDir folder;
        AccountServerOnSocket server;
        auto window = std::make_unique<DeviceOnSocket>(server.socket, DeviceOnSocket::quick(), folder.path());
        DeviceOnSocket service(server.socket, DeviceOnSocket::quick(), folder.path());
        window->client->start();
        QTRY_COMPARE(window->is(), Is::InStep);
        service.rate(90);

        service.client->start();
        QTest::qWait(300);
        QCOMPARE(server.count("POST /api/v1/sync/push"), 0);

        window.reset();
        QTRY_COMPARE(server.count("POST /api/v1/sync/push"), 1);
    }

    void whoStandsByTellsOfNothingThatIsOver()
    {
        const QTemporaryDir folder;
        AccountServerOnSocket server;
        DeviceOnSocket window(server.socket, DeviceOnSocket::quick(), folder.path());
        DeviceOnSocket service(server.socket, DeviceOnSocket::quick(), folder.path());
        server.session.clear();
        window.client->start();
        QTRY_COMPARE(window.is(), Is::SignInNeeded);
        server.session = "r1";
        service.client->start();
        QTRY_COMPARE(service.is(), Is::InStep);

        window.client->syncNow();
        QTRY_COMPARE(window.is(), Is::InStep);

        window.client->setPaused(true);
        QCOMPARE(window.is(), Is::Paused);
        window.client->setPaused(false);
        QTRY_COMPARE(window.is(), Is::InStep);
        window.rate(90);
        window.client->noteChange();
        QTRY_COMPARE(window.is(), Is::Unsent);
    }
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::SyncClientTest)
#include "sync_client_test.moc"
