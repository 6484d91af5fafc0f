#include "app/server/sync_upkeep.h"
#include "core/store/database.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/test_database.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace matinee;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What a server forgets of its own accord.
class SyncUpkeepTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    FixedClock m_clock;
    DatabaseLocation m_where;
    std::unique_ptr<Database> m_database;

    /// A removed diary entry of `days` ago.
    void addRemoved(const QString &key, qint64 seq, int days)
    {
        const auto added =
            m_database->execute(u"INSERT INTO sync_base (user_id, entity, key, seq, dead, fields, changed_at)"
                                u" VALUES (1, 'watch', :key, :seq, 1, '{}', :at)"_s,
                                {{u":key"_s, key},
                                 {u":seq"_s, seq},
                                 {u":at"_s, m_clock.now().addDays(-days).toMSecsSinceEpoch()}});
        QVERIFY2(added, added ? "" : qPrintable(added.error().detail));
    }
    QString keys()
    {
        QStringList found;
        (void)m_database->each(u"SELECT key FROM sync_base ORDER BY key"_s, {},
                               [&](const Rows &row) { found.append(row.text(0)); });
        return found.join(u' ');
    }

private slots:
    void init()
    {
        m_where =
            testDatabase(m_folder.filePath(u"%1.db"_s.arg(QLatin1StringView(QTest::currentTestFunction()))));
        auto opened = Database::open(m_where);
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
        m_database = std::move(*opened);
        QVERIFY(m_database->execute(
            u"INSERT INTO profile (id, handle, name, created_at) VALUES (1, 'ada', 'Ada', 0) ON CONFLICT (id) DO NOTHING"_s));
        QVERIFY(m_database->execute(
            u"INSERT INTO sync_account (user_id, seq, purged_seq, bytes, digest) VALUES (1, 9, 0, 30, '{}')"_s));
    }

    void whatWasRemovedHalfAYearAgoIsForgotten()
    {
        addRemoved(u"old"_s, 1, 181);
        addRemoved(u"young"_s, 2, 179);
        std::atomic_int troubles{0};
        const SyncUpkeep upkeep(m_where, m_clock, [&](const QString &) { ++troubles; },
                                {.first = 0ms, .between = 1h});
        QTRY_COMPARE(keys(), u"young"_s);
        QCOMPARE(troubles, 0);
        QTRY_COMPARE(m_database->run(u"SELECT purged_seq FROM sync_account"_s)
                         .map([](Rows rows) { return rows.next() ? rows.integer(0) : -1; })
                         .value_or(-1),
                     1);
    }

    void itIsDoneAgainAndEndsAtOnce()
    {
        QElapsedTimer timer;
        {
            const SyncUpkeep upkeep(m_where, m_clock, [](const QString &) {},
                                    {.first = 20ms, .between = 20ms});
            QTest::qWait(100);
            addRemoved(u"old"_s, 1, 181);
            QTRY_COMPARE(keys(), QString());
            timer.start();
        }
        QVERIFY(timer.elapsed() < 2000);
        timer.restart();
        {
            const SyncUpkeep upkeep(m_where, m_clock, [](const QString &) {});
        }
        QVERIFY(timer.elapsed() < 2000);
    }

    void troubleIsToldAndTriedAgain()
    {
        std::atomic_int troubles{0};
        const SyncUpkeep upkeep(m_folder.filePath(u"no/such/folder.db"_s), m_clock,
                                [&](const QString &) { ++troubles; }, {.first = 0ms, .between = 10ms});
        QTRY_VERIFY(troubles >= 2);
    }
};

QTEST_GUILESS_MAIN(SyncUpkeepTest)
#include "sync_upkeep_test.moc"
