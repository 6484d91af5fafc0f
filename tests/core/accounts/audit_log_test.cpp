#include "core/accounts/audit_log.h"

#include "core/store/database.h"
#include "tests/support/fixed_clock.h"

#include <QTest>

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
        m_database = std::move(*Database::open(u":memory:"_s));
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
        QTest::newRow("of another key") << u"UPDATE audit SET chain = 'abc' WHERE id = 2"_s;
    }
    void whatWasChangedIsNoticed()
    {
        QFETCH(QString, sql);
        QVERIFY(m_log->verify());
        const QString message = brokenAfter(sql);
        QVERIFY2(message.startsWith(u"Entry "_s), qPrintable(message));
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
