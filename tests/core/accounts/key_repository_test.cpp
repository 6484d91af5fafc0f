#include "core/accounts/key_repository.h"

#include "core/accounts/accounts.h"
#include "core/store/database.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/test_database.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

class KeyRepositoryTest : public QObject {
    Q_OBJECT

    const QByteArray m_old = QByteArray(32, 'o');
    const QByteArray m_new = QByteArray(32, 'n');
    FixedClock m_clock;
    std::unique_ptr<Database> m_database;

    qint64 count(const QString &table)
    {
        auto rows = m_database->run(u"SELECT COUNT(*) FROM "_s + table);
        return rows && rows->next() ? rows->integer(0) : -1;
    }

private slots:
    void init() { m_database = std::move(*Database::open(testDatabase())); }

    void theFirstKeyCounts()
    {
        KeyRepository keys(*m_database);
        QVERIFY(*keys.isNew());
        QVERIFY(*keys.isShared(m_old));
        QVERIFY(!*keys.isNew());
        QVERIFY(*keys.isShared(m_old));
        QVERIFY(!*keys.isShared(m_new));
    }

    /// One from before its key was noted down.
    void aLibraryWithAnAccountIsNotNew()
    {
        Accounts accounts(*m_database, m_clock, m_old,
                          {.cost = PasswordCost::least(), .signUp = SignUp::Open});
        QVERIFY(accounts.people.signUp({u"ada"_s, u"a long enough secret"_s}));
        QVERIFY(!*KeyRepository(*m_database).isNew());
    }

    void anotherKeyEndsWhatTheOldOneSealed()
    {
        Accounts accounts(*m_database, m_clock, m_old,
                          {.cost = PasswordCost::least(), .signUp = SignUp::Open});
        QVERIFY(accounts.people.signUp({u"ada"_s, u"a long enough secret"_s}));
        for (const auto &sql :
             {u"INSERT INTO session (id, user_id, device, generation, access_hash, access_expires_at, "
              u"created_at,"
              u" rotated_at) SELECT 's', user_id, 'laptop', 1, 'hash', 0, 0, 0 FROM account"_s,
              u"INSERT INTO refresh_token VALUES ('hash', 's', 1)"_s,
              u"INSERT INTO totp SELECT user_id, 'sealed', 1, 0 FROM account"_s,
              u"INSERT INTO recovery_code SELECT 'hash', user_id FROM account"_s,
              u"INSERT INTO mail (user_id, kind, sealed, tries, next_try_at, queued_at)"
              u" SELECT user_id, 'reset', 'sealed', 0, 0, 0 FROM account"_s})
            QVERIFY(m_database->execute(sql));
        KeyRepository keys(*m_database);
        QVERIFY(*keys.isShared(m_old));

        QVERIFY(m_database->inTransaction([&] { return keys.replace(m_new); }));

        QVERIFY(*keys.isShared(m_new));
        QVERIFY(!*keys.isShared(m_old));
        for (const auto &table : {u"session"_s, u"refresh_token"_s, u"totp"_s, u"recovery_code"_s, u"mail"_s})
            QCOMPARE(count(table), 0);
        QCOMPARE(count(u"account"_s), 1);
    }
};

QTEST_GUILESS_MAIN(KeyRepositoryTest)
#include "key_repository_test.moc"
