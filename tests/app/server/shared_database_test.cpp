#include "core/store/database.h"
#include "tests/app/server/server_process.h"
#include "tests/support/postgres_server.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

const QJsonObject Ada{{u"handle"_s, u"ada"_s}, {u"password"_s, u"a long enough secret"_s}};

QJsonObject with(QJsonObject object, const QString &name, const QJsonValue &value)
{
    object.insert(name, value);
    return object;
}

int statusOf(const QByteArray &answer)
{
    return answer.mid(9, 3).toInt();
}

QJsonObject bodyOf(const QByteArray &answer)
{
    return QJsonDocument::fromJson(answer.mid(answer.indexOf("\r\n\r\n") + 4)).object();
}

/// A server with a data folder of its own.
struct Server {
    explicit Server(const QString &database) : process(folder.path())
    {
        QProcessEnvironment environment = process.processEnvironment();
        environment.insert(u"MATINEE_DATABASE"_s, database);
        process.setProcessEnvironment(environment);
    }
    ~Server()
    {
        process.terminate();
        process.waitForFinished();
    }

    int signIn(const QString &password) { return statusOf(process.signIn(password)); }

    QTemporaryDir folder;
    ServerProcess process;
};

} // namespace

/// Two servers with a data folder each over one PostgreSQL database.
class SharedDatabaseTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_server = std::make_unique<PostgresServer>();
        const auto admin =
            Database::open(postgresIn(m_server->folder(), u"postgres"_s), Database::Opening::AsItIs);
        QVERIFY((*admin)->execute(u"CREATE DATABASE films"_s));
        m_database = u"postgres:host=%1 user=matinee dbname=films"_s.arg(m_server->folder());
        m_first.emplace(m_database);
        QVERIFY(m_first->process.serve({u"--workers"_s, u"1"_s}));
        m_second.emplace(m_database);
        QVERIFY(QFile::copy(m_first->folder.filePath(u"server.key"_s),
                            m_second->folder.filePath(u"server.key"_s)));
        QVERIFY(m_second->process.serve({u"--workers"_s, u"1"_s}));
    }

    void cleanupTestCase()
    {
        m_first.reset();
        m_second.reset();
        m_server.reset();
    }

    void aSessionOfOneServerIsGoodAtTheOther()
    {
        QCOMPARE(statusOf(m_first->process.askJson("POST", "/accounts", Ada)), 201);
        const QJsonObject session =
            bodyOf(m_second->process.askJson("POST", "/sessions", with(Ada, u"device_name"_s, u"test"_s)));
        m_token = session.value("access_token"_L1).toString().toLatin1();
        QVERIFY(!m_token.isEmpty());
        QCOMPARE(
            statusOf(m_first->process.askJson("PUT", "/me/ratings/tt0113277", {{u"points"_s, 80}}, m_token)),
            200);
        const QByteArray read = m_second->process.askJson("GET", "/me/ratings", {}, m_token);
        QVERIFY2(read.contains("tt0113277"), read);

        const QJsonObject refreshed = bodyOf(m_first->process.askJson(
            "POST", "/sessions/refresh", {{u"refresh_token"_s, session.value("refresh_token"_L1)}}));
        QVERIFY(!refreshed.value("access_token"_L1).toString().isEmpty());
        m_token = refreshed.value("access_token"_L1).toString().toLatin1();
    }

    void triesToSignInAreCountedTogether()
    {
        int refused = 0;
        for (int i = 0; i < 8; ++i)
            refused += (i % 2 ? *m_first : *m_second).signIn(u"not the password"_s) == 429 ? 1 : 0;
        QVERIFY2(refused > 0, qPrintable(QString::number(refused)));
    }

    void aFilmEnteredAtOneIsFoundAtTheOther()
    {
        QCOMPARE(statusOf(m_second->process.askJson("GET", "/movies?q=zyzzogeton", {}, m_token)), 200);
        QCOMPARE(
            statusOf(m_first->process.askJson("POST", "/movies", {{u"title"_s, u"Zyzzogeton"_s}}, m_token)),
            201);
        const QByteArray found = m_second->process.askJson("GET", "/movies?q=zyzzogeton", {}, m_token);
        QVERIFY2(found.contains("\"title\":\"Zyzzogeton\""), found);
    }

    void afterARestartOfPostgresqlServingGoesOn()
    {
        QCOMPARE(statusOf(m_first->process.askJson("GET", "/me/ratings", {}, m_token)), 200);
        m_server->restart();
        QCOMPARE(statusOf(m_first->process.askJson("GET", "/me/ratings", {}, m_token)), 503);
        QCOMPARE(statusOf(m_first->process.askJson("GET", "/me/ratings", {}, m_token)), 200);
        QCOMPARE(
            statusOf(m_first->process.askJson("PUT", "/me/ratings/tt0078748", {{u"points"_s, 100}}, m_token)),
            200);
    }

    void aServerWithAnotherKeyDoesNotServe()
    {
        Server stranger(m_database);
        const auto ended = stranger.process.runToEnd({u"serve"_s, u"--listen"_s, u"127.0.0.1:0"_s});
        QCOMPARE(ended.code, 1);
        QVERIFY2(ended.err.contains("server.key"), ended.err);
        const auto shared =
            stranger.process.runToEnd({u"admin"_s, u"make-administrator"_s, u"ada"_s, u"--server-key-file"_s,
                                       m_first->folder.filePath(u"server.key"_s)});
        QVERIFY2(shared.code == 0, shared.err);
    }

    void migrateSaysFromWhereToWhere()
    {
        Server server(u"postgres:host=%1 user=matinee dbname=postgres"_s.arg(m_server->folder()));
        const auto first = server.process.runToEnd({u"migrate"_s});
        QVERIFY2(first.code == 0 && first.out.contains("from schema 0 to"), first.out + first.err);
        const auto second = server.process.runToEnd({u"migrate"_s});
        QVERIFY2(second.code == 0 && second.out.contains("the newest"), second.out + second.err);
    }

    void aLibraryMovesAndIsServed()
    {
        Server old(u"sqlite:library.db"_s);
        old.process.setWorkingDirectory(old.folder.path());
        QVERIFY(old.process.serve());
        QCOMPARE(statusOf(old.process.askJson("POST", "/accounts", Ada)), 201);
        const QString target = u"postgres:host=%1 user=films dbname=moved"_s.arg(m_server->folder());
        const auto admin =
            Database::open(postgresIn(m_server->folder(), u"postgres"_s), Database::Opening::AsItIs);
        // Somebody who may do nothing else, as on a server that others use too.
        QVERIFY((*admin)->execute(u"CREATE ROLE films LOGIN"_s));
        QVERIFY((*admin)->execute(u"CREATE DATABASE moved OWNER films"_s));
        // What is entered meanwhile would stay behind.
        ServerProcess mover(old.folder.path());
        const auto early = mover.runToEnd({u"move-to"_s, target});
        QVERIFY2(early.code == 2 && early.err.contains("is being served"), early.err);
        old.process.terminate();
        QVERIFY(old.process.waitForFinished());

        const QString key = old.folder.filePath(u"server.key"_s);
        QVERIFY(QFile::rename(key, key + u".away"_s));
        const auto keyless = old.process.runToEnd({u"move-to"_s, target});
        QVERIFY2(keyless.code == 2 && keyless.err.contains("server.key is missing"), keyless.err);
        QVERIFY(!QFile::exists(key));
        QVERIFY(QFile::rename(key + u".away"_s, key));
        const auto moved = old.process.runToEnd({u"move-to"_s, target});
        QVERIFY2(moved.code == 0 && moved.out.contains("movie_genre"), moved.out + moved.err);
        QVERIFY2(!moved.err.contains("skipping"), moved.err);
        const auto nowhere = old.process.runToEnd({u"move-to"_s, target + u"elsewhere password=hush"_s});
        QVERIFY2(nowhere.code == 1 && nowhere.err.contains("\"movedelsewhere\" does not exist"), nowhere.err);
        QVERIFY2(!nowhere.err.contains("hush"), nowhere.err);
        const auto again = old.process.runToEnd({u"move-to"_s, target});
        QCOMPARE(again.code, 2);

        Server fresh(target);
        // Not even the first one to come may bring another key.
        const auto refused = fresh.process.runToEnd({u"serve"_s, u"--listen"_s, u"127.0.0.1:0"_s});
        QCOMPARE(refused.code, 1);
        QVERIFY2(refused.err.contains("server.key"), refused.err);
        QVERIFY(fresh.process.serve({u"--server-key-file"_s, old.folder.filePath(u"server.key"_s)}));
        QCOMPARE(fresh.signIn(u"a long enough secret"_s), 200);
    }

private:
    std::unique_ptr<PostgresServer> m_server;
    QString m_database;
    std::optional<Server> m_first;
    std::optional<Server> m_second;
    QByteArray m_token;
};

QTEST_GUILESS_MAIN(SharedDatabaseTest)
#include "shared_database_test.moc"
