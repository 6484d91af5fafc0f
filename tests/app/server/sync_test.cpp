#include "tests/app/server/sync_device.h"
#include "tests/support/test_database.h"

#include <QElapsedTimer>
#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

const QString Heat = u"imdb:tt0113277"_s;
const QString Alien = u"imdb:tt0078748"_s;

/// As --database takes it; empty: the file in the data folder.
QString databaseOption(const DatabaseLocation &where)
{
    return where.engine == DatabaseLocation::Engine::Sqlite
        ? QString()
        : u"postgres:host=%1 user=%2 dbname=%3"_s.arg(where.settings.value(u"host"_s),
                                                      where.settings.value(u"user"_s),
                                                      where.settings.value(u"dbname"_s));
}

/// A server with a data folder of its own.
struct Server {
    explicit Server(const QString &database = {}) : process(folder.path())
    {
        QProcessEnvironment environment = process.processEnvironment();
        if (!database.isEmpty())
            environment.insert(u"MATINEE_DATABASE"_s, database);
        process.setProcessEnvironment(environment);
    }
    ~Server() { stop(); }

    /// Tests ask more than people do.
    bool serve()
    {
        return process.serveQuietly({u"--workers"_s, u"2"_s, u"--requests-per-minute"_s, u"0"_s});
    }
    void stop()
    {
        process.terminate();
        process.waitForFinished();
    }

    QTemporaryDir folder;
    ServerProcess process;
};

} // namespace

/// Devices of real accounts at a real server.
class SyncTest : public QObject {
    Q_OBJECT

    DatabaseLocation m_where;
    QString m_database;
    std::unique_ptr<Server> m_server;
    int m_people = 0;
    QString m_handle; ///< of whom the test is about

    const ServerProcess &server() const { return m_server->process; }
    TestDevice device() const { return {server(), signedIn(server(), m_handle)}; }

private slots:
    /// One server for all, and a new one after a test that stopped it.
    void init()
    {
        m_handle = u"ada-%1"_s.arg(++m_people);
        if (m_server && m_server->process.state() == QProcess::Running)
            return;
        m_server.reset();
        m_where = isTestOfPostgres() ? testDatabase() : DatabaseLocation();
        m_database = isTestOfPostgres() ? databaseOption(m_where) : QString();
        m_server = std::make_unique<Server>(m_database);
        QVERIFY(m_server->serve());
    }
    void cleanupTestCase() { m_server.reset(); }

    void whatOneDeviceChangesTheOtherGets()
    {
        const QByteArray token = signedIn(server(), m_handle);
        TestDevice laptop(server(), token), phone(server(), token);
        QCOMPARE(laptop.status, 201);
        QVERIFY(laptop.id != phone.id && laptop.epoch > 0 && laptop.schema >= 10);
        QCOMPARE(phone.pull().status, 200);

        const ApiAnswer pushed = laptop.rate(Heat, 90);
        QCOMPARE(pushed.status, 200);
        QCOMPARE(pushed.array("outcomes").at(0).toObject().value("is"_L1).toString(), u"applied"_s);
        QCOMPARE(pushed.array("records").size(), 1);
        const ApiAnswer pulled = phone.pull();
        QCOMPARE(pointsIn(pulled, Heat), 90);
        QCOMPARE(pulled.body.value("more"_L1), false);
        QVERIFY(phone.pull().array("changes").isEmpty());
        // And so do those who read the library over REST, and the reverse.
        QVERIFY(phone.get("/me/ratings").contains("\"points\":90"));
        QCOMPARE(ApiAnswer::of(server().askJson("PUT", "/me/ratings/tt0078748", {{u"points"_s, 70}}, token))
                     .status,
                 200);
        QCOMPARE(pointsIn(phone.pull(), Alien), 70);
        QCOMPARE(pointsIn(laptop.pull(), Alien), 70);
    }

    void nobodySeesWhatIsAnothers()
    {
        TestDevice ada = device();
        TestDevice bob(server(), signedIn(server(), u"bob"_s));
        QCOMPARE(ada.rate(Heat, 90).status, 200);
        QVERIFY(bob.pull().array("changes").isEmpty());
        QVERIFY(!bob.get("/me/ratings").contains("\"points\""));

        TestDevice thief = bob;
        thief.id = ada.id;
        QCOMPARE(thief.pull().status, 409);
        QCOMPARE(thief.pull().text("code"), u"device_unknown"_s);
        const ApiAnswer pushed = thief.rate(Heat, 1);
        QCOMPARE(pushed.status, 409);
        QCOMPARE(pushed.text("code"), u"device_unknown"_s);
        // A cursor is no key either.
        bob.cursor = ada.pull().text("cursor");
        QVERIFY(pointsIn(bob.pull(), Heat) == std::nullopt);
        QCOMPARE(ada.rate(Alien, 50).status, 200);
    }

    void theSameBodyAgainHasTheSameOutcome()
    {
        TestDevice laptop = device();
        const QJsonObject body = laptop.rating(Heat, 90);
        const ApiAnswer first = laptop.push(body);
        QCOMPARE(first.status, 200);
        const ApiAnswer again = laptop.push(body);
        QCOMPARE(again.status, 200);
        QCOMPARE(again.body.value("outcomes"_L1), first.body.value("outcomes"_L1));
        QCOMPARE(again.body.value("last_n"_L1), first.body.value("last_n"_L1));
        QCOMPARE(again.body.value("records"_L1), first.body.value("records"_L1));
        QCOMPARE(laptop.pull().array("changes").size(), 1);
    }

    void aDeviceThatIsACopyIsTold()
    {
        TestDevice laptop = device();
        TestDevice copy = laptop;
        QCOMPARE(laptop.rate(Heat, 90).status, 200);
        QCOMPARE(copy.rate(Heat, 10).text("code"), u"device_forked"_s);
        laptop.lastN = 7;
        laptop.lastMid = u"0192f3c1-0000-7a01-8b02-0c0d0e0f1011"_s;
        QCOMPARE(laptop.rate(Heat, 10).status, 409);
    }

    void whoWaitsHearsOfAnEditAtOnce()
    {
        const QByteArray token = signedIn(server(), m_handle);
        TestDevice laptop(server(), token), phone(server(), token);
        phone.pull();
        OpenQuestion open(phone, 25);
        QVERIFY(!open.isAnsweredWithin(1500));
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(laptop.rate(Heat, 90).status, 200);
        QVERIFY(open.isAnsweredWithin(2000));
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
        qInfo("heard after %lld ms", timer.elapsed());
        QCOMPARE(pointsIn(open.answer(), Heat), 90);
    }

    void waitingEndsInTimeAndDoesNotHoldUpTheEnd()
    {
        TestDevice laptop = device();
        laptop.pull();
        QElapsedTimer timer;
        timer.start();
        const ApiAnswer answer = laptop.pull(1);
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.array("changes").isEmpty());
        QVERIFY2(timer.elapsed() >= 1000 && timer.elapsed() < 5000,
                 qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(laptop.pull(26).status, 422);

        OpenQuestion open(laptop, 25);
        QVERIFY(!open.isAnsweredWithin(300));
        timer.restart();
        m_server->stop();
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(open.isAnsweredWithin(1000));
        QCOMPARE(open.answer().status, 200);
        QCOMPARE(m_server->process.exitCode(), 0);
    }

    void whoseSessionEndsWhileTheyWaitIsTold()
    {
        TestDevice laptop = device();
        laptop.pull();
        OpenQuestion open(laptop, 2);
        QVERIFY(!open.isAnsweredWithin(300));
        QCOMPARE(ApiAnswer::of(server().askJson("DELETE", "/sessions/current", {}, laptop.token())).status,
                 204);
        QVERIFY(open.isAnsweredWithin(5000));
        QCOMPARE(open.answer().status, 401);
    }

    void anErasedAccountsDeviceIsTheDeviceOfNobody()
    {
        TestDevice laptop = device();
        QCOMPARE(laptop.rate(Heat, 90).status, 200);
        const ApiAnswer erased = ApiAnswer::of(server().askJson("DELETE", "/me", {}, laptop.token()));
        QCOMPARE(erased.status, 204);
        QCOMPARE(laptop.pull().status, 401);
        QCOMPARE(laptop.rate(Alien, 10).status, 401);
    }

    void aPushHasAtMostOneMebibyte()
    {
        TestDevice laptop = device();
        QJsonObject body = laptop.rating(Heat, 90);
        QJsonArray films;
        for (int i = 0; i < 450; ++i)
            films.append(QJsonObject{{u"ref"_s, u"imdb:tt%1"_s.arg(9'000'000 + i)},
                                     {u"title"_s, QString(2000, u'x')},
                                     {u"year"_s, 1999}});
        body.insert(u"films"_s, films);
        QCOMPARE(laptop.push(body).status, 200); // more than other bodies may be

        body = laptop.rating(Heat, 80);
        body.insert(u"films"_s, films + films);
        const ApiAnswer refused = laptop.push(body);
        QCOMPARE(refused.status, 413);
        QCOMPARE(laptop.rate(Heat, 70).status, 200);
    }

    void aDeviceMayAskSoMuch()
    {
        const QByteArray token = signedIn(server(), m_handle);
        TestDevice laptop(server(), token), other(server(), token);
        int refused = 0;
        ApiAnswer last;
        for (int i = 0; i < 62 && refused == 0; ++i) {
            last = laptop.rate(Heat, 1 + i);
            refused += last.status == 429 ? 1 : 0;
        }
        QCOMPARE(last.status, 429);
        QVERIFY(laptop.lastN >= 60);
        QVERIFY2(last.head.contains("Retry-After: "), last.head);
        QCOMPARE(other.rate(Heat, 99).status, 200);
        QCOMPARE(laptop.pull().status, 200);
    }

    void aNewerProgramIsToldThatTheServerIsOlder()
    {
        TestDevice laptop = device();
        QJsonObject body = laptop.rating(Heat, 90);
        body.insert(u"protocol"_s, 99);
        const ApiAnswer refused = laptop.push(body);
        QCOMPARE(refused.status, 426);
        QCOMPARE(refused.text("code"), u"protocol"_s);
        QCOMPARE(laptop.push({{u"device"_s, laptop.id}}).status, 422);
    }

    void afterABackupWasRestoredEverythingIsReadAgain()
    {
        if (isTestOfPostgres())
            QSKIP("PostgreSQL is backed up by its own tools");
        TestDevice laptop = device();
        QCOMPARE(laptop.rate(Heat, 90).status, 200);
        laptop.pull();
        QTemporaryDir kept;
        ServerProcess command(m_server->folder.path());
        const auto backup = command.runToEnd({u"backup"_s, kept.filePath(u"b.zip"_s)});
        QVERIFY2(backup.code == 0, backup.err);
        QCOMPARE(laptop.rate(Alien, 50).status, 200);
        laptop.pull();

        Server restored;
        const auto done = restored.process.runToEnd({u"restore"_s, kept.filePath(u"b.zip"_s)});
        QVERIFY2(done.code == 0, done.err);
        QVERIFY(restored.serve());
        laptop.moveTo(restored.process);
        const ApiAnswer pulled = laptop.pull();
        QCOMPARE(pulled.status, 410);
        QCOMPARE(pulled.text("code"), u"resync_required"_s);
        QCOMPARE(laptop.rate(Alien, 60).status, 410);
        const qint64 before = laptop.epoch;
        laptop.registered();
        QVERIFY(laptop.epoch > before);
        laptop.cursor.clear();
        const ApiAnswer all = laptop.pull();
        QCOMPARE(pointsIn(all, Heat), 90);
        QCOMPARE(pointsIn(all, Alien), std::nullopt);
    }

    void aDatabaseThatIsAnotherIsNotServedUnawares()
    {
        if (!isTestOfPostgres())
            QSKIP("a SQLite file has no timeline");
        TestDevice laptop = device();
        QCOMPARE(laptop.rate(Heat, 90).status, 200);
        laptop.pull();
        m_server->stop();
        const QString name = m_where.settings.value(u"dbname"_s) + u"_copy"_s;
        const auto admin = Database::open(postgresIn(m_where.settings.value(u"host"_s), u"postgres"_s),
                                          Database::Opening::AsItIs);
        QVERIFY(admin && (*admin)->execute(u"DROP DATABASE IF EXISTS "_s + name));
        const auto copied = (*admin)->execute(
            u"CREATE DATABASE %1 TEMPLATE %2"_s.arg(name, m_where.settings.value(u"dbname"_s)));
        QVERIFY2(copied, copied ? "" : qPrintable(copied.error().detail));

        Server copy(databaseOption(postgresIn(m_where.settings.value(u"host"_s), name)));
        const QStringList key{u"--server-key-file"_s, m_server->folder.filePath(u"server.key"_s)};
        const auto refused =
            copy.process.runToEnd(QStringList{u"serve"_s, u"--listen"_s, u"127.0.0.1:0"_s} + key);
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains("matinee-server raise-epoch"), refused.err);
        const auto raised = copy.process.runToEnd({u"raise-epoch"_s});
        QVERIFY2(raised.code == 0, raised.err);
        QVERIFY(copy.process.serveQuietly(key));
        laptop.moveTo(copy.process);
        QCOMPARE(laptop.pull().text("code"), u"resync_required"_s);
        copy.stop();
        QVERIFY((*admin)->execute(u"DROP DATABASE "_s + name));
    }

    void whoWaitsAtOneServerHearsOfAnEditAtAnother()
    {
        if (!isTestOfPostgres())
            QSKIP("a SQLite library has one server");
        Server second(m_database);
        QVERIFY(
            QFile::copy(m_server->folder.filePath(u"server.key"_s), second.folder.filePath(u"server.key"_s)));
        QVERIFY(second.serve());
        const QByteArray token = signedIn(server(), m_handle);
        TestDevice laptop(server(), token), phone(second.process, token);
        QCOMPARE(phone.pull().status, 200);
        OpenQuestion open(phone, 25);
        QVERIFY(!open.isAnsweredWithin(700));
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(laptop.rate(Heat, 90).status, 200);
        QVERIFY(open.isAnsweredWithin(2000));
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
        qInfo("heard after %lld ms", timer.elapsed());
        QCOMPARE(pointsIn(open.answer(), Heat), 90);
        // What is done over REST there counts as well.
        phone.pull();
        OpenQuestion again(phone, 25);
        QVERIFY(!again.isAnsweredWithin(300));
        QCOMPARE(ApiAnswer::of(server().askJson("PUT", "/me/ratings/tt0078748", {{u"points"_s, 70}}, token))
                     .status,
                 200);
        QVERIFY(again.isAnsweredWithin(2000));
        QCOMPARE(pointsIn(again.answer(), Alien), 70);
    }
};

QTEST_GUILESS_MAIN(SyncTest)
#include "sync_test.moc"
