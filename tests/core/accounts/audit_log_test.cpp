#include "core/accounts/audit_log.h"

#include "core/store/database.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/test_database.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <thread>

using namespace matinee;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class AuditLogTest : public QObject {
    Q_OBJECT

    FixedClock m_clock;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<AuditLog> m_log;

    void append(AuditEvent event, qint64 user, const QString &detail = {}, qint64 other = 0)
    {
        const auto done = m_database->inTransaction([&] {
            return m_log->append(
                {.event = event, .user = UserId(user), .other = UserId(other), .detail = detail});
        });
        QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    }

    QStringList events(std::optional<UserId> user = {})
    {
        QStringList names;
        const QList<AuditRecord> entries = m_log->entries(user, 1'000'000, 100).value();
        for (const AuditRecord &entry : entries)
            names.append(entry.event);
        return names;
    }

    QString brokenAfter(const QString &sql)
    {
        if (const auto done = m_database->execute(sql); !done)
            return done.error().detail;
        const auto verified = m_log->verify();
        return verified ? QString() : verified.error().message;
    }

private slots:
    void init()
    {
        m_clock = FixedClock();
        m_database = std::move(*Database::open(testDatabase()));
        m_log = std::make_unique<AuditLog>(*m_database, m_clock, QByteArray(32, 'k'));
        append(AuditEvent::SignedIn, 1, u"laptop"_s);
        append(AuditEvent::SignInFailed, 0);
        append(AuditEvent::Suspended, 2, {}, 1);
        append(AuditEvent::SignedOut, 1);
    }

    void everybodySeesTheirOwnNewestFirst()
    {
        QCOMPARE(events(UserId(1)), (QStringList{u"signed_out"_s, u"signed_in"_s}));
        QCOMPARE(events(UserId(2)), QStringList{u"suspended"_s});
        QCOMPARE(events().size(), 4);
        QCOMPARE(m_log->entries({}, 3, 1)->first().event, u"sign_in_failed"_s);
        QVERIFY(m_log->verify());
    }

    void whatWasChangedIsNoticed_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("what") << u"UPDATE audit SET event = 'signed_in' WHERE id = 2"_s;
        QTest::newRow("who") << u"UPDATE audit SET user_id = 7 WHERE id = 2"_s;
        QTest::newRow("when") << u"UPDATE audit SET at = at + 1 WHERE id = 2"_s;
        QTest::newRow("detail") << u"UPDATE audit SET detail = 'phone' WHERE id = 2"_s;
        QTest::newRow("taken out") << u"DELETE FROM audit WHERE id = 2"_s;
        QTest::newRow("taken off the end") << u"DELETE FROM audit WHERE id = 4"_s;
        QTest::newRow("all") << u"DELETE FROM audit"_s;
        QTest::newRow("taken off the front") << u"DELETE FROM audit WHERE id = 1"_s;
        QTest::newRow("the front moved")
            << u"UPDATE audit_head SET removed = 1, removed_chain = (SELECT chain FROM audit WHERE id = 1)"_s;
        QTest::newRow("the oldest") << u"UPDATE audit SET event = 'signed_out' WHERE id = 1"_s;
        QTest::newRow("put before the oldest")
            << u"INSERT INTO audit SELECT 0, at, event, user_id, other_id, detail, salt, digest, chain"
               u" FROM audit WHERE id = 1"_s;
        QTest::newRow("of another key") << u"UPDATE audit SET chain = 'abc' WHERE id = 2"_s;
    }
    void whatWasChangedIsNoticed()
    {
        QFETCH(QString, sql);
        QVERIFY(m_log->verify());
        const QString message = brokenAfter(sql);
        QVERIFY2(message.startsWith(u"Entry "_s), qPrintable(message));
    }

    void aMissingHeadIsNoticed() { QVERIFY(!brokenAfter(u"DELETE FROM audit_head"_s).isEmpty()); }

    /// The front that is taken away by hand, and what somebody without the key can say of it.
    void aFrontThatWasMovedByHandStaysBroken()
    {
        QVERIFY(
            !brokenAfter(u"UPDATE audit_head SET removed = 1, removed_seal = removed_chain, removed_chain ="
                         u" (SELECT chain FROM audit WHERE id = 1)"_s)
                 .isEmpty());
        QVERIFY(!brokenAfter(u"DELETE FROM audit WHERE id = 1"_s).isEmpty());
        m_clock.advance(24h * 400);
        append(AuditEvent::SignedIn, 1);
        QCOMPARE(events().size(), 1);
        QVERIFY(!m_log->verify());
    }

    void anotherKeyTakesOverWhatIsThere()
    {
        m_clock.advance(24h * 300);
        append(AuditEvent::SignedIn, 1);
        m_clock.advance(24h * 100);
        append(AuditEvent::SignedOut, 1); // the first four go
        m_log = std::make_unique<AuditLog>(*m_database, m_clock, QByteArray(32, 'n'));
        QVERIFY(!m_log->verify());
        QVERIFY(m_database->inTransaction([&] { return m_log->takeOver(); }));
        append(AuditEvent::KeyReplaced, 0);
        QVERIFY(m_log->verify());
        QCOMPARE(events().size(), 3);
        QVERIFY(!brokenAfter(u"DELETE FROM audit WHERE id = 5"_s).isEmpty());
    }

    void whoLeavesIsTakenOutAndTheChainHolds()
    {
        QVERIFY(m_log->erase(UserId(1)));
        QVERIFY(m_log->verify());
        QCOMPARE(events(UserId(1)), QStringList());
        QCOMPARE(events().size(), 4);
        append(AuditEvent::Erased, 0);
        QVERIFY(m_log->verify());
        auto rows = m_database->run(
            u"SELECT COUNT(*) FROM audit WHERE user_id = 1 OR other_id = 1 OR detail <> ''"_s);
        QVERIFY(rows && rows->next());
        QCOMPARE(rows->integer(0), 0);
    }

    void aYearIsKeptAndTheRestStillHolds()
    {
        m_clock.advance(24h * 200);
        append(AuditEvent::SignedIn, 1);
        m_clock.advance(24h * 200);
        append(AuditEvent::SignedOut, 1);
        QCOMPARE(events(), (QStringList{u"signed_out"_s, u"signed_in"_s}));
        QVERIFY(m_log->verify());
        QVERIFY(!brokenAfter(u"UPDATE audit SET at = at + 1 WHERE id = 5"_s).isEmpty());
    }

    /// A clock that was wrong for a while leaves no hole.
    void onlyTheFrontGoes()
    {
        m_clock.advance(-24h * 4000);
        append(AuditEvent::SignedIn, 1);
        m_clock.advance(24h * 4000);
        append(AuditEvent::SignedOut, 1);
        QCOMPARE(events().size(), 6);
        QVERIFY(m_log->verify());
        m_clock.advance(24h * 400);
        append(AuditEvent::SignedIn, 1);
        QCOMPARE(events().size(), 1);
        QVERIFY(m_log->verify());
    }

    void checkingWhileOthersWriteRaisesNoAlarm()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"library.db"_s);
        m_database = std::move(*Database::open(testDatabase(file)));
        m_log = std::make_unique<AuditLog>(*m_database, m_clock, QByteArray(32, 'k'));
        for (int i = 0; i < 200; ++i)
            append(AuditEvent::SignedIn, 1);
        std::atomic_bool isDone = false;
        std::atomic_int written = 0;
        std::thread writer([&] {
            const auto database = std::move(*Database::open(testDatabase(file)));
            AuditLog log(*database, m_clock, QByteArray(32, 'k'));
            while (!isDone)
                written +=
                    database->inTransaction([&] { return log.append({AuditEvent::SignedOut}); }) ? 1 : 0;
        });
        int alarms = 0;
        for (int i = 0; i < 50 || written < 50; ++i)
            alarms += m_log->verify() ? 0 : 1;
        isDone = true;
        writer.join();
        QCOMPARE(alarms, 0);
    }

    void whatIsRolledBackWasNeverThere()
    {
        const auto failed = m_database->inTransaction([&]() -> Result<void> {
            (void)m_log->append({.event = AuditEvent::Erased});
            return fail(Error::Kind::Invalid, u"no"_s);
        });
        QVERIFY(!failed);
        QCOMPARE(events().size(), 4);
        append(AuditEvent::SignedIn, 2);
        QVERIFY(m_log->verify());
    }
};

QTEST_GUILESS_MAIN(AuditLogTest)
#include "audit_log_test.moc"
