#include "core/sync_client/account_client.h"
#include "core/sync_client/file_vault.h"
#include "core/sync_client/memory_vault.h"
#include "tests/support/scripted_server.h"
#include "tests/support/test_certificates.h"
#include "tests/support/tunnel_proxy.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace matinee {

/// Tells when it is written to, so that a test sees what is kept before it is used.
class WatchedVault : public MemoryVault {
public:
    QFuture<Result<void>> write(const QString &name, const QString &secret) override
    {
        written.append(secret);
        return MemoryVault::write(name, secret);
    }
    QStringList written;
};

class AccountClientTest : public QObject {
    Q_OBJECT

    std::unique_ptr<WatchedVault> m_vault;
    int m_generation = 0; ///< of the tokens of the server that the tests play
    QByteArray m_refused; ///< the access token that is not taken any more

    AccountProfile profileOf(const ScriptedServer &server) const
    {
        return {u"profile"_s, server.url(u"127.0.0.1"_s, {}), u"ada"_s, {}};
    }

    template <class T>
    static T valueOf(QFuture<T> future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 30'000))
            qFatal("no answer");
        return future.result();
    }

    static bool asks(const QByteArray &request, const QByteArray &line)
    {
        return request.startsWith(line + ' ');
    }
    static QByteArray tokenOf(const QByteArray &request)
    {
        const qsizetype at = request.indexOf("Bearer ");
        return at < 0 ? QByteArray() : request.mid(at + 7, request.indexOf('\r', at) - at - 7);
    }
    static QByteArray problem(const QByteArray &status, const QByteArray &more = "\"detail\":\"No.\"")
    {
        const QByteArray ours = "\"status\":" + status.first(3);
        return ScriptedServer::answer(status, "{" + ours + (more.isEmpty() ? "" : ",") + more + "}");
    }

    QByteArray tokens()
    {
        const QByteArray n = QByteArray::number(++m_generation);
        return ScriptedServer::ok(R"({"access_token":"a)" + n + R"(","refresh_token":"r)" + n + R"("})");
    }
    /// Gives tokens, takes those that are not refused, and tells back which one it was.
    QByteArray serve(const QByteArray &request)
    {
        if (asks(request, "POST /api/v1/sessions") || asks(request, "POST /api/v1/sessions/refresh"))
            return tokens();
        const QByteArray token = tokenOf(request);
        return token.isEmpty() || token == m_refused ? problem("401 Unauthorized")
                                                     : ScriptedServer::ok(R"({"token":")" + token + R"("})");
    }
    QString tokenUsed(AccountClient &client)
    {
        const auto result = valueOf(client.ask("GET", u"/me"_s));
        if (!result)
            return result.error().message;
        return result->status == 200 ? bodyOf(*result).value("token"_L1).toString()
                                     : QString::number(result->status);
    }

private slots:
    void init()
    {
        m_vault = std::make_unique<WatchedVault>();
        m_generation = 0;
        m_refused.clear();
    }

    void whoSignedInAsksWithItsTokenAlsoAfterANewStart()
    {
        ScriptedServer server([this](const QByteArray &request) { return serve(request); });
        {
            AccountClient client(profileOf(server), *m_vault);
            QCOMPARE(tokenUsed(client), u"401"_s);
            QVERIFY(server.asked.isEmpty()); // there was nothing to show
            QVERIFY(valueOf(client.signIn({u"ada"_s, u"a long secret"_s}, u"Laptop"_s)));
            QVERIFY(server.asked.first().contains(R"("device_name":"Laptop")"));
            QCOMPARE(tokenUsed(client), u"a1"_s);
            QCOMPARE(m_vault->written, QStringList{u"r1"_s});
        }
        AccountClient again(profileOf(server), *m_vault);
        QCOMPARE(tokenUsed(again), u"a2"_s);
        QVERIFY(server.asked.at(2).contains("r1"));
        QCOMPARE(m_vault->written.last(), u"r2"_s);
    }

    void aRefusedTokenIsRenewedOnceHoweverManyAsk()
    {
        ScriptedServer server([this](const QByteArray &request) { return serve(request); });
        AccountClient client(profileOf(server), *m_vault);
        QVERIFY(valueOf(client.signIn({u"ada"_s, u"secret"_s}, u"Laptop"_s)));
        m_refused = "a1";

        auto first = client.ask("GET", u"/me"_s);
        auto second = client.ask("GET", u"/me"_s);

        QCOMPARE(valueOf(first)->status, 200);
        QCOMPARE(valueOf(second)->status, 200);
        QCOMPARE(m_generation, 2);
    }

    void aTokenThatIsRefusedAgainIsAnAnswer()
    {
        ScriptedServer server([this](const QByteArray &request) {
            return asks(request, "GET /api/v1/me") ? problem("401 Unauthorized") : serve(request);
        });
        AccountClient client(profileOf(server), *m_vault);
        QVERIFY(valueOf(client.signIn({u"ada"_s, u"secret"_s}, u"Laptop"_s)));

        QCOMPARE(tokenUsed(client), u"401"_s);
        QCOMPARE(m_generation, 2);
    }

    void aRenewalWhoseAnswerWasLostIsAskedForAgain()
    {
        int refreshed = 0;
        ScriptedServer server([&](const QByteArray &request) {
            if (!asks(request, "POST /api/v1/sessions/refresh"))
                return serve(request);
            return ++refreshed < 3 ? QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{") : tokens();
        });
        AccountClient client(profileOf(server), *m_vault);
        QVERIFY(valueOf(client.signIn({u"ada"_s, u"secret"_s}, u"Laptop"_s)));
        m_refused = "a1";

        QCOMPARE(tokenUsed(client), u"a2"_s);

        QCOMPARE(refreshed, 3);
        int withOldToken = 0;
        for (const QByteArray &request : server.asked)
            withOldToken += asks(request, "POST /api/v1/sessions/refresh") && request.contains("r1") ? 1 : 0;
        QCOMPARE(withOldToken, 3);
    }

    void aServerThatIsAwayEndsNoSession()
    {
        auto server =
            std::make_unique<ScriptedServer>([this](const QByteArray &request) { return serve(request); });
        AccountClient client(profileOf(*server), *m_vault);
        QVERIFY(valueOf(client.signIn({u"ada"_s, u"secret"_s}, u"Laptop"_s)));
        const quint16 port = server->serverPort();
        server.reset();
        QElapsedTimer timer;
        timer.start();

        AccountClient started(client.profile(), *m_vault);
        const auto nothing = valueOf(started.ask("GET", u"/me"_s));

        QVERIFY(!nothing && nothing.error().kind == HttpFailure::Kind::Offline);
        QVERIFY(timer.elapsed() < 3000);
        ScriptedServer back([this](const QByteArray &request) { return serve(request); });
        back.close();
        QVERIFY(back.listen(QHostAddress::LocalHost, port));
        QCOMPARE(tokenUsed(started), u"a2"_s);
    }

    void onlyWhoHasNoNewerTokenSaysThatAReplacedOneWasTheirs()
    {
        bool isReplaced = false;
        ScriptedServer server([&](const QByteArray &request) {
            if (!isReplaced || !asks(request, "POST /api/v1/sessions/refresh"))
                return isReplaced ? problem("401 Unauthorized") : serve(request);
            return request.contains(R"("confirm":false)")
                ? ScriptedServer::answer("401 Unauthorized", R"({"status":401,"code":"token_replaced"})")
                : problem("401 Unauthorized");
        });
        AccountClient client(profileOf(server), *m_vault);
        QVERIFY(valueOf(client.signIn({u"ada"_s, u"secret"_s}, u"Laptop"_s)));
        isReplaced = true;

        QCOMPARE(tokenUsed(client), u"401"_s);

        const auto asked =
            std::count_if(server.asked.cbegin(), server.asked.cend(), [](const QByteArray &request) {
                return asks(request, "POST /api/v1/sessions/refresh");
            });
        QCOMPARE(asked, 2);
        QVERIFY(server.asked.last().contains(R"("confirm":true)"));

        // Another program on this computer has the newer one.
        isReplaced = false;
        QVERIFY(m_vault->write(u"profile"_s, u"newer"_s).result());
        QCOMPARE(tokenUsed(client), u"a2"_s);
        QVERIFY(server.asked.at(server.asked.size() - 2).contains(R"("confirm":false)"));
    }

    void aSessionThatHasEndedIsNotAskedAboutAgain()
    {
        bool isOver = false;
        ScriptedServer server(
            [&](const QByteArray &request) { return isOver ? problem("401 Unauthorized") : serve(request); });
        AccountClient client(profileOf(server), *m_vault);
        QVERIFY(valueOf(client.signIn({u"ada"_s, u"secret"_s}, u"Laptop"_s)));
        isOver = true;
        QCOMPARE(tokenUsed(client), u"401"_s);
        const auto asked = server.asked.size();

        QCOMPARE(tokenUsed(client), u"401"_s);
        QCOMPARE(server.asked.size(), asked);
        isOver = false;
        QVERIFY(m_vault->write(u"profile"_s, u"of another program"_s).result());
        QCOMPARE(tokenUsed(client), u"a2"_s);
        QVERIFY(valueOf(client.signIn({u"ada"_s, u"secret"_s}, u"Laptop"_s)));
        QCOMPARE(tokenUsed(client), u"a3"_s);
    }

    void whatStandsBeforeTheServerEndsNoSession_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("a page") << QByteArray("<html>Who are you?</html>");
        QTest::newRow("a problem of others") << QByteArray(R"({"message":"Unauthorized"})");
    }
    void whatStandsBeforeTheServerEndsNoSession()
    {
        QFETCH(QByteArray, body);
        bool isBetween = false;
        ScriptedServer server([&](const QByteArray &request) {
            return isBetween ? ScriptedServer::answer("401 Unauthorized", body) : serve(request);
        });
        AccountClient client(profileOf(server), *m_vault);
        QVERIFY(valueOf(client.signIn({u"ada"_s, u"secret"_s}, u"Laptop"_s)));
        isBetween = true;

        QVERIFY(!valueOf(client.ask("GET", u"/me"_s)));

        isBetween = false;
        QCOMPARE(tokenUsed(client), u"a2"_s);
    }

    void aSessionThatCannotBeReadIsNotOver()
    {
        ScriptedServer server([this](const QByteArray &request) { return serve(request); });
        const QTemporaryDir folder;
        FileVault vault(folder.path());
        QVERIFY(vault.write(u"profile"_s, u"r1"_s).result());
        const QString secret = folder.filePath(u"profile.secret"_s);
        QFile::setPermissions(secret, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup);
        AccountClient client(profileOf(server), vault);

        QVERIFY2(tokenUsed(client).contains(u"chmod 600"_s), "the vault's own words");

        QVERIFY(server.asked.isEmpty());
        QFile::setPermissions(secret, QFile::ReadOwner | QFile::WriteOwner);
        QCOMPARE(tokenUsed(client), u"a1"_s);
    }

    void aCodeIsAskedForAndSentAsWhatItIs()
    {
        ScriptedServer server([this](const QByteArray &request) {
            return request.contains("totp") || request.contains("recovery_code")
                ? tokens()
                : problem("401 Unauthorized",
                          R"("type":"urn:matinee:problem:second-factor-wanted","detail":"A code.")");
        });
        AccountClient client(profileOf(server), *m_vault);

        const auto without = valueOf(client.signIn({u"ada"_s, u"secret"_s}, u"Laptop"_s));

        QVERIFY(!without);
        QCOMPARE(without.error().kind, Error::Kind::Denied);
        QCOMPARE(without.error().detail, u"second_factor_required"_s);
        QVERIFY(valueOf(client.signIn({u"ada"_s, u"secret"_s, u"123 456"_s}, u"Laptop"_s)));
        QVERIFY(server.asked.last().contains(R"("totp":"123456")"));
        QVERIFY(valueOf(client.signIn({u"ada"_s, u"secret"_s, u"abcd-efgh"_s}, u"Laptop"_s)));
        QVERIFY(server.asked.last().contains(R"("recovery_code":"abcd-efgh")"));
    }

    void aNewAccountSignsIn()
    {
        ScriptedServer server([this](const QByteArray &request) {
            return asks(request, "POST /api/v1/accounts")
                ? ScriptedServer::answer("201 Created", R"({"handle":"ada"})")
                : serve(request);
        });
        AccountClient client(profileOf(server), *m_vault);
        QVERIFY(valueOf(client.signUp({u"ada"_s, u"secret"_s, {}, u"invited"_s}, u"Laptop"_s)));
        QVERIFY(server.asked.first().contains(R"("invitation":"invited")"));
        QCOMPARE(tokenUsed(client), u"a1"_s);
    }

    void whatIsWrongIsTold_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *status, Error::Kind kind, const QByteArray &more,
                            const QString &message) {
            QTest::newRow(status) << problem(status, more) << int(kind) << message;
        };
        row("401 Unauthorized", Error::Kind::Denied, R"("detail":"Wrong.")", u"Wrong."_s);
        row("409 Conflict", Error::Kind::Conflict, R"("detail":"Taken.")", u"Taken."_s);
        row("422 Unprocessable", Error::Kind::Invalid,
            R"("detail":"No.","errors":[{"where":"handle","message":"too short"}])",
            u"No. handle: too short"_s);
        row("503 Busy", Error::Kind::Unavailable, "", u"127.0.0.1 answers with the error 503."_s);
        QTest::newRow("a page") << ScriptedServer::ok("<html>") << int(Error::Kind::Unavailable)
                                << u"127.0.0.1 does not answer like a server of Matinee."_s;
    }
    void whatIsWrongIsTold()
    {
        QFETCH(QByteArray, answer);
        QFETCH(int, kind);
        QFETCH(QString, message);
        ScriptedServer server([&](const QByteArray &) { return answer; });
        AccountClient client(profileOf(server), *m_vault);

        const auto outcome = valueOf(client.signIn({u"ada"_s, u"secret"_s}, u"Laptop"_s));

        QVERIFY(!outcome);
        QCOMPARE(int(outcome.error().kind), kind);
        QCOMPARE(outcome.error().message, message);
        QVERIFY(m_vault->written.isEmpty());
    }

    void devicesAreListedAndEnded()
    {
        bool isProved = false;
        ScriptedServer server([&](const QByteArray &request) {
            if (asks(request, "GET /api/v1/me/sessions"))
                return ScriptedServer::ok(R"({"items":[{"id":"s1","name":"Laptop",
                    "last_used_at":"2026-03-14T09:26:53.589Z","current":true}]})");
            if (asks(request, "POST /api/v1/sessions/current/proof"))
                isProved = true;
            else if (asks(request, "DELETE /api/v1/me/sessions/s2") && !isProved)
                return problem("403 Forbidden",
                               R"("type":"urn:matinee:problem:proof-needed","detail":"Again.")");
            else if (request.startsWith("POST"))
                return serve(request);
            return QByteArray("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
        });
        AccountClient client(profileOf(server), *m_vault);
        QVERIFY(valueOf(client.signIn({u"ada"_s, u"secret"_s}, u"Laptop"_s)));

        const auto devices = valueOf(client.devices());

        QVERIFY(devices && devices->size() == 1);
        QCOMPARE(devices->first().name, u"Laptop"_s);
        QVERIFY(devices->first().isThis);
        QCOMPARE(devices->first().lastUsed.toMSecsSinceEpoch(), 1773480413589);
        QCOMPARE(valueOf(client.endDevice(u"s2"_s)).error().detail, u"proof_required"_s);
        QVERIFY(valueOf(client.prove({{}, u"secret"_s})));
        QVERIFY(valueOf(client.endDevice(u"s2"_s)));
        QVERIFY(valueOf(client.signOut()));
        QCOMPARE(m_vault->read(u"profile"_s).result().error().kind, Error::Kind::NotFound);
        QCOMPARE(tokenUsed(client), u"401"_s);
    }

    void theProfilesAuthorityAndProxyAreUsed()
    {
        const TestCertificates certificates;
        ScriptedServer server([this](const QByteArray &request) { return serve(request); },
                              certificates.server(u"films"_s, u"DNS:films.example"_s));
        TunnelProxy proxy(server.serverPort());
        const QTemporaryDir folder;
        QFile authority(folder.filePath(u"ca.pem"_s));
        QVERIFY(authority.open(QIODevice::WriteOnly));
        authority.write(certificates.read(u"ca"_s));
        authority.close();
        AccountProfile profile{u"profile"_s, QUrl(u"https://films.example"_s), u"ada"_s, {}};
        profile.proxy = proxy.address();
        profile.authorityFile = authority.fileName();

        AccountClient client(profile, *m_vault);
        QVERIFY(valueOf(client.signIn({u"ada"_s, u"secret"_s}, u"Laptop"_s)));

        QVERIFY(!proxy.asked.isEmpty());
        profile.authorityFile.clear();
        AccountClient distrustful(profile, *m_vault);
        QVERIFY(!valueOf(distrustful.signIn({u"ada"_s, u"secret"_s}, u"Laptop"_s)));
        profile.authorityFile = u"/nowhere"_s;
        AccountClient misled(profile, *m_vault);
        QCOMPARE(valueOf(misled.signIn({u"ada"_s, u"secret"_s}, u"Laptop"_s)).error().message,
                 u"/nowhere cannot be read."_s);
    }

    void aCancelledQuestionEnds()
    {
        ScriptedServer server([this](const QByteArray &request) {
            return request.startsWith("GET") ? QByteArray() : serve(request);
        });
        AccountClient client(profileOf(server), *m_vault);
        QVERIFY(valueOf(client.signIn({u"ada"_s, u"secret"_s}, u"Laptop"_s)));
        auto future = client.ask("GET", u"/me"_s);
        QTRY_COMPARE(server.asked.size(), 2);

        future.cancel();

        QTRY_VERIFY(future.isFinished());
    }
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::AccountClientTest)
#include "account_client_test.moc"
