#include "core/store/database.h"
#include "tests/app/server/server_process.h"
#include "tests/support/postgres_server.h"

#include <QHash>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <chrono>
#include <csignal>
#include <thread>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

QByteArray bodyOf(const QByteArray &answer)
{
    return answer.mid(answer.indexOf("\r\n\r\n") + 4);
}

} // namespace

/// The program is killed in the middle of writes, over and over, and PostgreSQL with it now and then. How
/// often: MATINEE_KILLS (15) on each database.
class KillTest : public QObject {
    Q_OBJECT

private slots:
    void whatWasAcknowledgedSurvivesEveryKill_data()
    {
        QTest::addColumn<bool>("isPostgres");
        QTest::newRow("SQLite") << false;
        QTest::newRow("PostgreSQL") << true;
    }
    void whatWasAcknowledgedSurvivesEveryKill()
    {
        QFETCH(bool, isPostgres);
        begin(isPostgres);
        const int kills = qEnvironmentVariable("MATINEE_KILLS", u"15"_s).toInt();
        QRandomGenerator chance(20260314);
        QHash<QString, int> acknowledged;
        int kept = 0, cutOff = 0;

        for (int kill = 0; kill < kills; ++kill) {
            ServerProcess server(m_folder->path());
            serveFrom(server);
            if (m_token.isEmpty())
                signUp(server);

            std::atomic<bool> dead = false;
            const auto pid = pid_t(server.processId());
            const auto delay = std::chrono::milliseconds(5 + chance.bounded(250));
            std::thread killer([&] {
                std::this_thread::sleep_for(delay);
                ::kill(pid, SIGKILL);
                dead = true;
            });
            while (!dead)
                ++(rateOne(server, chance, acknowledged) ? kept : cutOff);
            killer.join();
            if (m_postgres && kill % 3 == 2)
                m_postgres->restart();
            server.waitForFinished();
            check(acknowledged);
        }
        qInfo("%d kills: %d ratings acknowledged, %d requests cut off, nothing lost", kills, kept, cutOff);
        QVERIFY(kept > kills);
    }

private:
    void begin(bool isPostgres)
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_token.clear();
        m_refs.clear();
        m_where = DatabaseLocation(m_folder->filePath(u"library.db"_s));
        if (isPostgres) {
            m_postgres = std::make_unique<PostgresServer>();
            m_where = postgresIn(m_postgres->folder(), u"postgres"_s);
        }
    }

    void serveFrom(ServerProcess &server) const
    {
        if (m_postgres) {
            QProcessEnvironment environment = server.processEnvironment();
            environment.insert(u"MATINEE_DATABASE"_s,
                               u"postgres:host=%1 user=matinee dbname=postgres"_s.arg(m_postgres->folder()));
            server.setProcessEnvironment(environment);
        }
        QVERIFY(server.serve());
    }

    void signUp(const ServerProcess &server)
    {
        const QJsonObject account{{u"handle"_s, u"ada"_s}, {u"password"_s, u"a long enough secret"_s}};
        QVERIFY(server.askJson("POST", "/accounts", account).startsWith("HTTP/1.1 201"));
        QJsonObject session = account;
        session.insert(u"device_name"_s, u"test"_s);
        const auto answer = QJsonDocument::fromJson(bodyOf(server.askJson("POST", "/sessions", session)));
        m_token = answer.object().value(u"access_token"_s).toString().toLatin1();
        QVERIFY(!m_token.isEmpty());

        const auto films = QJsonDocument::fromJson(bodyOf(
            server.ask("GET /api/v1/movies?limit=100 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")));
        for (const QJsonValue &film : films.object().value(u"items"_s).toArray())
            m_refs.append(film.toObject().value(u"ref"_s).toString());
        QCOMPARE(m_refs.size(), 100);
    }

    /// Rates a film; remembers the rating when the server said it is kept.
    bool rateOne(const ServerProcess &server, QRandomGenerator &chance, QHash<QString, int> &acknowledged)
    {
        const QString ref = m_refs.at(chance.bounded(m_refs.size()));
        const int points = 1 + chance.bounded(100);
        // Until the answer is known the film may hold either value, so it is not checked.
        acknowledged.remove(ref);
        const QByteArray answer =
            server.askJson("PUT", "/me/ratings/" + ref.toLatin1(), {{u"points"_s, points}}, m_token);
        if (!answer.startsWith("HTTP/1.1 200"))
            return false;
        acknowledged.insert(ref, points);
        return true;
    }

    void check(const QHash<QString, int> &acknowledged) const
    {
        const auto database = Database::open(m_where, Database::Opening::AsItIs);
        QVERIFY(database);
        if (!m_postgres) {
            QCOMPARE(first((*database)->run(u"PRAGMA integrity_check"_s)), u"ok"_s);
            QVERIFY(!(*database)->run(u"PRAGMA foreign_key_check"_s)->next());
        }
        QHash<QString, int> stored;
        QVERIFY((*database)->each(u"SELECT m.ref, r.points FROM rating r JOIN movie m ON m.id = r.movie_id"_s,
                                  {},
                                  [&](const Rows &row) { stored.insert(row.text(0), int(row.integer(1))); }));
        for (auto at = acknowledged.cbegin(); at != acknowledged.cend(); ++at)
            QCOMPARE(stored.value(at.key()), at.value());
        // A rating and its mutation are one transaction: the outbox numbers have no gap.
        QCOMPARE(first((*database)->run(u"SELECT COUNT(*) FROM sync_outbox"_s)),
                 first((*database)->run(u"SELECT COALESCE(MAX(n), 0) FROM sync_outbox"_s)));
    }
    static QString first(Result<Rows> rows) { return rows && rows->next() ? rows->text(0) : u"nothing"_s; }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<PostgresServer> m_postgres;
    DatabaseLocation m_where;
    QByteArray m_token;
    QStringList m_refs;
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::KillTest)
#include "kill_test.moc"
