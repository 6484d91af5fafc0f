#include "core/accounts/postman.h"

#include "core/accounts/mail_texts.h"
#include "core/store/database.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/smtp_sink.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const NewAccount Ada{u"ada"_s, u"a long enough secret"_s};

} // namespace

/// E-mail addresses and forgotten passwords, with a mail server at the other end of a socket.
class MailTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_files = 0;
    QString m_path;
    FixedClock m_clock;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<Accounts> m_accounts;
    std::unique_ptr<SmtpSink> m_sink;
    UserId m_ada;
    const std::atomic_bool m_stop{false};

    MailSettings settings() const { return {m_sink->url(), u"films@example.org"_s}; }
    AccountPolicy policy() const { return {.cost = PasswordCost::least(), .sendsMail = true}; }
    int deliver() { return Postman(*m_accounts, settings()).deliver(m_stop).value_or(-1); }
    Account ada() { return m_accounts->people.account(m_ada).value(); }

    QByteArray lastText() const
    {
        const QByteArray content = m_sink->messages().last().content;
        return QByteArray::fromBase64(content.mid(content.indexOf("\r\n\r\n")));
    }
    QString lastToken() const
    {
        static const QRegularExpression token(u"mat_[a-z]_[A-Za-z0-9_-]{43}"_s);
        return token.match(QString::fromUtf8(lastText())).captured();
    }
    int queued()
    {
        auto rows = m_database->run(u"SELECT COUNT(*) FROM mail"_s);
        return rows && rows->next() ? int(rows->integer(0)) : -1;
    }
    void giveAddress(const QString &address)
    {
        QVERIFY(m_accounts->email.request(ada(), address));
        QCOMPARE(deliver(), 1);
        QVERIFY(m_accounts->email.confirm(lastToken()));
    }
    bool canSignIn(const QString &password)
    {
        const auto attempt = m_accounts->sessions.beginSignIn(Ada.handle);
        const auto verdict = verifyPassword(attempt->passwordHash, password, PasswordCost::least());
        return m_accounts->sessions.finishSignIn(*attempt, verdict, u"laptop"_s)->signedIn.has_value();
    }

private slots:
    void init()
    {
        m_clock = FixedClock();
        m_accounts.reset();
        m_path = m_folder.filePath(u"%1.db"_s.arg(++m_files));
        m_database = std::move(*Database::open(m_path));
        m_accounts = std::make_unique<Accounts>(*m_database, m_clock, QByteArray(32, 'k'), policy());
        m_sink = std::make_unique<SmtpSink>();
        m_ada = m_accounts->people.signUp(Ada)->user;
    }

    void anAddressCountsOnceItsTokenCameBack()
    {
        QVERIFY(m_accounts->email.request(ada(), u"Ada@Example.org"_s));
        QCOMPARE(deliver(), 1);
        QCOMPARE(queued(), 0);
        QVERIFY(m_sink->messages().last().to.contains("<Ada@Example.org>"));
        QVERIFY(m_sink->messages().last().from.contains("<films@example.org>"));
        QVERIFY(m_sink->messages().last().content.contains("\r\nSubject: Is this your address?\r\n"));
        QVERIFY(lastText().contains("The account ada on your Matinee server"));
        QVERIFY2(lastText().contains("POST /api/v1/email-confirmations"), lastText());
        QCOMPARE(ada().email, QString());
        QVERIFY(m_accounts->email.confirm(lastToken()));
        QCOMPARE(ada().email, u"ada@example.org"_s);
        QVERIFY(!m_accounts->email.confirm(lastToken()));
    }

    void aTokenForAnAddressLastsADay()
    {
        QVERIFY(m_accounts->email.request(ada(), u"ada@example.org"_s));
        QCOMPARE(deliver(), 1);
        m_clock.advance(24h);
        QCOMPARE(m_accounts->email.confirm(lastToken()).error().kind, Error::Kind::NotFound);
    }

    void theAddressBeforeIsTold()
    {
        giveAddress(u"ada@example.org"_s);
        giveAddress(u"ada@example.com"_s);
        QCOMPARE(deliver(), 1);
        QVERIFY(m_sink->messages().last().to.contains("<ada@example.org>"));
        QVERIFY(lastText().contains("does not use this address any more"));
    }

    void anAddressIsOnePersons()
    {
        giveAddress(u"ada@example.org"_s);
        const Account bob = *m_accounts->people.signUp({u"bob"_s, Ada.password});
        QVERIFY(m_accounts->email.request(bob, u"ADA@example.org"_s));
        QCOMPARE(deliver(), 1);
        QCOMPARE(m_accounts->email.confirm(lastToken()).error().kind, Error::Kind::Conflict);
    }

    void strangeAddressesAreRefused_data()
    {
        QTest::addColumn<QString>("address");
        for (const char *address : {"", "ada", "@example.org", "ada@", "ada@example", "a@b@example.org",
                                    "ada@example.org\r\nBcc: x@example.org", "<ada@example.org>",
                                    "a da@example.org", "ad\xc3\xa0@example.org"})
            QTest::newRow(QByteArray(address).toPercentEncoding().constData()) << QString::fromUtf8(address);
        QTest::newRow("endless") << QString(250, u'a') + u"@example.org"_s;
    }
    void strangeAddressesAreRefused()
    {
        QFETCH(QString, address);
        QCOMPARE(m_accounts->email.request(ada(), address).error().kind, Error::Kind::Invalid);
        QCOMPARE(queued(), 0);
    }

    void mailNamesTheServerThatItsOperatorNamed()
    {
        AccountPolicy named = policy();
        named.publicUrl = u"https://films.example"_s;
        Account account = ada();
        account.email = u"ada@example.org"_s;
        const QString reset = resetMail(named, account, u"mat_w_x"_s).text;
        for (const auto &part : {u"account ada on https://films.example."_s, u"within ten minutes"_s,
                                 u"PUT /api/v1/password-resets/{token}"_s, u"https://films.example/docs"_s})
            QVERIFY2(reset.contains(part), qPrintable(reset));
        QVERIFY(changeNotice(named, account).text.contains(u"ada on https://films.example does not"_s));
    }

    void aForgottenPasswordIsSetOnceWithinTenMinutes()
    {
        giveAddress(u"ada@example.org"_s);
        QVERIFY(canSignIn(Ada.password));
        const auto made = m_accounts->tokens.make(m_ada, u"script"_s, {Scope::Read}, {});
        QVERIFY(m_accounts->passwords.request(u"ada@example.org"_s));
        QCOMPARE(deliver(), 1);
        const QString token = lastToken();
        QVERIFY(token.startsWith(u"mat_w_"_s));
        m_clock.advance(10min - 1ms);
        const QString wanted = u"another long secret"_s;
        QVERIFY(m_accounts->passwords.ownerOf(token));
        QVERIFY(m_accounts->passwords.reset(token, *hashPassword(wanted, PasswordCost::least())));
        QVERIFY(!m_accounts->passwords.reset(token, "hash"));
        QVERIFY(!canSignIn(Ada.password));
        QVERIFY(canSignIn(wanted));
        QVERIFY(m_accounts->sessions.list(m_ada)->size() == 1); // the one just made
        QVERIFY(!*m_accounts->authenticate(made->secret));

        m_clock.advance(10min);
        QVERIFY(m_accounts->passwords.request(u"ada"_s));
        QCOMPARE(deliver(), 1);
        m_clock.advance(10min);
        QVERIFY(!m_accounts->passwords.ownerOf(lastToken()));
    }

    void askingLeavesTheSameTraceForNobody()
    {
        for (const auto &name : {u"ada"_s, u"nobody"_s, u"nobody@example.org"_s}) {
            QVERIFY(m_accounts->passwords.request(name));
            QCOMPARE(queued(), 1);
            QCOMPARE(deliver(), 0); // ada has no address
            QCOMPARE(queued(), 0);
        }
    }

    void askingAgainAtOnceSendsNothing()
    {
        giveAddress(u"ada@example.org"_s);
        QVERIFY(m_accounts->passwords.request(u"ada"_s));
        QVERIFY(m_accounts->passwords.request(u"ada"_s));
        QCOMPARE(deliver(), 1);
    }

    void withoutAMailServerTheOwnerPrintsAToken()
    {
        const QString token = *m_accounts->passwords.issueReset(u"ada"_s);
        m_clock.advance(24h - 1ms);
        QVERIFY(m_accounts->passwords.reset(token,
                                            *hashPassword(u"another long secret"_s, PasswordCost::least())));
        QVERIFY(canSignIn(u"another long secret"_s));
        QVERIFY(!m_accounts->passwords.issueReset(u"nobody"_s));
    }

    void whoseTokenWasUsedTwiceIsTold()
    {
        giveAddress(u"ada@example.org"_s);
        const auto attempt = m_accounts->sessions.beginSignIn(Ada.handle);
        const auto verdict = verifyPassword(attempt->passwordHash, Ada.password, PasswordCost::least());
        const auto session = m_accounts->sessions.finishSignIn(*attempt, verdict, u"my laptop"_s)->signedIn;
        const auto renewed = m_accounts->sessions.refresh(session->tokens.refresh).value();
        QVERIFY(renewed);
        QVERIFY(m_accounts->sessions.authenticate(renewed->tokens.access)->has_value()); // it arrived
        m_clock.advance(11s);

        QVERIFY(!m_accounts->sessions.refresh(session->tokens.refresh)->has_value());

        QCOMPARE(deliver(), 1);
        QVERIFY(lastText().contains("my laptop"));
    }

    void whatCannotBeSentNowIsSentLater()
    {
        m_sink->answerRecipientsWith("451 later");
        QVERIFY(m_accounts->email.request(ada(), u"ada@example.org"_s));
        Postman postman(*m_accounts, settings());
        QCOMPARE(*postman.deliver(m_stop), 0);
        QVERIFY(!postman.trouble().isEmpty());
        QVERIFY(!postman.trouble().contains(u"ada"_s));
        QCOMPARE(queued(), 1);
        m_sink->answerRecipientsWith("250 ok");
        QCOMPARE(deliver(), 0); // its turn is in a minute
        m_clock.advance(1min);
        QCOMPARE(deliver(), 1);
        QCOMPARE(queued(), 0);
    }

    void whatIsRefusedForGoodIsGivenUp()
    {
        m_sink->answerRecipientsWith("550 no such mailbox");
        QVERIFY(m_accounts->email.request(ada(), u"ada@example.org"_s));
        QCOMPARE(deliver(), 0);
        QCOMPARE(queued(), 0);
    }

    void whatAProgramThatEndedHadTakenIsSentByTheNext()
    {
        QVERIFY(m_accounts->email.request(ada(), u"ada@example.org"_s));
        QVERIFY(m_accounts->mail.take()->has_value());
        QCOMPARE(deliver(), 0);
        m_clock.advance(5min);
        QCOMPARE(deliver(), 1);
    }

    void theQueueCannotBeReadWithoutTheKey()
    {
        QVERIFY(m_accounts->email.request(ada(), u"ada@example.org"_s));
        auto rows = m_database->run(u"SELECT sealed FROM mail"_s);
        QVERIFY(rows && rows->next());
        QVERIFY(!QByteArray::fromBase64(rows->text(0).toLatin1()).contains("ada@"));
    }

    void aThreadOfItsOwnSends()
    {
        QVERIFY(m_accounts->email.request(ada(), u"ada@example.org"_s));
        struct Owned {
            std::unique_ptr<Database> database;
            std::unique_ptr<Accounts> accounts;
        };
        const auto open = [&]() -> Result<std::shared_ptr<Accounts>> {
            auto database = Database::open(m_path);
            if (!database)
                return tl::unexpected(database.error());
            auto owned = std::make_shared<Owned>();
            owned->database = std::move(*database);
            owned->accounts =
                std::make_unique<Accounts>(*owned->database, m_clock, QByteArray(32, 'k'), policy());
            return std::shared_ptr<Accounts>(owned, owned->accounts.get());
        };
        const MailThread thread(open, settings(),
                                [](const QString &trouble) { qWarning("%s", qPrintable(trouble)); });
        QTRY_COMPARE_WITH_TIMEOUT(m_sink->messages().size(), 1, 10'000);
        QTRY_COMPARE(queued(), 0);
    }
};

QTEST_GUILESS_MAIN(MailTest)
#include "mail_test.moc"
