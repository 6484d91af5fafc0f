#include "core/sync_client/account_profile.h"
#include "tests/app/desktop/headless_process.h"
#include "tests/app/server/server_process.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Qt::StringLiterals;

namespace matinee {

/// A real server and two real devices of one account, without windows.
class TwoDevicesTest : public QObject {
    Q_OBJECT

    const QTemporaryDir m_folder;
    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<HeadlessProcess> m_laptop;
    std::unique_ptr<HeadlessProcess> m_phone;
    quint16 m_port = 0;

    QString folder(const QString &name) const { return m_folder.filePath(name); }

    bool startServer()
    {
        m_server = std::make_unique<ServerProcess>(folder(u"server"_s));
        const bool isUp = m_server->serveQuietly({u"--listen"_s, u"127.0.0.1:%1"_s.arg(m_port)});
        m_port = m_server->port();
        return isUp;
    }
    void stopServer()
    {
        m_server->kill();
        m_server->waitForFinished();
    }
    /// What a terminal says.
    struct Ended {
        int code = -1;
        QByteArray out;
        QByteArray err;
    };
    static Ended run(const QStringList &arguments, const QByteArray &input = {})
    {
        QProcess matinee;
        matinee.start(QStringLiteral(DESKTOP_PROGRAM), arguments);
        matinee.write(input);
        matinee.closeWriteChannel();
        if (!matinee.waitForFinished(60'000))
            return {};
        return {matinee.exitCode(), matinee.readAllStandardOutput(), matinee.readAllStandardError()};
    }
    Ended signIn(const QString &device, const QByteArray &password = ServerProcess::Password) const
    {
        return run({u"--sign-in"_s, u"http://127.0.0.1:%1"_s.arg(m_port), u"--handle"_s, u"ada"_s,
                    u"--data-dir"_s, folder(device)},
                   password + '\n');
    }
    std::unique_ptr<HeadlessProcess> serve(const QString &device) const
    {
        auto process = std::make_unique<HeadlessProcess>(folder(device));
        process->setStandardErrorFile(folder(device + u".log"_s));
        return process->serve() ? std::move(process) : nullptr;
    }
    static int points(const HeadlessProcess &device, const QByteArray &film)
    {
        const auto answer = device.ask("GET", "/api/v1/me/ratings");
        const auto items = answer.json().value("items"_L1).toArray();
        for (const QJsonValue &item : items) {
            if (QJsonDocument(item.toObject()).toJson().contains(film))
                return item["mine"_L1]["points"_L1].toInt();
        }
        return 0;
    }
    static int rate(const HeadlessProcess &device, const QByteArray &film, int points)
    {
        return device
            .ask("PUT", "/api/v1/me/ratings/" + film, R"({"points":)" + QByteArray::number(points) + "}")
            .status;
    }
    bool hasLogged(const QString &device, const QByteArray &what) const
    {
        QFile log(folder(device + u".log"_s));
        return log.open(QIODevice::ReadOnly) && log.readAll().contains(what);
    }

private slots:
    void initTestCase()
    {
        QVERIFY(ServerProcess(folder(u"server"_s)).createAda());
        QVERIFY(startServer());
    }

    void cleanupTestCase() { stopServer(); }

    void aWrongPasswordLeavesTheLibraryAlone()
    {
        const Ended ended = signIn(u"laptop"_s, "not this one");
        QCOMPARE(ended.code, 1);
        QVERIFY2(ended.err.contains("password"), ended.err);
        QVERIFY(!QFile::exists(folder(u"laptop/profiles.json"_s)));
        QVERIFY(!QFile::exists(folder(u"laptop/secrets"_s)));
    }

    void whatWasThereBeforeGoesIntoTheAccount()
    {
        {
            const auto local = serve(u"laptop"_s);
            QVERIFY(local);
            QCOMPARE(rate(*local, "tt0133093", 90), 200);
            local->terminate();
            QVERIFY(local->waitForFinished(15'000));
        }
        for (const QString &device : {u"laptop"_s, u"phone"_s}) {
            const Ended ended = signIn(device);
            QVERIFY2(ended.code == 0, ended.err);
            QVERIFY(ended.out.contains("ada"));
        }
        const auto secret = QFile::permissions(folder(u"laptop/secrets"_s));
        QVERIFY(!(secret & QFile::ReadOther));
        m_laptop = serve(u"laptop"_s);
        m_phone = serve(u"phone"_s);
        QVERIFY(m_laptop && m_phone);

        QTRY_COMPARE_WITH_TIMEOUT(points(*m_phone, "tt0133093"), 90, 20'000);
    }

    void anEditOnOneIsSeenOnTheOtherAtOnce()
    {
        for (int wanted = 10; wanted <= 50; wanted += 10) {
            // The last times after longer than connections and answers are usually waited for.
            QTest::qWait(wanted == 50 ? 22'000 : wanted == 40 ? 12'000 : 500);
            QElapsedTimer timer;
            timer.start();
            QCOMPARE(rate(*m_laptop, "tt0111161", wanted), 200);
            while (points(*m_phone, "tt0111161") != wanted && timer.elapsed() < 10'000)
                QTest::qWait(20);
            qInfo("seen after %lld ms", timer.elapsed());
            QVERIFY(timer.elapsed() < 4'000); // nobody asks that often who is not told
        }
    }

    void aPauseOfTheWindowIsOneOfTheProgramBesideIt()
    {
        AccountProfiles profiles(folder(u"phone"_s));
        AccountProfile profile = **profiles.current();
        profile.paused = true;
        QVERIFY(profiles.save(profile));
        QTRY_VERIFY_WITH_TIMEOUT(hasLogged(u"phone"_s, "paused"), 10'000);
        QCOMPARE(rate(*m_phone, "tt0137523", 40), 200);
        QTest::qWait(1'500);
        QCOMPARE(points(*m_laptop, "tt0137523"), 0);

        profile.paused = false;
        QVERIFY(profiles.save(profile));

        QTRY_COMPARE_WITH_TIMEOUT(points(*m_laptop, "tt0137523"), 40, 10'000);
    }

    void whatIsDoneWhileTheServerIsAwayArrivesLater()
    {
        stopServer();
        QCOMPARE(rate(*m_phone, "tt0468569", 70), 200);
        QCOMPARE(points(*m_phone, "tt0468569"), 70);
        QTRY_VERIFY_WITH_TIMEOUT(hasLogged(u"phone"_s, "offline"), 20'000);

        QVERIFY(startServer());

        QTRY_COMPARE_WITH_TIMEOUT(points(*m_laptop, "tt0468569"), 70, 30'000);
    }

    void aSessionThatEndsKeepsTheLibraryAndIsTold()
    {
        const QByteArray answer = m_server->signIn();
        const QByteArray token = QJsonDocument::fromJson(answer.mid(answer.indexOf("\r\n\r\n") + 4))
                                     .object()["access_token"_L1]
                                     .toString()
                                     .toLatin1();
        QVERIFY(m_server->askJson("DELETE", "/me/sessions", {}, token).contains(" 204 "));

        QTRY_VERIFY_WITH_TIMEOUT(hasLogged(u"phone"_s, "sign_in_needed"), 40'000);
        QCOMPARE(rate(*m_phone, "tt0068646", 60), 200);
        m_phone->terminate();
        QVERIFY(m_phone->waitForFinished(15'000));
        const Ended ended = signIn(u"phone"_s);
        QVERIFY2(ended.code == 0, ended.err);
        QVERIFY(signIn(u"laptop"_s).code == 0);
        m_phone = serve(u"phone"_s);
        m_laptop->terminate();
        QVERIFY(m_laptop->waitForFinished(15'000));
        m_laptop = serve(u"laptop"_s);

        QTRY_COMPARE_WITH_TIMEOUT(points(*m_laptop, "tt0068646"), 60, 30'000);
    }

    void atTheEndWhatIsNewIsSent()
    {
        QCOMPARE(rate(*m_laptop, "tt0068646", 61), 200);
        m_laptop->terminate();
        QVERIFY(m_laptop->waitForFinished(15'000));
        QCOMPARE(m_laptop->exitCode(), 0);

        QTRY_COMPARE_WITH_TIMEOUT(points(*m_phone, "tt0068646"), 61, 20'000);
    }

    void signedOutTheLibraryStays()
    {
        const Ended ended = run({u"--sign-out"_s, u"--data-dir"_s, folder(u"laptop"_s)});
        QVERIFY2(ended.code == 0, ended.err);
        QVERIFY(QDir(folder(u"laptop/secrets"_s)).isEmpty());

        m_laptop = serve(u"laptop"_s);

        QVERIFY(m_laptop);
        QCOMPARE(points(*m_laptop, "tt0133093"), 90);
        QCOMPARE(rate(*m_laptop, "tt0133093", 10), 200);
        QTest::qWait(1'500);
        QCOMPARE(points(*m_phone, "tt0133093"), 90);
    }
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::TwoDevicesTest)
#include "two_devices_test.moc"
