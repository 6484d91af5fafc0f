#include "tests/app/server/server_process.h"

#include <QDir>
#include <QHash>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlQuery>
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

/// The program is killed in the middle of writes, over and over. How often: MATINEE_KILLS (15).
class KillTest : public QObject {
    Q_OBJECT

private slots:
    void whatWasAcknowledgedSurvivesEveryKill()
    {
        const int kills = qEnvironmentVariable("MATINEE_KILLS", u"15"_s).toInt();
        const quint32 seed = 20260314;
        QRandomGenerator chance(seed);
        QHash<QString, int> acknowledged;
        int kept = 0, cutOff = 0;

        for (int kill = 0; kill < kills; ++kill) {
            ServerProcess server(m_folder.path());
            QVERIFY(server.serve());
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
            server.waitForFinished();
            checkFile(acknowledged);
        }
        qInfo("%d kills: %d ratings acknowledged, %d requests cut off, nothing lost", kills, kept, cutOff);
        QVERIFY(kept > kills);
    }

private:
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

    void checkFile(const QHash<QString, int> &acknowledged) const
    {
        {
            auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"check"_s);
            database.setDatabaseName(QDir(m_folder.path()).filePath(u"library.db"_s));
            QVERIFY(database.open());
            QSqlQuery query(database);
            QVERIFY(query.exec(u"PRAGMA integrity_check"_s) && query.next());
            QCOMPARE(query.value(0).toString(), u"ok"_s);
            QVERIFY(query.exec(u"PRAGMA foreign_key_check"_s));
            QVERIFY(!query.next());

            QHash<QString, int> stored;
            QVERIFY(query.exec(u"SELECT m.ref, r.points FROM rating r JOIN movie m ON m.id = r.movie_id"_s));
            while (query.next())
                stored.insert(query.value(0).toString(), query.value(1).toInt());
            for (auto at = acknowledged.cbegin(); at != acknowledged.cend(); ++at)
                QCOMPARE(stored.value(at.key()), at.value());
            // A rating and its mutation are one transaction: the outbox numbers have no gap.
            QVERIFY(query.exec(u"SELECT COUNT(*), COALESCE(MAX(n), 0) FROM sync_outbox"_s) && query.next());
            QCOMPARE(query.value(0).toLongLong(), query.value(1).toLongLong());
        }
        QSqlDatabase::removeDatabase(u"check"_s);
    }

    QTemporaryDir m_folder;
    QByteArray m_token;
    QStringList m_refs;
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::KillTest)
#include "kill_test.moc"
