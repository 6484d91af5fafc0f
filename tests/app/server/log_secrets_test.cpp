#include "tests/app/server/server_process.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace matinee {

/// Everything that a person hands over or is given is planted with a word of its own, and looked for in the
/// log. What other tests' servers wrote is looked through by tests/support/check_logs.sh.
class LogSecretsTest : public QObject {
    Q_OBJECT

    static constexpr auto Canary = "zanzibarian";

    QTemporaryDir m_folder;
    std::unique_ptr<ServerProcess> m_server;
    QByteArray m_token;
    int m_asked = 0;

    static QString planted(const char *where) { return QLatin1String(Canary) + u'-' + QLatin1String(where); }

    QJsonObject ask(const QByteArray &method, const QByteArray &path, const QJsonObject &body = {})
    {
        ++m_asked;
        const QByteArray answer = m_server->askJson(method, path, body, m_token);
        return QJsonDocument::fromJson(answer.mid(answer.indexOf("\r\n\r\n") + 4)).object();
    }
    QByteArray askRaw(const QByteArray &request)
    {
        ++m_asked;
        return m_server->ask(request);
    }

    void signIn()
    {
        const QJsonObject account{{u"handle"_s, u"ada"_s}, {u"password"_s, planted("password")}};
        ask("POST", "/accounts", account);
        ask("POST", "/accounts", account); // the database says that there is one already
        ask("POST", "/sessions",
            {{u"handle"_s, planted("handle")},
             {u"password"_s, planted("wrong")},
             {u"device_name"_s, u"a"_s}});
        const QJsonObject session = ask("POST", "/sessions",
                                        {{u"handle"_s, u"ada"_s},
                                         {u"password"_s, planted("password")},
                                         {u"device_name"_s, planted("device")}});
        const QJsonObject renewed =
            ask("POST", "/sessions/refresh", {{u"refresh_token"_s, session.value(u"refresh_token"_s)}});
        m_token = renewed.value(u"access_token"_s).toString().toLatin1();
    }

    void writeThings()
    {
        const QString film = u"tt0089881"_s;
        ask("POST", "/me/watches", {{u"movie"_s, film}, {u"note"_s, planted("note")}});
        ask("POST", "/me/reviews", {{u"movie"_s, film}, {u"text"_s, planted("review")}});
        ask("POST", "/me/lists", {{u"name"_s, planted("list")}});
        ask("POST", "/me/tokens",
            {{u"name"_s, planted("token")}, {u"scopes"_s, QJsonArray{u"library:read"_s}}});
        ask("PUT", "/me/ratings/tt0089881", {{u"points"_s, planted("points")}});
        ask("PUT", "/me/email", {{u"email"_s, planted("mail") + u"@films.example"_s}});
        ask("PATCH", "/me", {{u"name"_s, planted("name")}, {planted("field"), 1}});
        ask("POST", "/password-resets", {{u"email"_s, planted("forgotten") + u"@films.example"_s}});
        ask("PUT", "/password-resets/mat_w_" + planted("reset").toLatin1(),
            {{u"password"_s, planted("new")}});
    }

    void askOddly()
    {
        const QByteArray word = planted("wire").toLatin1();
        askRaw("GET /api/v1/movies?q=" + word + " HTTP/1.0\r\nUser-Agent: " + word + "\r\nReferer: " + word
               + "\r\nCookie: s=" + word + "\r\nX-Request-Id: " + word + "\r\nOrigin: https://" + word
               + "\r\n\r\n");
        askRaw("GET /api/v1/" + word + "?access_token=" + word + " HTTP/1.0\r\n\r\n");
        askRaw("GET /api/v1/me HTTP/1.0\r\nAuthorization: Bearer mat_a_" + word + "\r\n\r\n");
        askRaw("GET /api/v1/me HTTP/1.0\r\nAuthorization: Basic " + word + "\r\n\r\n");
        askRaw("GET /api/v1/movies?cursor=" + word + " HTTP/1.0\r\n\r\n");
        askRaw(word + " / HTTP/9\r\n\r\n");
        askRaw(
            "POST /api/v1/accounts HTTP/1.0\r\nContent-Type: application/json\r\nContent-Length: 20\r\n\r\n{"
            + word.leftJustified(19));
        askRaw("POST /api/v1/accounts HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: " + word + "\r\n\r\n");
    }

private slots:
    void nothingThatWasHandedOverOrGivenIsInTheLog()
    {
        m_server = std::make_unique<ServerProcess>(m_folder.path());
        QVERIFY(m_server->serveQuietly({u"--sign-up"_s, u"open"_s, u"--smtp-url"_s, u"smtp://127.0.0.1:1"_s,
                                        u"--smtp-from"_s, u"films@films.example"_s}));

        signIn();
        writeThings();
        askOddly();
        m_server->terminate();
        QVERIFY(m_server->waitForFinished(15'000));

        const QByteArray log = m_server->log();
        QVERIFY2(m_token.startsWith("mat_a_"), log);
        QVERIFY2(log.count("\"event\":\"re") >= m_asked - 2, log); // requests and refusals
        QVERIFY(log.contains("\"route\":\"/api/v1/me/reviews\",\"status\":201"));
        QVERIFY2(!log.contains(Canary), log);
        QVERIFY2(!log.contains("mat_"), log);
        QVERIFY2(!log.contains('@'), log);
    }
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::LogSecretsTest)
#include "log_secrets_test.moc"
