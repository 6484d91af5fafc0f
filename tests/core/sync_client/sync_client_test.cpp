#include "tests/core/sync_client/device_on_socket.h"

#include <QSignalSpy>
#include <QTest>

namespace matinee {

/// How a client keeps a library in step while its server answers, sooner or later.
class SyncClientTest : public QObject {
    Q_OBJECT

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
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::SyncClientTest)
#include "sync_client_test.moc"
