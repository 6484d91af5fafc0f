#include "core/store/database.h"
#include "core/store/migrations.h"
#include "tests/support/postgres_server.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

Result<void> put(Database &database, const QString &name)
{
    return database.execute(u"INSERT INTO meta (name, value) VALUES (:name, 'x')"_s, {{u":name"_s, name}});
}

QString joined(Database &database, const QString &sql)
{
    QStringList cells;
    const auto read = database.each(sql, {}, [&](const Rows &row) { cells.append(row.text(0)); });
    return read ? cells.join(u',') : read.error().detail;
}

const auto Names = u"SELECT name FROM meta ORDER BY name"_s;

} // namespace

/// What Database promises, on PostgreSQL: errors, one writer, time limits, restarts of the server.
class PostgresTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_server = std::make_unique<PostgresServer>(); }
    void cleanupTestCase()
    {
        m_database.reset();
        m_server.reset();
    }

    void init()
    {
        m_database.reset();
        const auto admin =
            Database::open(postgresIn(m_server->folder(), u"postgres"_s), Database::Opening::AsItIs);
        QVERIFY2(admin, admin ? "" : qPrintable(admin.error().detail));
        const QString name = u"t%1"_s.arg(++m_made);
        QVERIFY((*admin)->execute(u"CREATE DATABASE "_s + name));
        m_where = postgresIn(m_server->folder(), name);
        m_database = opened();
    }

    void postgresErrorsBecomeKinds()
    {
        QVERIFY(put(*m_database, u"a"_s));
        QCOMPARE(put(*m_database, u"a"_s).error().kind, Error::Kind::Conflict);
        QCOMPARE(m_database->execute(u"INSERT INTO watchlist VALUES (9, 9, 0, '')"_s).error().kind,
                 Error::Kind::Invalid);
        QCOMPARE(m_database->execute(u"INSERT INTO meta (name) VALUES ('b')"_s).error().kind,
                 Error::Kind::Invalid);
        QCOMPARE(m_database->execute(u"SELEKT"_s).error().kind, Error::Kind::Corrupt);
        QCOMPARE(put(*m_database, u"a\0b"_s).error().kind, Error::Kind::Invalid);
        QCOMPARE(joined(*m_database, Names), u"a"_s);

        auto nowhere = m_where;
        nowhere.settings[u"host"_s] = u"/nowhere"_s;
        nowhere.settings[u"password"_s] = u"hunter2"_s;
        const auto refused = Database::open(nowhere);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Unavailable);
        QVERIFY(!(refused.error().message + refused.error().detail).contains(u"hunter2"_s));
    }

    void textIsOrderedByteByByte()
    {
        for (const QString &name : {u"b"_s, u"B"_s, u"a"_s, u"ä"_s, u"_"_s})
            QVERIFY(put(*m_database, name));
        QCOMPARE(joined(*m_database, Names), u"B,_,a,b,ä"_s);
    }

    void manyRowsAreWrittenWithTheirTypes()
    {
        QList<QVariantList> rows;
        for (int i = 1; i <= 1200; ++i)
            rows.append(
                {i, u"tmdb:%1"_s.arg(i), u"it's \\ \"%1\""_s.arg(i), i % 2 ? QVariant(0.1 * i) : QVariant()});
        const QString sql = u"INSERT INTO movie (id, ref, title, popularity, source, added_at)"
                            u" VALUES (?, ?, ?, ?, 'own', 9007199254740993) ON CONFLICT DO NOTHING"_s;
        QVERIFY(m_database->executeMany(sql, rows));
        QVERIFY(m_database->executeMany(sql, rows));

        QCOMPARE(joined(*m_database, u"SELECT COUNT(*) FROM movie"_s), u"1200"_s);
        QCOMPARE(joined(*m_database, u"SELECT title FROM movie WHERE id = 1200"_s), u"it's \\ \"1200\""_s);
        QCOMPARE(joined(*m_database, u"SELECT COUNT(*) FROM movie WHERE popularity IS NULL"_s), u"600"_s);
        QCOMPARE(joined(*m_database, u"SELECT MIN(added_at) FROM movie"_s), u"9007199254740993"_s);
        auto row = m_database->run(u"SELECT popularity FROM movie WHERE id = 3"_s);
        QVERIFY(row->next());
        QCOMPARE(row->value(0).toDouble(), 0.1 * 3);
    }

    void anErrorThatIsSwallowedStillDoomsTheTransaction()
    {
        QVERIFY(put(*m_database, u"a"_s));
        const auto outcome = m_database->inTransaction([this]() -> Result<void> {
            (void)put(*m_database, u"b"_s);
            (void)put(*m_database, u"a"_s); // PostgreSQL answers the COMMIT after it with success
            return {};
        });
        QVERIFY(!outcome);
        QCOMPARE(joined(*m_database, Names), u"a"_s);
        QVERIFY(put(*m_database, u"c"_s));
    }

    void oneTransactionAtATimeHoldsBetweenConnections()
    {
        constexpr int Writers = 4, Each = 25;
        QVERIFY(m_database->execute(u"INSERT INTO meta VALUES ('n', '0')"_s));
        std::atomic<int> failures = 0;
        std::vector<std::thread> threads;
        for (int writer = 0; writer < Writers; ++writer) {
            threads.emplace_back([&] {
                const auto database = opened();
                for (int i = 0; i < Each; ++i) {
                    const auto done = database->inTransaction([&] {
                        const int n = joined(*database, u"SELECT value FROM meta"_s).toInt();
                        return database->execute(u"UPDATE meta SET value = :n"_s,
                                                 {{u":n"_s, QString::number(n + 1)}});
                    });
                    failures += done ? 0 : 1;
                }
            });
        }
        for (auto &thread : threads)
            thread.join();
        QCOMPARE(failures.load(), 0);
        QCOMPARE(joined(*m_database, u"SELECT value FROM meta"_s).toInt(), Writers * Each);
    }

    void aRequestWaitsSecondsAndNoLonger()
    {
        const auto other = opened();
        QVERIFY(m_database->setPatience(Database::Patience::Short));
        QElapsedTimer timer;
        timer.start();
        const auto outcome =
            other->inTransaction([this] { return m_database->inTransaction([] { return Result<void>(); }); });
        QVERIFY2(!outcome, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(outcome.error().kind, Error::Kind::Unavailable);
        QVERIFY2(timer.elapsed() > 1500 && timer.elapsed() < 4500,
                 qPrintable(QString::number(timer.elapsed())));

        const auto slow = m_database->run(u"SELECT pg_sleep(20)"_s);
        QVERIFY(!slow);
        QCOMPARE(slow.error().kind, Error::Kind::Unavailable);
        QVERIFY(timer.elapsed() < 12'000);
        QVERIFY(m_database->inTransaction([this] { return put(*m_database, u"a"_s); }));
    }

    void whatGivesWayToAnotherIsTriedAgain()
    {
        int tries = 0;
        const auto raise = u"DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '40P01'; END $$"_s;
        QVERIFY(m_database->inTransaction([&]() -> Result<void> {
            return put(*m_database, u"a"_s).and_then([&] {
                return ++tries < 3 ? m_database->execute(raise) : Result<void>();
            });
        }));
        QCOMPARE(tries, 3);
        QCOMPARE(joined(*m_database, Names), u"a"_s);

        tries = 0;
        const auto never = m_database->inTransaction([&] {
            ++tries;
            return m_database->execute(raise);
        });
        QCOMPARE(never.error().kind, Error::Kind::Unavailable);
        QVERIFY2(tries > 1 && tries < 10, qPrintable(QString::number(tries)));
    }

    void afterARestartTheNextStatementWorks()
    {
        QVERIFY(put(*m_database, u"a"_s)); // and is prepared
        m_server->restart();

        const auto first = put(*m_database, u"b"_s);
        QVERIFY(!first);
        QCOMPARE(first.error().kind, Error::Kind::Unavailable);
        const auto second = put(*m_database, u"b"_s);
        QVERIFY2(second, second ? "" : qPrintable(second.error().detail));
        QVERIFY(m_database->inTransaction([this] { return put(*m_database, u"c"_s); }));
        QCOMPARE(joined(*m_database, Names), u"a,b,c"_s);
    }

    void aRestartInATransactionLeavesNoHalfOfIt()
    {
        const auto outcome = m_database->inTransaction([this]() -> Result<void> {
            (void)put(*m_database, u"a"_s);
            m_server->restart();
            for (int i = 0; i < 3; ++i)
                (void)put(*m_database, u"b%1"_s.arg(i));
            return {};
        });
        QVERIFY(!outcome);
        QCOMPARE(joined(*m_database, Names), QString());
        QVERIFY(m_database->inTransaction([this] { return put(*m_database, u"c"_s); }));
        QCOMPARE(joined(*m_database, Names), u"c"_s);
    }

    void rowsOfAConnectionThatBrokeMayBeLetGo()
    {
        QVERIFY(put(*m_database, u"a"_s));
        {
            auto rows =
                m_database->run(u"SELECT name FROM meta WHERE name = :name"_s, {{u":name"_s, u"a"_s}});
            m_server->restart();
            QVERIFY(!put(*m_database, u"b"_s));
            QVERIFY(put(*m_database, u"b"_s));
            QVERIFY(rows->next());
            QCOMPARE(rows->text(0), u"a"_s);
        }
        QCOMPARE(joined(*m_database, Names), u"a,b"_s);
    }

    void programsThatStartAtOnceMigrateOnce()
    {
        const auto admin =
            Database::open(postgresIn(m_server->folder(), u"postgres"_s), Database::Opening::AsItIs);
        QVERIFY((*admin)->execute(u"CREATE DATABASE many"_s));
        const auto where = postgresIn(m_server->folder(), u"many"_s);
        std::atomic<int> fine = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] { fine += Database::open(where) ? 1 : 0; });
        for (auto &thread : threads)
            thread.join();
        QCOMPARE(fine.load(), 4);
        QCOMPARE(storedSchemaVersion(**Database::open(where)).value(), schemaVersion());
    }

    void aDatabaseOfANewerProgramIsRefused()
    {
        QVERIFY(m_database->execute(u"UPDATE schema_version SET version = 999"_s));
        const auto refused = Database::open(m_where);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Invalid);
    }

private:
    std::unique_ptr<Database> opened() const
    {
        auto database = Database::open(m_where);
        if (!database)
            qFatal("%s", qPrintable(database.error().detail));
        return std::move(*database);
    }

    std::unique_ptr<PostgresServer> m_server;
    DatabaseLocation m_where;
    std::unique_ptr<Database> m_database;
    int m_made = 0;
};

QTEST_GUILESS_MAIN(PostgresTest)
#include "postgres_test.moc"
