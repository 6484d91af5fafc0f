#include "core/accounts/local_identity.h"
#include "core/accounts/token.h"
#include "core/store/database.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace matinee {

class LocalIdentityTest : public QObject {
    Q_OBJECT

    const UserId m_person{1};
    const QString m_token = drawToken(TokenKind::Personal);
    std::unique_ptr<Database> m_database;

private slots:
    void init()
    {
        auto opened = Database::open(u":memory:"_s);
        QVERIFY(opened);
        m_database = std::move(*opened);
        QVERIFY(m_database->execute(
            u"INSERT INTO profile (id, handle, name, created_at) VALUES (1, 'local', '', 1000)"_s));
    }

    void whoHasTheTokenIsThePerson()
    {
        LocalIdentity identity(*m_database, m_person, tokenHash(m_token));

        const auto caller = identity.authenticate(m_token);

        QVERIFY(caller && *caller);
        QCOMPARE((*caller)->user, m_person);
        QVERIFY(!(*caller)->isAdministrator);
    }

    void noOtherTokenIsGood()
    {
        LocalIdentity identity(*m_database, m_person, tokenHash(m_token));

        for (const QString &token : {QString(), drawToken(TokenKind::Personal), m_token + u'x',
                                     m_token.chopped(1), tokenHash(m_token)}) {
            const auto caller = identity.authenticate(token);
            QVERIFY(caller);
            QVERIFY2(!*caller, qPrintable(token));
        }
    }

    void thePersonHasAProfileAndNoAccount()
    {
        LocalIdentity identity(*m_database, m_person, tokenHash(m_token));

        const auto person = identity.account(m_person);

        QVERIFY(person);
        QCOMPARE(person->handle, u"local"_s);
        QCOMPARE(person->name, QString());
        QCOMPARE(person->createdAt.toMSecsSinceEpoch(), 1000);
        QVERIFY(!person->isAdministrator && !person->hasSecondFactor && person->email.isEmpty());
        QCOMPARE(identity.account(UserId(2)).error().kind, Error::Kind::NotFound);
    }

    void aNewNameStays()
    {
        LocalIdentity identity(*m_database, m_person, tokenHash(m_token));

        QCOMPARE(identity.rename(m_person, u"Ada"_s)->name, u"Ada"_s);
        QCOMPARE(identity.account(m_person)->name, u"Ada"_s);
        QCOMPARE(identity.rename(UserId(2), u"Bo"_s).error().kind, Error::Kind::NotFound);
    }
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::LocalIdentityTest)
#include "local_identity_test.moc"
