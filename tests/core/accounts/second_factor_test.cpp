#include "core/accounts/accounts.h"

#include "core/accounts/totp.h"
#include "core/store/database.h"
#include "tests/support/fixed_clock.h"

#include <QSet>
#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const NewAccount Ada{u"ada"_s, u"a long enough secret"_s};
const QByteArray Rfc("12345678901234567890"); // the secret of RFC 6238's examples

} // namespace

class SecondFactorTest : public QObject {
    Q_OBJECT

    FixedClock m_clock;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<Accounts> m_accounts;
    UserId m_ada;
    QByteArray m_secret;

    QString codeIn(std::chrono::seconds later) const
    {
        return totpCode(m_secret, totpStepAt(m_clock.now().addSecs(later.count())));
    }

    SignInOutcome signIn(const SecondProof &proof = {}, const QString &password = Ada.password)
    {
        const auto attempt = m_accounts->sessions.beginSignIn(Ada.handle);
        const auto verdict = verifyPassword(attempt->passwordHash, password, PasswordCost::least());
        return m_accounts->sessions.finishSignIn(*attempt, verdict, u"laptop"_s, proof).value();
    }

    void enrol()
    {
        QVERIFY(m_accounts->secondFactor.begin(m_ada, Ada.handle));
        // The app has the secret by heart; here it is read back from where it is sealed.
        auto rows = m_database->run(u"SELECT secret FROM totp"_s);
        QVERIFY(rows && rows->next());
        m_secret = *SecretSeal(QByteArray(32, 'k'), "totp").open(rows->text(0));
        QVERIFY(*m_accounts->secondFactor.confirm(m_ada, codeIn(0s)));
        m_clock.advance(1min);
    }

private slots:
    void init()
    {
        m_clock = FixedClock();
        m_accounts.reset();
        m_database = std::move(*Database::open(u":memory:"_s));
        m_accounts = std::make_unique<Accounts>(*m_database, m_clock, QByteArray(32, 'k'),
                                                AccountPolicy{.cost = PasswordCost::least()});
        m_ada = m_accounts->people.signUp(Ada)->user;
    }

    void codesAreThoseOfTheStandard()
    {
        const auto at = [](qint64 seconds) {
            return totpStepAt(QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC));
        };
        QCOMPARE(totpCode(Rfc, at(59)), u"287082"_s);
        QCOMPARE(totpCode(Rfc, at(1111111109)), u"081804"_s);
        QCOMPARE(totpCode(Rfc, at(20000000000)), u"353130"_s);
        QCOMPARE(base32(Rfc), u"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"_s);
    }

    void theEnrolmentIsForAnApp()
    {
        const auto enrolment = m_accounts->secondFactor.begin(m_ada, Ada.handle);
        QVERIFY(enrolment);
        QCOMPARE(enrolment->uri,
                 u"otpauth://totp/Matinee:ada?secret=%1&issuer=Matinee"_s.arg(enrolment->secret));
        QCOMPARE(enrolment->secret.size(), 32);
        QVERIFY(enrolment->qrSvg.startsWith("<svg "));
        QVERIFY(enrolment->qrSvg.contains("M4 4h1v1h-1z")); // the corner mark
    }

    void whatIsNotConfirmedIsNotAskedFor()
    {
        QVERIFY(m_accounts->secondFactor.begin(m_ada, Ada.handle));
        QCOMPARE(*m_accounts->secondFactor.confirm(m_ada, u"000000"_s), false);
        QVERIFY(signIn().signedIn);
    }

    void signingInAsksForTheCode()
    {
        enrol();
        QVERIFY(!signIn().signedIn);
        QVERIFY(signIn().wantsSecondFactor);
        QVERIFY(!signIn({}, u"not the secret at all"_s).wantsSecondFactor);
        m_clock.advance(1h);
        QVERIFY(!signIn({u"000000"_s, {}}).signedIn);
        m_clock.advance(1h);
        QVERIFY(signIn({codeIn(0s), {}}).signedIn);
        QVERIFY(m_accounts->secondFactor.begin(m_ada, Ada.handle).error().kind == Error::Kind::Conflict);
    }

    void aCodeIsGoodOnceAndOneStepAround()
    {
        enrol();
        const auto good = [&](const QString &code) {
            m_clock.advance(0ms);
            return m_database->inTransaction([&] {
                                 return m_accounts->secondFactor.check(m_ada, {code, {}});
                             })
                       .value()
                == SecondFactorService::Check::Good;
        };
        const QString last = codeIn(-30s), now = codeIn(0s), next = codeIn(30s);
        QVERIFY(!good(codeIn(-60s)));
        QVERIFY(!good(codeIn(60s)));
        QVERIFY(good(last));
        QVERIFY(!good(last));
        QVERIFY(good(now));
        QVERIFY(!good(last));
        QVERIFY(good(next));
        QVERIFY(!good(now));
        m_clock.advance(30s);
        QVERIFY(!good(next));
    }

    void theCodeThatConfirmedIsUsedUp()
    {
        enrol();
        m_clock.advance(-1min);
        QVERIFY(!signIn({codeIn(0s), {}}).signedIn);
    }

    void guessingCodesIsSlowedDownLikeGuessingPasswords()
    {
        enrol();
        for (int i = 0; i < 5; ++i)
            QVERIFY(!signIn({u"00000%1"_s.arg(i), {}}).signedIn);
        QVERIFY(m_accounts->sessions.beginSignIn(Ada.handle)->retryAfter > 0s);
    }

    void recoveryCodesStandInOnceEach()
    {
        enrol();
        const QStringList codes = *m_accounts->secondFactor.makeRecoveryCodes(m_ada);
        QCOMPARE(QSet<QString>(codes.begin(), codes.end()).size(), 10);
        QCOMPARE(codes.first().size(), 29); // 24 letters of 5 bits in groups
        QVERIFY(signIn({{}, codes.at(0).toLower().remove(u'-')}).signedIn);
        QVERIFY(!signIn({{}, codes.at(0)}).signedIn);
        QCOMPARE(*m_accounts->secondFactor.recoveryCodesLeft(m_ada), 9);

        const UserId bob = m_accounts->people.signUp({u"bob"_s, Ada.password})->user;
        const QString bobs = m_accounts->secondFactor.makeRecoveryCodes(bob)->first();
        QVERIFY(!signIn({{}, bobs}).signedIn);
        QCOMPARE(*m_accounts->secondFactor.recoveryCodesLeft(bob), 10);

        QVERIFY(m_accounts->secondFactor.makeRecoveryCodes(m_ada));
        QVERIFY(!signIn({{}, codes.at(1)}).signedIn);
    }

    void aRecoveryCodeSetsANewPasswordAndNoMore()
    {
        enrol();
        const QStringList codes = *m_accounts->secondFactor.makeRecoveryCodes(m_ada);
        const QString before = signIn({codeIn(0s), {}}).signedIn->tokens.access;
        const QString wanted = u"another long secret"_s;
        QCOMPARE(m_accounts->passwords.ownerOf(codes.at(0))->user, m_ada);
        QVERIFY(m_accounts->passwords.reset(codes.at(0), *hashPassword(wanted, PasswordCost::least())));
        QVERIFY(!m_accounts->passwords.reset(codes.at(0), "hash"));
        QVERIFY(!*m_accounts->authenticate(before));
        QVERIFY(signIn({}, wanted).wantsSecondFactor);
        m_clock.advance(1min);
        QVERIFY(signIn({codeIn(0s), {}}, wanted).signedIn);
    }

    void aWrongCodeIsTold()
    {
        enrol();
        QVERIFY(signIn({u"000000"_s, {}}).isCodeRefused);
        QVERIFY(!signIn().isCodeRefused);
        QVERIFY(!signIn({u"000000"_s, {}}, u"not the secret at all"_s).isCodeRefused);
        QVERIFY(signIn({codeIn(0s), {}}).signedIn);
        QVERIFY(signIn({codeIn(0s), {}}).isCodeRefused); // used
    }

    void theOwnerTakesALostFactorAway()
    {
        enrol();
        const QString code = m_accounts->secondFactor.makeRecoveryCodes(m_ada)->first();
        const QString before = signIn({codeIn(0s), {}}).signedIn->tokens.access;
        QVERIFY(*m_accounts->authenticate(before));
        QVERIFY(m_accounts->secondFactor.removeLost(m_ada));
        QVERIFY(!*m_accounts->authenticate(before));
        QVERIFY(!*m_accounts->secondFactor.ownerOfCode(code));
        QVERIFY(signIn().signedIn);
        QCOMPARE(m_accounts->audit.entries(m_ada, 1000, 2)->last().event, u"second_factor_removed"_s);
    }

    void nothingThatHelpsIsStoredInTheClear()
    {
        enrol();
        const QString code = m_accounts->secondFactor.makeRecoveryCodes(m_ada)->first();
        QString all;
        for (const auto &sql : {u"SELECT secret FROM totp"_s, u"SELECT hash FROM recovery_code"_s})
            QVERIFY(m_database->each(sql, {}, [&](const Rows &rows) { all += rows.text(0) + u'\n'; }));
        QVERIFY(!all.contains(base32(m_secret)));
        QVERIFY(!all.contains(QString::fromLatin1(m_secret.toBase64())));
        QVERIFY(!all.contains(code) && !all.contains(QString(code).remove(u'-')));
        const auto sealed = SecretSeal(QByteArray(32, 'l'), "totp").open(all.section(u'\n', 0, 0));
        QVERIFY(!sealed); // another server's key
    }
};

QTEST_GUILESS_MAIN(SecondFactorTest)
#include "second_factor_test.moc"
