#include "core/sync_client/file_vault.h"
#include "tests/core/sync_client/device_on_socket.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace matinee {

/// What a client does about what stops it, and beside other programs.
class SyncTroubleTest : public QObject {
    Q_OBJECT

private slots:
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

QTEST_GUILESS_MAIN(matinee::SyncTroubleTest)
#include "sync_trouble_test.moc"
