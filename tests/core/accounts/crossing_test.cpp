#include "core/accounts/accounts.h"
#include "core/accounts/postman.h"
#include "core/store/database.h"
#include "tests/support/fixed_clock.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const NewAccount Ada{u"ada"_s, u"a long enough secret"_s};
const QString Other = u"another long secret"_s;

} // namespace

/// What happens while something else is under way: a password is compared, a token waits in a mailbox.
class CrossingTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    FixedClock m_clock;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<Accounts> m_accounts;
    UserId m_ada;

    QByteArray hashOf(const QString &password) const
    {
        return *hashPassword(password, PasswordCost::least());
    }
    bool reset(const QString &token) { return m_accounts->passwords.reset(token, hashOf(Other)).has_value(); }
    PasswordTry begun() { return *m_accounts->sessions.beginSignIn(Ada.handle); }
    std::optional<SignedIn> finished(const PasswordTry &attempt, const QString &password)
    {
        auto verdict = verifyPassword(attempt.passwordHash, password, PasswordCost::least());
        if (verdict.matches)
            verdict.newHash = hashOf(password); // as when hashes have become dearer
        return m_accounts->sessions.finishSignIn(attempt, verdict, u"laptop"_s)->signedIn;
    }
    Caller callerOf(const SignedIn &signedIn)
    {
        return **m_accounts->sessions.authenticate(signedIn.tokens.access);
    }
    QString queuedToken()
    {
        const auto mail = m_accounts->mail.take();
        static const QRegularExpression token(u"mat_[a-z]_[A-Za-z0-9_-]{43}"_s);
        return mail && *mail && (*mail)->message ? token.match((*mail)->message->text).captured() : QString();
    }

private slots:
    void init()
    {
        m_clock = FixedClock();
        m_accounts.reset();
        m_database.reset();
        m_folder = std::make_unique<QTemporaryDir>();
        m_database = std::move(*Database::open(m_folder->filePath(u"library.db"_s)));
        m_accounts = std::make_unique<Accounts>(
            *m_database, m_clock, QByteArray(32, 'k'),
            AccountPolicy{.cost = PasswordCost::least(), .signUp = SignUp::Open, .sendsMail = true});
        m_ada = m_accounts->people.signUp(Ada)->user;
    }

    void anOldPasswordDoesNotComeBackWithASignInThatWasUnderWay()
    {
        const QString token = *m_accounts->passwords.issueReset(Ada.handle);
        const PasswordTry attempt = begun();
        QVERIFY(reset(token));

        QVERIFY(!finished(attempt, Ada.password));
        QVERIFY(!finished(begun(), Ada.password));
        QVERIFY(finished(begun(), Other));
    }

    void aProofOrChangeFromASessionThatHasEndedIsRefused()
    {
        const SignedIn intruder = *finished(begun(), Ada.password);
        const Caller caller = callerOf(intruder);
        const QString token = *m_accounts->passwords.issueReset(Ada.handle);
        const PasswordTry attempt = *m_accounts->sessions.beginProof(caller);
        const auto verdict = verifyPassword(attempt.passwordHash, Ada.password, PasswordCost::least());
        QVERIFY(reset(token));

        QCOMPARE(*m_accounts->sessions.finishProof(caller, attempt, verdict, {}), ProofOutcome::Refused);
        const auto changed =
            m_accounts->passwords.change(m_ada, hashOf(u"the intruder's secret"_s), caller.session);
        QVERIFY(!changed && changed.error().kind == Error::Kind::Denied);
        QVERIFY(finished(begun(), Other));
    }

    void anAddressThatWasAskedForBeforeThePasswordChangedIsNotTaken()
    {
        const Caller caller = callerOf(*finished(begun(), Ada.password));
        QVERIFY(m_accounts->email.request(*m_accounts->people.account(m_ada), u"intruder@example.org"_s));
        const QString token = queuedToken();
        QVERIFY(!token.isEmpty());
        QVERIFY(m_accounts->passwords.change(m_ada, hashOf(Other), caller.session));

        QVERIFY(!m_accounts->email.confirm(token));
    }

    void aNewAddressEndsWhatWasMailedToTheOldOne()
    {
        QVERIFY(m_accounts->email.request(*m_accounts->people.account(m_ada), u"new@example.org"_s));
        const QString token = queuedToken();
        const QString resetToken = *m_accounts->passwords.issueReset(Ada.handle);
        QVERIFY(m_accounts->email.confirm(token));

        QVERIFY(!reset(resetToken));
    }

    void aStrangersMailboxIsNotFlooded()
    {
        const Account ada = *m_accounts->people.account(m_ada);
        QVERIFY(m_accounts->email.request(ada, u"stranger@example.org"_s));
        const auto again = m_accounts->email.request(ada, u"stranger@example.org"_s);
        QVERIFY(!again && again.error().kind == Error::Kind::Conflict);
        m_clock.advance(2min);
        QVERIFY(m_accounts->email.request(ada, u"stranger@example.org"_s));
    }

    void whoForgotAgainStillHasTheTokenOfTheAdministrator()
    {
        const QString printed = *m_accounts->passwords.issueReset(Ada.handle);
        QVERIFY(m_accounts->passwords.issueReset(Ada.handle));

        QVERIFY(reset(printed));
    }

    void aClockThatIsPutBackMakesNobodyWait()
    {
        QVERIFY(!finished(begun(), Other));
        m_clock.advance(-1h);

        QVERIFY(finished(begun(), Ada.password));
    }

    void anAttackOnManyHandlesStopsAllButKnownDevices()
    {
        const SignedIn known = *finished(begun(), Ada.password);
        const auto tries = [&](int from, int to) {
            for (int i = from; i < to; ++i)
                QVERIFY(m_accounts->sessions.beginSignIn(u"nobody%1"_s.arg(i)));
        };
        tries(0, 600);
        QCOMPARE(begun().retryAfter, 0s);
        tries(600, 602);

        QCOMPARE(begun().retryAfter, 60s);
        QCOMPARE(m_accounts->sessions.beginSignIn(Ada.handle, known.tokens.refresh)->retryAfter, 0s);
        m_clock.advance(61s);
        QCOMPARE(begun().retryAfter, 0s);
    }

    void theNumberOfSomebodyWhoLeftIsNotGivenAgain()
    {
        const UserId bob = m_accounts->people.signUp({u"bob"_s, Other})->user;
        QVERIFY(
            m_database->execute(u"DELETE FROM account WHERE user_id = :user"_s, {{u":user"_s, bob.value()}}));
        QVERIFY(m_database->execute(u"DELETE FROM profile WHERE id = :user"_s, {{u":user"_s, bob.value()}}));

        QVERIFY(m_accounts->people.signUp({u"eve"_s, Other})->user > bob);
    }

    void theEndOfTheServerDoesNotWaitForAMailServer()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        QVERIFY(m_accounts->email.request(*m_accounts->people.account(m_ada), u"new@example.org"_s));
        Postman postman(*m_accounts,
                        {u"smtp://127.0.0.1:%1"_s.arg(silent.serverPort()), u"films@example.org"_s});
        std::atomic_bool stop{false};
        std::thread ending([&] {
            std::this_thread::sleep_for(300ms);
            stop = true;
        });
        QElapsedTimer timer;
        timer.start();

        QCOMPARE(*postman.deliver(stop), 0);

        ending.join();
        QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_GUILESS_MAIN(CrossingTest)
#include "crossing_test.moc"
