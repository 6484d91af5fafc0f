#include "core/accounts/accounts.h"

#include "core/store/database.h"
#include "tests/support/fixed_clock.h"

#include <QTemporaryDir>
#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const NewAccount Ada{u"ada"_s, u"a long enough secret"_s};
const QByteArray Key(32, 'k');

} // namespace

class SessionServiceTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_files = 0;
    FixedClock m_clock;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<Accounts> m_accounts;

    Result<std::optional<SignedIn>> signIn(const QString &handle, const QString &password)
    {
        const auto attempt = m_accounts->sessions.beginSignIn(handle);
        if (!attempt)
            return tl::unexpected(attempt.error());
        const auto verdict = verifyPassword(attempt->passwordHash, password, m_accounts->sessions.cost());
        return m_accounts->sessions.finishSignIn(*attempt, verdict, u"laptop"_s)
            .map([](const SignInOutcome &outcome) { return outcome.signedIn; });
    }

    SessionTokens signedIn()
    {
        const auto outcome = signIn(Ada.handle, Ada.password);
        return outcome && *outcome ? (*outcome)->tokens : SessionTokens{};
    }

    bool isGood(const QString &access)
    {
        return m_accounts->sessions.authenticate(access).value_or(std::nullopt).has_value();
    }

    SessionTokens refreshed(const QString &token)
    {
        const auto outcome = m_accounts->sessions.refresh(token);
        return outcome && *outcome ? (*outcome)->tokens : SessionTokens{};
    }

    /// Every text cell of every accounts table, to look for what must not be stored.
    QString everythingStored()
    {
        QString all;
        for (const auto &sql : {u"SELECT id, device, access_hash, '' FROM session"_s,
                                u"SELECT hash, session_id, '', '' FROM refresh_token"_s,
                                u"SELECT name_hash, '', '', '' FROM sign_in_failure"_s,
                                u"SELECT password_hash, email, '', '' FROM account"_s}) {
            auto rows = m_database->run(sql);
            while (rows && rows->next()) {
                for (int column = 0; column < 4; ++column)
                    all += rows->text(column) + u'\n';
            }
        }
        return all;
    }

private slots:
    void init()
    {
        m_clock = FixedClock();
        auto opened = Database::open(m_folder.filePath(u"%1.db"_s.arg(++m_files)));
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
        m_database = std::move(*opened);
        m_accounts = std::make_unique<Accounts>(
            *m_database, m_clock, Key, AccountPolicy{.cost = PasswordCost::least(), .signUp = SignUp::Open});
    }

    void whoSignsUpCanSignIn()
    {
        const auto account = m_accounts->people.signUp(Ada);
        QVERIFY(account);
        QVERIFY(account->user.isStored());

        const auto outcome = signIn(u"ADA"_s, Ada.password);
        QVERIFY(outcome && *outcome);
        QCOMPARE((*outcome)->account.handle, u"ada"_s);
        QCOMPARE((*outcome)->tokens.accessFor, 15min);
        const auto caller = m_accounts->sessions.authenticate((*outcome)->tokens.access);
        QVERIFY(caller && *caller);
        QCOMPARE((*caller)->user, account->user);
    }

    void aWrongPasswordAndAnUnknownHandleGetTheSameAnswer()
    {
        QVERIFY(m_accounts->people.signUp(Ada));
        const auto wrong = signIn(Ada.handle, u"not the secret at all"_s);
        const auto unknown = signIn(u"nobody"_s, Ada.password);
        QVERIFY(wrong && !*wrong);
        QVERIFY(unknown && !*unknown);
    }

    void guessingIsSlowedDownButNeverLockedOut()
    {
        QVERIFY(m_accounts->people.signUp(Ada));
        for (int i = 0; i < 5; ++i)
            QVERIFY(!*signIn(Ada.handle, u"not the secret at all"_s));

        QCOMPARE(m_accounts->sessions.beginSignIn(Ada.handle)->retryAfter, 1s);
        m_clock.advance(1s);
        QVERIFY(!*signIn(Ada.handle, u"not the secret at all"_s));
        QCOMPARE(m_accounts->sessions.beginSignIn(Ada.handle)->retryAfter, 2s);

        for (int i = 0; i < 20; ++i) {
            m_clock.advance(15min);
            QVERIFY(!*signIn(Ada.handle, u"not the secret at all"_s));
        }
        QCOMPARE(m_accounts->sessions.beginSignIn(Ada.handle)->retryAfter, 15min);
        m_clock.advance(15min);
        QVERIFY(signIn(Ada.handle, Ada.password)->has_value());
        QCOMPARE(m_accounts->sessions.beginSignIn(Ada.handle)->retryAfter, 0s);
    }

    void aLateQuestionEndsNothingButWhoAsksAgainDoes()
    {
        using Reused = SessionService::Reused;
        QVERIFY(m_accounts->people.signUp(Ada));
        const SessionTokens first = signedIn();
        const SessionTokens second = refreshed(first.refresh);
        QVERIFY(isGood(second.access)); // used
        m_clock.advance(1min);

        const auto late = m_accounts->sessions.refresh(first.refresh, Reused::IsTold);
        QCOMPARE(late.error().kind, Error::Kind::Conflict);
        QVERIFY(isGood(second.access));

        QVERIFY(!*m_accounts->sessions.refresh(first.refresh));
        QVERIFY(!isGood(second.access));
    }

    void aHandleNobodyHasIsSlowedDownAlike()
    {
        for (int i = 0; i < 5; ++i)
            QVERIFY(!*signIn(u"nobody"_s, u"not the secret at all"_s));
        QCOMPARE(m_accounts->sessions.beginSignIn(u"nobody"_s)->retryAfter, 1s);
        QCOMPARE(m_accounts->sessions.beginSignIn(u"somebody"_s)->retryAfter, 0s);
    }

    void triesAtOnceAreCountedBeforeTheyAreCompared()
    {
        QVERIFY(m_accounts->people.signUp(Ada));
        int allowed = 0;
        for (int i = 0; i < 100; ++i)
            allowed += m_accounts->sessions.beginSignIn(Ada.handle)->retryAfter == 0s ? 1 : 0;
        QCOMPARE(allowed, 5);
    }

    void anOldHashIsReplacedAtSignIn()
    {
        QVERIFY(m_accounts->people.signUp(Ada));
        Accounts dearer(*m_database, m_clock, Key, {.cost = {2, 16384}});
        const auto before = dearer.sessions.beginSignIn(Ada.handle);
        const auto verdict = verifyPassword(before->passwordHash, Ada.password, dearer.sessions.cost());
        QVERIFY(dearer.sessions.finishSignIn(*before, verdict, u"laptop"_s)->signedIn.has_value());

        const auto after = dearer.sessions.beginSignIn(Ada.handle);
        QVERIFY(after->passwordHash != before->passwordHash);
        QVERIFY(verifyPassword(after->passwordHash, Ada.password, dearer.sessions.cost()).newHash.isEmpty());
    }

    void anAccessTokenLastsAQuarterOfAnHour()
    {
        QVERIFY(m_accounts->people.signUp(Ada));
        const SessionTokens tokens = signedIn();
        m_clock.advance(15min - 1ms);
        QVERIFY(isGood(tokens.access));
        m_clock.advance(1ms);
        QVERIFY(!isGood(tokens.access));
    }

    void refreshingGivesNewTokensAndEndsTheOldAccess()
    {
        QVERIFY(m_accounts->people.signUp(Ada));
        const SessionTokens first = signedIn();
        m_clock.advance(14min);
        const SessionTokens second = refreshed(first.refresh);

        QVERIFY(second.access != first.access);
        QVERIFY(second.refresh != first.refresh);
        QVERIFY(isGood(second.access));
        QVERIFY(!isGood(first.access));
    }

    void aLostAnswerIsGivenAgain()
    {
        QVERIFY(m_accounts->people.signUp(Ada));
        const SessionTokens first = signedIn();
        const SessionTokens second = refreshed(first.refresh);
        m_clock.advance(10s);
        const SessionTokens again = refreshed(first.refresh);

        QCOMPARE(again.access, second.access);
        QCOMPARE(again.refresh, second.refresh);
        QVERIFY(isGood(second.access));
    }

    void anAnswerThatNobodyUsedIsGivenAgainHoweverLate()
    {
        QVERIFY(m_accounts->people.signUp(Ada));
        const SessionTokens first = signedIn();
        const SessionTokens second = refreshed(first.refresh);
        m_clock.advance(24h);
        const SessionTokens again = refreshed(first.refresh);

        QCOMPARE(again.refresh, second.refresh);
        QVERIFY(isGood(again.access)); // and lives as long as a new one
        m_clock.advance(15min - 1ms);
        QVERIFY(isGood(again.access));
    }

    void thePredecessorOfTokensInUseEndsTheFamilyAfterTenSeconds()
    {
        QVERIFY(m_accounts->people.signUp(Ada));
        const SessionTokens first = signedIn();
        const SessionTokens second = refreshed(first.refresh);
        QVERIFY(isGood(second.access));
        m_clock.advance(10s + 1ms);

        QVERIFY(refreshed(first.refresh).access.isEmpty());
        QVERIFY(!isGood(second.access));
        QVERIFY(refreshed(second.refresh).access.isEmpty());
    }

    void anOlderGenerationEndsTheFamilyAtOnce()
    {
        QVERIFY(m_accounts->people.signUp(Ada));
        const SessionTokens otherDevice = signedIn();
        const SessionTokens first = signedIn();
        const SessionTokens second = refreshed(first.refresh);
        const SessionTokens third = refreshed(second.refresh);

        QVERIFY(refreshed(first.refresh).access.isEmpty());
        QVERIFY(!isGood(third.access));
        QVERIFY(isGood(otherDevice.access));
    }

    void refreshTokensEndAfterSixtyIdleDaysAndAYearInAll()
    {
        QVERIFY(m_accounts->people.signUp(Ada));
        SessionTokens tokens = signedIn();
        m_clock.advance(24h * 60 + 1ms);
        QVERIFY(refreshed(tokens.refresh).access.isEmpty());

        tokens = signedIn();
        for (int month = 0; month < 12; ++month) {
            m_clock.advance(24h * 30);
            tokens = refreshed(tokens.refresh);
            QVERIFY2(!tokens.access.isEmpty(), qPrintable(QString::number(month)));
        }
        m_clock.advance(24h * 30);
        QVERIFY(refreshed(tokens.refresh).access.isEmpty());
    }

    void signingOutEndsThisSessionOnly()
    {
        QVERIFY(m_accounts->people.signUp(Ada));
        const SessionTokens laptop = signedIn();
        const SessionTokens phone = signedIn();
        QVERIFY(m_accounts->sessions.signOut((*m_accounts->sessions.authenticate(laptop.access))->user,
                                             (*m_accounts->sessions.authenticate(laptop.access))->session));

        QVERIFY(!isGood(laptop.access));
        QVERIFY(refreshed(laptop.refresh).access.isEmpty());
        QVERIFY(isGood(phone.access));
    }

    void aTokenOfOneKindIsNotTakenForTheOther()
    {
        QVERIFY(m_accounts->people.signUp(Ada));
        const SessionTokens tokens = signedIn();
        QVERIFY(!isGood(tokens.refresh));
        QVERIFY(refreshed(tokens.access).access.isEmpty());
    }

    void neitherTokensNorPasswordsAreStored()
    {
        QVERIFY(m_accounts->people.signUp(Ada));
        QVERIFY(!*signIn(u"my secret typed as a handle"_s, Ada.password));
        const SessionTokens first = signedIn();
        const SessionTokens second = refreshed(first.refresh);

        const QString stored = everythingStored();
        QVERIFY(stored.contains(u"laptop"_s));
        for (const QString &secret : {first.access, first.refresh, second.access, second.refresh,
                                      Ada.password, u"typed as a handle"_s})
            QVERIFY2(!stored.contains(secret), qPrintable(secret));
    }

    void whoIsGuessedAtElsewhereIsNotKeptWaitingOnAKnownDevice()
    {
        QVERIFY(m_accounts->people.signUp(Ada));
        const SessionTokens mine = signedIn();
        for (int i = 0; i < 30; ++i)
            (void)m_accounts->sessions.beginSignIn(Ada.handle);
        QVERIFY(m_accounts->sessions.beginSignIn(Ada.handle)->retryAfter > 0s);
        QCOMPARE(m_accounts->sessions.beginSignIn(Ada.handle, mine.refresh)->retryAfter, 0s);
        QVERIFY(m_accounts->sessions.beginSignIn(Ada.handle, u"mat_r_nonsense"_s)->retryAfter > 0s);

        // It is no way to guess without end, and opens nothing at another handle.
        for (int i = 0; i < 5; ++i)
            (void)m_accounts->sessions.beginSignIn(Ada.handle, mine.refresh);
        QVERIFY(m_accounts->sessions.beginSignIn(Ada.handle, mine.refresh)->retryAfter > 0s);
        for (int i = 0; i < 5; ++i)
            (void)m_accounts->sessions.beginSignIn(u"nobody"_s, mine.refresh);
        QVERIFY(m_accounts->sessions.beginSignIn(u"nobody"_s, mine.refresh)->retryAfter > 0s);
    }

    void aSuspendedPersonIsSignedOutAndNotLetIn()
    {
        QVERIFY(m_accounts->people.signUp(Ada));
        const SessionTokens tokens = signedIn();
        QVERIFY(m_accounts->people.setSuspended(Ada.handle, true, UserId(99)));
        QVERIFY(!isGood(tokens.access));
        QVERIFY(refreshed(tokens.refresh).access.isEmpty());
        QVERIFY(signedIn().access.isEmpty());
        m_clock.advance(15min);
        QVERIFY(m_accounts->people.setSuspended(Ada.handle, false, UserId(99)));
        QVERIFY(!signedIn().access.isEmpty());
        QVERIFY(!isGood(tokens.access));
    }

    void staleSessionsAreForgottenAtTheNextSignIn()
    {
        QVERIFY(m_accounts->people.signUp(Ada));
        refreshed(signedIn().refresh);
        m_clock.advance(24h * 61);
        signedIn();

        auto rows =
            m_database->run(u"SELECT (SELECT COUNT(*) FROM session), (SELECT COUNT(*) FROM refresh_token)"_s);
        QVERIFY(rows && rows->next());
        QCOMPARE(rows->integer(0), 1);
        QCOMPARE(rows->integer(1), 1);
    }
};

QTEST_GUILESS_MAIN(SessionServiceTest)
#include "session_service_test.moc"
