#include "core/rest/reply.h"
#include "tests/core/rest/test_api.h"

#include <QJsonDocument>
#include <QTest>

#include <stdexcept>

using namespace matinee;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Answer echo(RestServices &, const Call &call)
{
    return json({{u"path"_s, call.path.join(u'|')},
                 {u"caller"_s, call.caller.value()},
                 {u"q"_s, call.query.queryItemValue(u"q"_s, QUrl::FullyDecoded)},
                 {u"body"_s, call.body}});
}

Answer broken(RestServices &, const Call &)
{
    throw std::runtime_error("a secret detail");
}

Answer splitting(RestServices &, const Call &)
{
    return Reply{.status = 204, .headers = {{"X-Film", "a\r\nSet-Cookie: x"}}};
}

tl::expected<Job, Problem> slow(RestServices &, const Call &)
{
    return [](const std::atomic_bool &) -> Finish {
        return [] { return Answer(json({{u"slow"_s, true}})); };
    };
}

/// Has something to say after a second.
tl::expected<std::optional<Reply>, Problem> patient(RestServices &, const Call &,
                                                    std::chrono::milliseconds waited)
{
    if (waited < std::chrono::seconds(1))
        return std::nullopt;
    return json({{u"news"_s, true}});
}

const Routes TestRoutes()
{
    using enum Method;
    using enum Access;
    using enum Cost;
    return {
        {Get, u"/films"_s, Anyone, Light, echo},
        {Post, u"/films"_s, SignedIn, Light, echo},
        {Get, u"/films/{ref}"_s, Anyone, Light, echo},
        {Get, u"/films/newest"_s, Anyone, Light, splitting},
        {Get, u"/films/{ref}/parts/{id}"_s, SignedIn, Light, echo},
        {Get, u"/administration"_s, Administrator, Light, echo},
        {Post, u"/administration"_s, Administrator, Light, echo},
        {Get, u"/metrics"_s, Metrics, Free, echo},
        {Post, u"/fresh"_s, Fresh, Light, echo},
        {Post, u"/enrolling"_s, Enrolling, Light, echo},
        {Get, u"/session"_s, Access::Session, Light, echo},
        {Post, u"/hash"_s, Anyone, Password, slow},
        {Post, u"/sessions"_s, Anyone, Password, echo},
        {Get, u"/broken"_s, Anyone, Light, broken},
        {Get, u"/slow"_s, Anyone, Light, slow},
        {Get, u"/news"_s, SignedIn, Light, patient},
    };
}

} // namespace

class RouterTest : public QObject {
    Q_OBJECT

    FixedClock m_clock;
    std::shared_ptr<TestServices> m_services = TestServices::open(u":memory:"_s, m_clock);
    static Result<std::optional<Caller>> known(const QString &token)
    {
        if (token == "locked"_L1)
            return fail(Error::Kind::Unavailable, u"busy"_s);
        if (token == "administrator"_L1)
            return Caller{UserId(1), u"a"_s, true};
        // "scopes:read,write" is a token for a program, "owing" somebody who must set up a second factor.
        if (token.contains("scopes:"_L1)) {
            Scopes scopes;
            for (const QString &name : token.section(u':', 1).split(u','))
                scopes.append(scopeOf(name).value());
            return Caller{
                .user = UserId(7), .isAdministrator = token.startsWith("administrator"_L1), .scopes = scopes};
        }
        if (token == "owing"_L1)
            return Caller{
                .user = UserId(7), .session = u"s"_s, .isAdministrator = true, .owesSecondFactor = true};
        return token == "good"_L1 ? std::optional(Caller{UserId(7), u"s"_s}) : std::nullopt;
    }

    std::unique_ptr<RequestBudget> m_budget;
    std::unique_ptr<Router> m_router;

    Response ask(const Request &request) const { return std::get<Response>(m_router->answer(request)); }
    static Request get(const QByteArray &path) { return {.id = u"r"_s, .path = path}; }
    static Request post(const QByteArray &body)
    {
        return {.method = Method::Post,
                .path = "/films",
                .headers = {{"authorization", "Bearer good"}, {"content-type", "application/json"}},
                .body = body};
    }
    static QJsonObject object(const Response &response)
    {
        return QJsonDocument::fromJson(response.body).object();
    }

private slots:
    void init()
    {
        m_budget = std::make_unique<RequestBudget>(RequestLimits{20, 0, 2});
        m_router = std::make_unique<Router>(
            TestRoutes(),
            Router::Surroundings{m_services->rest, Admission(known, *m_budget, m_clock), m_clock,
                                 Origins({"https://films.example"})});
    }

    void aTokenForAProgramDoesWhatItsScopesSay_data()
    {
        QTest::addColumn<QString>("token");
        QTest::addColumn<QString>("asked");
        QTest::addColumn<int>("status");
        const auto row = [](const char *token, const char *asked, int status) {
            QTest::addRow("%s: %s", token, asked)
                << QString::fromLatin1(token) << QString::fromLatin1(asked) << status;
        };
        row("scopes:read", "GET /films/1/parts/2", 200);
        row("scopes:read", "GET /films", 200);
        row("scopes:read", "POST /films", 403);
        row("scopes:write", "POST /films", 200);
        row("scopes:write", "GET /films/1/parts/2", 403);
        row("scopes:read,write", "GET /session", 403);
        row("scopes:read,write", "POST /fresh", 403);
        row("scopes:read,write", "POST /enrolling", 403);
        row("administrator scopes:read,write", "GET /administration", 404);
        row("administrator scopes:metrics", "GET /metrics", 200);
        row("scopes:metrics", "GET /metrics", 404);
        row("administrator scopes:read", "GET /metrics", 403);
        row("administrator scopes:metrics", "GET /films", 403);
        row("administrator", "GET /metrics", 200);
        row("good", "GET /metrics", 404);
        row("owing", "GET /administration", 403);
        row("owing", "POST /films", 403);
        row("owing", "GET /session", 200);
    }
    void aTokenForAProgramDoesWhatItsScopesSay()
    {
        QFETCH(QString, token);
        QFETCH(QString, asked);
        Request request = get(asked.section(u' ', 1).toLatin1());
        request.method = asked.startsWith("POST"_L1) ? Method::Post : Method::Get;
        request.headers = {{"authorization", "Bearer " + token.toLatin1()}};
        QTEST(ask(request).status, "status");
    }

    void onlyAProofOfTheLastFiveMinutesCounts()
    {
        const auto post = [&](const QByteArray &path, const QDateTime &provenAt) {
            const Router router(TestRoutes(),
                                {m_services->rest,
                                 Admission(
                                     [&](const QString &) -> Result<std::optional<Caller>> {
                                         return Caller{.user = UserId(1),
                                                       .session = u"s"_s,
                                                       .isAdministrator = true,
                                                       .provenAt = provenAt};
                                     },
                                     *m_budget, m_clock),
                                 m_clock});
            Request request{.method = Method::Post, .path = path};
            request.headers = {{"authorization", "Bearer x"}};
            return std::get<Response>(router.answer(request)).status;
        };
        for (const char *path : {"/fresh", "/enrolling", "/administration"}) {
            QCOMPARE(post(path, m_clock.now().addSecs(-300)), 200);
            QCOMPARE(post(path, m_clock.now().addMSecs(-300'001)), 403);
            QCOMPARE(post(path, {}), 403);
        }
        QCOMPARE(post("/films", {}), 200);
    }

    void passwordsAreHashedApartFromOtherLongWork()
    {
        const Handled hashing = m_router->answer({.method = Method::Post, .path = "/hash"});
        const Handled painting = m_router->answer(get("/slow"));
        QVERIFY(std::get<Pending>(hashing).hashesPassword);
        QVERIFY(!std::get<Pending>(painting).hashesPassword);
    }

    void parametersAreDecodedAfterSplitting()
    {
        QCOMPARE(object(ask(get("/films/tt%2F1%20%C3%A9"))).value(u"path"_s), u"tt/1 é"_s);
        QCOMPARE(ask(get("/films/")).status, 404);
        QCOMPARE(ask(get("/films/a/b")).status, 404);
        QCOMPARE(ask(get("//films")).status, 404);
        QCOMPARE(ask(get("/films/..")).status, 200); // a ref like another, no way up
    }

    void unreadableAddressesAreRefused()
    {
        QCOMPARE(ask(get("/films/a%00b")).status, 400);
        QCOMPARE(ask(get("/films/%ff")).status, 400);
        Request request = get("/films");
        request.query = "q=%00";
        QCOMPARE(ask(request).status, 400);
    }

    void aPlusInAQueryIsASpace()
    {
        Request request = get("/films");
        request.query = "q=seven+samurai%2B%26";
        QCOMPARE(object(ask(request)).value(u"q"_s), u"seven samurai+&"_s);
    }

    void whatOnlyAdministratorsMayDoIsNotThereForOthers()
    {
        Request request = get("/administration");
        QCOMPARE(ask(request).status, 401);
        request.headers.insert("authorization", "Bearer good");
        QCOMPARE(ask(request).status, 404);
        request.headers.insert("authorization", "Bearer administrator");
        QCOMPARE(object(ask(request)).value(u"caller"_s), 1);
    }

    void whoAsksTooMuchIsToldToWait()
    {
        Request request = get("/films");
        request.headers.insert("authorization", "Bearer good");
        const Response first = ask(request);
        QCOMPARE(first.header("RateLimit-Limit"), "20");
        QCOMPARE(first.header("RateLimit-Remaining"), "19");
        QCOMPARE(first.header("RateLimit-Reset"), "3");
        for (int i = 0; i < 19; ++i)
            QCOMPARE(ask(request).status, 200);
        const Response refused = ask(request);
        QCOMPARE(refused.status, 429);
        QCOMPARE(refused.header("Retry-After"), "3");
        QCOMPARE(refused.header("RateLimit-Remaining"), "0");
        QCOMPARE(ask(get("/films")).status, 200); // somebody else
    }

    void guessingPasswordsIsCountedByNetwork()
    {
        Request request = post("{}");
        request.path = "/sessions";
        request.headers.remove("authorization");
        request.client = QHostAddress(u"192.0.2.1"_s);
        QCOMPARE(ask(request).status, 200);
        QCOMPARE(ask(request).status, 200);
        QCOMPARE(ask(request).status, 429);
        request.client = QHostAddress(u"198.51.100.1"_s);
        QCOMPARE(ask(request).status, 200);
    }

    void onlyPagesOfAllowedOriginsMayRead()
    {
        Request request = get("/films");
        request.headers.insert("origin", "https://films.example");
        QCOMPARE(ask(request).header("Access-Control-Allow-Origin"), "https://films.example");
        request.method = Method::Options;
        QCOMPARE(ask(request).header("Access-Control-Allow-Methods"), "OPTIONS, GET, HEAD, POST");
        QVERIFY(ask(request).header("Access-Control-Allow-Headers").contains("Authorization"));
        request.headers.insert("origin", "https://elsewhere.example");
        QVERIFY(ask(request).header("Access-Control-Allow-Origin").isEmpty());
        QVERIFY(ask(request).header("Access-Control-Allow-Methods").isEmpty());
        request.method = Method::Get;
        QVERIFY(ask(request).header("Access-Control-Allow-Origin").isEmpty());
    }

    void aLiteralSegmentComesBeforeAParameter() { QCOMPARE(ask(get("/films/newest")).status, 204); }

    void otherMethodsAreToldWhichThereAre()
    {
        Request request = get("/films");
        request.method = Method::Delete;
        const Response refused = ask(request);
        QCOMPARE(refused.status, 405);
        QCOMPARE(refused.header("Allow"), "OPTIONS, GET, HEAD, POST");
        request.method = Method::Options;
        const Response options = ask(request);
        QCOMPARE(options.status, 204);
        QCOMPARE(options.header("Allow"), "OPTIONS, GET, HEAD, POST");
        QVERIFY(options.header("Content-Length").isEmpty());
        QVERIFY(options.header("Access-Control-Allow-Origin").isEmpty());
        request.path = "/nowhere";
        QCOMPARE(ask(request).status, 404);
    }

    void headIsGetWithoutItsBody()
    {
        Request request = get("/films");
        const Response full = ask(request);
        request.method = Method::Head;
        const Response head = ask(request);
        QCOMPARE(head.status, 200);
        QVERIFY(head.body.isEmpty());
        QCOMPARE(head.header("Content-Length"), QByteArray::number(full.body.size()));
        QCOMPARE(head.header("ETag"), full.header("ETag"));
    }

    void tokensAreBearerTokensAndGood()
    {
        Request request = get("/films/a/parts/b");
        QCOMPARE(ask(request).status, 401);
        for (const char *bad : {"Bearer bad", "Basic good", "good", "Bearer"}) {
            request.headers = {{"authorization", bad}};
            QVERIFY2(ask(request).status == 401, bad);
        }
        request.headers = {{"authorization", "bearer good"}};
        QCOMPARE(object(ask(request)).value(u"path"_s), u"a|b"_s);
        QCOMPARE(object(ask(request)).value(u"caller"_s), 7);
        request.headers = {{"authorization", "Bearer locked"}};
        QCOMPARE(ask(request).status, 503);
        QCOMPARE(ask(request).header("Retry-After"), "2");
    }

    void aBadTokenIsRefusedWhereNoneIsNeeded()
    {
        Request request = get("/films");
        request.headers = {{"authorization", "Bearer bad"}};
        QCOMPARE(ask(request).status, 401);
    }

    void bodiesAreSmallJson()
    {
        QCOMPARE(ask(post(R"({"a":1})")).status, 200);
        QCOMPARE(ask(post("{")).status, 400);
        QCOMPARE(ask(post('{' + QByteArray(64 * 1024, ' ') + '}')).status, 413);
        Request other = post(R"({"a":1})");
        other.headers.insert("content-type", "text/plain");
        QCOMPARE(ask(other).status, 415);
        other.headers.insert("content-type", "application/json; charset=utf-8");
        QCOMPARE(ask(other).status, 200);
        other.headers.insert("content-encoding", "gzip");
        QCOMPARE(ask(other).status, 415);
        Request stranger = post("{");
        stranger.headers.remove("authorization");
        QCOMPARE(ask(stranger).status, 401);
    }

    void aKnownETagIsNotSentAgain()
    {
        Request request = get("/films");
        const QByteArray etag = ask(request).header("ETag");
        for (const QByteArray &known : {etag, "W/" + etag, "\"x\", " + etag, QByteArray("*")}) {
            request.headers = {{"if-none-match", known}};
            const Response response = ask(request);
            QVERIFY2(response.status == 304, known);
            QVERIFY(response.body.isEmpty());
            QCOMPARE(response.header("ETag"), etag);
        }
        request.headers = {{"if-none-match", "\"x\""}};
        QCOMPARE(ask(request).status, 200);
    }

    void whatIsPersonalIsKeptByNobody()
    {
        QCOMPARE(ask(get("/films")).header("Cache-Control"), "no-cache");
        Request request = get("/films");
        request.headers = {{"authorization", "Bearer good"}};
        QCOMPARE(ask(request).header("Cache-Control"), "no-store");
        QCOMPARE(ask(request).header("Vary"), "Authorization");
    }

    void aHeaderCannotBeSplit() { QCOMPARE(ask(get("/films/newest")).header("X-Film"), "aSet-Cookie: x"); }

    void everyAnswerIsArmoured()
    {
        for (const char *path : {"/films", "/nowhere", "/broken"}) {
            const Response response = ask(get(path));
            QCOMPARE(response.header("X-Content-Type-Options"), "nosniff");
            QCOMPARE(response.header("X-Request-Id"), "r");
            QVERIFY(response.header("Content-Security-Policy").startsWith("default-src 'none'"));
        }
    }

    void aThrowingHandlerTellsNothing()
    {
        const Response response = ask(get("/broken"));
        QCOMPARE(response.status, 500);
        QCOMPARE(response.header("Content-Type"), "application/problem+json");
        QVERIFY(!response.body.contains("secret"));
        QVERIFY(response.detail.contains(u"secret"_s)); // for the log
    }

    void aSlowHandlerIsFinishedLater()
    {
        const Handled outcome = m_router->answer(get("/slow"));
        const auto *pending = std::get_if<Pending>(&outcome);
        QVERIFY(pending);
        const std::atomic_bool abandoned{false};
        const Response response = pending->complete(pending->job(abandoned));
        QCOMPARE(response.status, 200);
        QCOMPARE(response.route, u"/slow"_s);
        QCOMPARE(object(response).value(u"slow"_s), true);
        QCOMPARE(pending->refuse(Problem(503, {})).status, 503);
    }

    void aWaitingHandlerIsAskedUntilItAnswers()
    {
        Request request = get("/news");
        QCOMPARE(ask(request).status, 401);
        request.headers.insert("authorization", "Bearer good");
        const Handled outcome = m_router->answer(request);
        const auto *waiting = std::get_if<Waiting>(&outcome);
        QVERIFY(waiting);
        QCOMPARE(waiting->user, UserId(7));
        QVERIFY(!waiting->ask(999ms));
        const auto response = waiting->ask(1s);
        QVERIFY(response);
        QCOMPARE(response->status, 200);
        QCOMPARE(response->route, u"/news"_s);
        QCOMPARE(object(*response).value(u"news"_s), true);
    }

    void whoseSessionEndsWhileTheyWaitIsToldNothing()
    {
        bool hasEnded = false;
        const auto caller = [&](const QString &) -> Result<std::optional<Caller>> {
            return hasEnded ? std::nullopt : std::optional(Caller{UserId(7), u"s"_s});
        };
        const Router router(TestRoutes(), {m_services->rest, Admission(caller, *m_budget, m_clock), m_clock});
        Request request = get("/news");
        request.headers.insert("authorization", "Bearer good");
        const Handled outcome = router.answer(request);
        const auto &waiting = std::get<Waiting>(outcome);
        hasEnded = true;
        const auto response = waiting.ask(1s);
        QVERIFY(response);
        QCOMPARE(response->status, 401);
        QVERIFY(!response->body.contains("news"));
    }

    void theLogNamesTheTemplateNotThePath()
    {
        QCOMPARE(ask(get("/films/tt1")).route, u"/films/{ref}"_s);
        QVERIFY(ask(get("/nowhere")).route.isEmpty());
    }
};

QTEST_APPLESS_MAIN(RouterTest)
#include "router_test.moc"
