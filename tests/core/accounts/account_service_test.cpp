#include "core/accounts/accounts.h"

#include "core/accounts/refused_passwords.h"
#include "core/store/database.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/test_database.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const NewAccount Ada{u"ada"_s, u"a long enough secret"_s};
const QByteArray Key(32, 'k');

} // namespace

class AccountServiceTest : public QObject {
    Q_OBJECT

    FixedClock m_clock;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<Accounts> m_accounts;

    void start(AccountPolicy policy)
    {
        policy.cost = PasswordCost::least();
        m_accounts = std::make_unique<Accounts>(*m_database, m_clock, Key, policy);
    }

    /// As over REST, in two halves.
    Result<Account> signUp(const QString &handle, const QString &invitation = {})
    {
        const NewAccount wanted{handle, Ada.password, invitation};
        return m_accounts->people.checkNew(wanted).and_then(
            [&] { return m_accounts->people.add(wanted, "hash"); });
    }

    static bool isDenied(const Result<Account> &outcome)
    {
        return !outcome && outcome.error().kind == Error::Kind::Denied;
    }

private slots:
    void init()
    {
        m_clock = FixedClock();
        m_accounts.reset();
        auto opened = Database::open(testDatabase(u":memory:"_s));
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
        m_database = std::move(*opened);
        start({.signUp = SignUp::Open});
    }

    void aHandleIsTakenOnce()
    {
        QVERIFY(m_accounts->people.signUp(Ada));
        const auto again = m_accounts->people.signUp(Ada);
        QVERIFY(!again);
        QCOMPARE(again.error().kind, Error::Kind::Conflict);
        const auto raced = m_accounts->people.add(Ada, "hash");
        QVERIFY(!raced);
        QCOMPARE(raced.error().kind, Error::Kind::Conflict);
    }

    void handlesFollowTheirRules_data()
    {
        QTest::addColumn<QString>("handle");
        QTest::addColumn<bool>("accepted");
        QTest::newRow("one letter") << u"a"_s << false;
        QTest::newRow("two letters") << u"a1"_s << true;
        QTest::newRow("thirty") << QString(30, u'a') << true;
        QTest::newRow("thirty-one") << QString(31, u'a') << false;
        QTest::newRow("capital") << u"Ada"_s << false;
        QTest::newRow("accent") << u"adà"_s << false;
        QTest::newRow("space") << u"a da"_s << false;
        QTest::newRow("line feed") << u"ada\n"_s << false;
        QTest::newRow("signs") << u"a_d-a"_s << true;
    }
    void handlesFollowTheirRules()
    {
        QFETCH(QString, handle);
        QFETCH(bool, accepted);
        const auto account = m_accounts->people.signUp({handle, Ada.password});
        QCOMPARE(account.has_value(), accepted);
        if (!account)
            QCOMPARE(account.error().kind, Error::Kind::Invalid);
    }

    void aNewServerIsOpenUntilItHasAnAdministrator()
    {
        start({});
        QVERIFY(signUp(u"ada"_s));
        QCOMPARE(*m_accounts->signUps.policy(), SignUp::Open);
        QVERIFY(m_accounts->people.setAdministrator(u"ada"_s, true));
        QCOMPARE(*m_accounts->signUps.policy(), SignUp::Invitation);
        QVERIFY(isDenied(signUp(u"bob"_s)));
    }

    void aNewServerThatOthersReachIsNot()
    {
        start({.isReachable = true});
        QVERIFY(isDenied(signUp(u"ada"_s)));
        const auto invitation = m_accounts->signUps.invite({}, true);
        QVERIFY(invitation);
        const auto ada = signUp(u"ada"_s, invitation->secret);
        QVERIFY(ada && ada->isAdministrator);
        QVERIFY(m_accounts->people.account(ada->user)->isAdministrator);
    }

    void anInvitationIsGoodOnceForAWeek()
    {
        start({.signUp = SignUp::Invitation});
        const auto first = m_accounts->signUps.invite({}, false);
        QVERIFY(first->secret.startsWith(u"mat_i_"_s));
        const auto ada = signUp(u"ada"_s, first->secret);
        QVERIFY(ada && !ada->isAdministrator);
        QVERIFY(isDenied(signUp(u"bob"_s, first->secret)));

        const auto second = m_accounts->signUps.invite(ada->user, false);
        QCOMPARE(m_accounts->signUps.invitations()->size(), 1);
        QCOMPARE(m_accounts->signUps.invitations()->first().byHandle, u"ada"_s);
        m_clock.advance(24h * 7);
        QVERIFY(isDenied(signUp(u"bob"_s, second->secret)));
        QVERIFY(m_accounts->signUps.invitations()->isEmpty());

        const auto third = m_accounts->signUps.invite({}, false);
        QVERIFY(m_accounts->signUps.remove(ada->user, third->invitation.id));
        QVERIFY(!m_accounts->signUps.remove(ada->user, third->invitation.id));
        QVERIFY(isDenied(signUp(u"bob"_s, third->secret)));
    }

    void aTakenHandleLeavesTheInvitationGood()
    {
        QVERIFY(signUp(u"ada"_s));
        start({.signUp = SignUp::Invitation});
        const auto invitation = m_accounts->signUps.invite({}, false);
        const auto taken = m_accounts->people.add({u"ada"_s, Ada.password, invitation->secret}, "hash");
        QCOMPARE(taken.error().kind, Error::Kind::Conflict);
        QVERIFY(signUp(u"bob"_s, invitation->secret));
    }

    void aClosedServerTakesOnlyAdministratorsOfItsOwner()
    {
        start({.signUp = SignUp::Closed});
        QVERIFY(isDenied(signUp(u"ada"_s)));
        QVERIFY(isDenied(signUp(u"ada"_s, m_accounts->signUps.invite({}, false)->secret)));
        QVERIFY(signUp(u"ada"_s, m_accounts->signUps.invite({}, true)->secret));
        QVERIFY(m_accounts->people.signUp({u"bob"_s, Ada.password})); // the command line is bound by nothing
    }

    void administratorsDecideUnlessTheOperatorDid()
    {
        start({});
        const auto ada = signUp(u"ada"_s);
        QVERIFY(m_accounts->signUps.setPolicy(ada->user, SignUp::Closed));
        QVERIFY(isDenied(signUp(u"bob"_s)));
        start({.signUp = SignUp::Open});
        QVERIFY(signUp(u"bob"_s));
        QCOMPARE(m_accounts->signUps.setPolicy(ada->user, SignUp::Closed).error().kind,
                 Error::Kind::Conflict);
    }

    void passwordsThatEverybodyKnowsAreRefused()
    {
        start({.signUp = SignUp::Open,
               .refused = std::make_shared<RefusedPasswords>(QStringList{u"correct horse battery"_s})});
        const auto fault = [&](const QString &password) {
            return m_accounts->people.faultOf(password, u"ada"_s).has_value();
        };
        QVERIFY(fault(u"correct horse battery"_s));
        QVERIFY(fault(u"Correct Horse Battery"_s));
        QVERIFY(!fault(u"correct horse battery staple"_s));
        QVERIFY(fault(u"matinee-2026-ada"_s));
        QVERIFY(fault(u"adaadaadaada"_s));
        QVERIFY(!fault(u"my adapted matinee secret"_s));
        QVERIFY(!m_accounts->people.signUp({u"ada"_s, u"correct horse battery"_s}));
    }

    void nobodyChangesTheirOwnRole()
    {
        const auto ada = signUp(u"ada"_s);
        const auto bob = signUp(u"bob"_s);
        QVERIFY(m_accounts->people.setAdministrator(u"ada"_s, true));
        QCOMPARE(m_accounts->people.setAdministrator(u"ada"_s, false, ada->user).error().kind,
                 Error::Kind::Conflict);
        QCOMPARE(m_accounts->people.setSuspended(u"ada"_s, true, ada->user).error().kind,
                 Error::Kind::Conflict);
        QVERIFY(m_accounts->people.setAdministrator(u"bob"_s, true, ada->user)->isAdministrator);
        QVERIFY(!m_accounts->people.setAdministrator(u"ada"_s, false, bob->user)->isAdministrator);
    }

    /// As two do who take the role from each other at the same time.
    void anAdministratorIsAlwaysLeft()
    {
        const auto ada = signUp(u"ada"_s);
        QVERIFY(signUp(u"bob"_s));
        QVERIFY(m_accounts->people.setAdministrator(u"bob"_s, true));
        const auto demoted = m_accounts->people.setAdministrator(u"bob"_s, false, ada->user);
        QVERIFY(!demoted && demoted.error().kind == Error::Kind::Conflict);
        const auto suspended = m_accounts->people.setSuspended(u"bob"_s, true, ada->user);
        QVERIFY(!suspended && suspended.error().kind == Error::Kind::Conflict);
        QVERIFY(m_accounts->people.findByHandle(u"bob"_s)->isAdministrator);
    }
};

QTEST_GUILESS_MAIN(AccountServiceTest)
#include "account_service_test.moc"
