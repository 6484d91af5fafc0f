#include "core/accounts/secret_seal.h"
#include "core/accounts/totp.h"
#include "tests/core/rest/test_api.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What people do with their accounts over REST.
class AccountTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestApi> m_api;
    QString m_ada;

    Response call(Method method, const QByteArray &target, const QByteArray &body = {})
    {
        return m_api->call(method, target, body, m_ada);
    }
    Response as(const QString &token, Method method, const QByteArray &target, const QByteArray &body = {})
    {
        return m_api->call(method, target, body, token);
    }
    static QString typeOf(const Response &problem) { return jsonOf(problem).value(u"type"_s).toString(); }
    static QString detailOf(const Response &problem) { return jsonOf(problem).value(u"detail"_s).toString(); }

    QString newToken(const QByteArray &scopes)
    {
        const Response made =
            call(Method::Post, "/api/v1/me/tokens", R"({"name":"script","scopes":)" + scopes + '}');
        return jsonOf(made).value(u"token"_s).toString();
    }
    Response signIn(QJsonObject fields = {}, const QString &password = u"a long enough secret"_s)
    {
        fields.insert(u"handle"_s, u"ada"_s);
        fields.insert(u"device_name"_s, u"phone"_s);
        fields.insert(u"password"_s, password);
        return m_api->call(Method::Post, "/api/v1/sessions", bodyOf(fields));
    }
    Response prove(const QString &password, QJsonObject fields = {})
    {
        fields.insert(u"password"_s, password);
        return call(Method::Post, "/api/v1/sessions/current/proof", bodyOf(fields));
    }
    static QString accessOf(const Response &session)
    {
        return jsonOf(session).value(u"access_token"_s).toString();
    }

    QString code()
    {
        auto rows = m_api->services().database->run(u"SELECT secret FROM totp"_s);
        const auto secret = rows && rows->next()
            ? SecretSeal(QByteArray(32, 'k'), "totp").open(rows->text(0)).value_or(QByteArray())
            : QByteArray();
        return totpCode(secret, totpStepAt(m_api->clock.now()));
    }
    void enrol()
    {
        const Response begun = call(Method::Post, "/api/v1/me/totp");
        QCOMPARE(begun.status, 200);
        QVERIFY(jsonOf(begun).value(u"qr_svg"_s).toString().startsWith(u"<svg"_s));
        QCOMPARE(call(Method::Put, "/api/v1/me/totp", R"({"code":"000000"})").status, 422);
        QCOMPARE(call(Method::Put, "/api/v1/me/totp", bodyOf({{u"code"_s, code()}})).status, 204);
        m_api->clock.advance(1min);
    }

private slots:
    void init()
    {
        m_api = std::make_unique<TestApi>();
        m_ada = m_api->signedIn("ada");
    }

    void aTokenIsShownOnce()
    {
        const Response made =
            call(Method::Post, "/api/v1/me/tokens",
                 R"({"name":"weekly script","scopes":["read"],"expires_at":"2026-04-01T00:00:00Z"})");
        QCOMPARE(made.status, 201);
        const QString secret = jsonOf(made).value(u"token"_s).toString();
        QVERIFY(secret.startsWith(u"mat_p_"_s));
        const QJsonObject listed =
            jsonOf(call(Method::Get, "/api/v1/me/tokens")).value(u"items"_s).toArray().first().toObject();
        QCOMPARE(listed.value(u"name"_s), u"weekly script"_s);
        QVERIFY(!listed.contains(u"token"_s));
        QVERIFY(listed.value(u"last_used_at"_s).isNull());
        QCOMPARE(as(secret, Method::Get, "/api/v1/me").status, 200);
        m_api->clock.set(QDateTime(QDate(2026, 4, 1), QTime(0, 0), Qt::UTC));
        QCOMPARE(as(secret, Method::Get, "/api/v1/me").status, 401);
    }

    void aTokenIsNotKeptForAskingAgain()
    {
        Request request{
            .method = Method::Post, .path = "/api/v1/me/tokens", .body = R"({"name":"x","scopes":["read"]})"};
        request.headers = {{"authorization", "Bearer " + m_ada.toLatin1()},
                           {"content-type", "application/json"},
                           {"idempotency-key", "k"}};
        QCOMPARE(m_api->answer(request).status, 201);
        auto rows = m_api->services().database->run(u"SELECT COUNT(*) FROM kept_answer"_s);
        QVERIFY(rows && rows->next());
        QCOMPARE(rows->integer(0), 0);
    }

    void aTokenDoesWhatItsScopesSay()
    {
        const QString reader = newToken(R"(["read"])"), writer = newToken(R"(["write"])");
        QCOMPARE(as(reader, Method::Get, "/api/v1/me/ratings").status, 200);
        const Response refused = as(reader, Method::Put, "/api/v1/me/ratings/tt0078748", R"({"points":80})");
        QCOMPARE(refused.status, 403);
        QVERIFY(detailOf(refused).contains(u"\"write\""_s));
        QCOMPARE(as(writer, Method::Put, "/api/v1/me/ratings/tt0078748", R"({"points":80})").status, 200);
        QVERIFY(detailOf(as(writer, Method::Get, "/api/v1/me/ratings")).contains(u"\"read\""_s));
        QCOMPARE(as(writer, Method::Get, "/api/v1/movies").status, 403);
        QCOMPARE(as(writer, Method::Get, "/healthz").status, 200);
    }

    void aTokenNeverReachesTheAccount()
    {
        const QString token = newToken(R"(["read","write"])");
        for (const Route &route : m_api->routes()) {
            const bool isGuarded = route.access == Access::Session || route.access == Access::Fresh
                || route.access == Access::Enrolling || route.access == Access::Administrator;
            if (!isGuarded)
                continue;
            QString path = route.path;
            path.replace(u"{id}"_s, u"1"_s).replace(u"{handle}"_s, u"ada"_s);
            const int expected = route.access == Access::Administrator ? 404 : 403;
            QCOMPARE(as(token, route.method, path.toLatin1()).status, expected);
        }
    }

    void badTokensAreRefused()
    {
        for (const char *body : {R"({"name":"x","scopes":[]})", R"({"name":"x","scopes":["all"]})",
                                 R"({"name":"x"})", R"({"name":"x","scopes":["read","read"]})",
                                 R"({"name":"x","scopes":["metrics"]})", R"({"name":"x","scopes":"read"})"})
            QCOMPARE(faultsOf(call(Method::Post, "/api/v1/me/tokens", body)), QStringList{u"scopes"_s});
        for (const auto &at : {u"2026-03-14T09:26:53.589Z"_s, u"tomorrow"_s, u"2030-01-01T00:00:00"_s}) {
            const QJsonObject token{
                {u"name"_s, u"x"_s}, {u"scopes"_s, QJsonArray{u"read"_s}}, {u"expires_at"_s, at}};
            QCOMPARE(faultsOf(call(Method::Post, "/api/v1/me/tokens", bodyOf(token))),
                     QStringList{u"expires_at"_s});
        }
    }

    void aTokenEndsWhenItIsRemoved()
    {
        const QString token = newToken(R"(["read"])");
        const QByteArray id = jsonOf(call(Method::Get, "/api/v1/me/tokens"))
                                  .value(u"items"_s)
                                  .toArray()
                                  .first()
                                  .toObject()
                                  .value(u"id"_s)
                                  .toString()
                                  .toLatin1();
        const QString bob = m_api->signedIn("bob");
        QCOMPARE(as(bob, Method::Delete, "/api/v1/me/tokens/" + id).status, 404);
        QCOMPARE(call(Method::Delete, "/api/v1/me/tokens/" + id).status, 204);
        QCOMPARE(as(token, Method::Get, "/api/v1/me").status, 401);
    }

    void whatMattersNeedsThePasswordOfJustNow()
    {
        m_api->clock.advance(5min);
        QCOMPARE(call(Method::Delete, "/api/v1/me/sessions").status, 204);
        m_api->clock.advance(1ms);
        const Response refused = call(Method::Delete, "/api/v1/me/sessions");
        QCOMPARE(refused.status, 403);
        QCOMPARE(typeOf(refused), u"urn:matinee:problem:proof-needed"_s);
        QCOMPARE(prove(u"not the secret at all"_s).status, 403);
        QCOMPARE(call(Method::Delete, "/api/v1/me/sessions").status, 403);
        QCOMPARE(prove(u"a long enough secret"_s).status, 204);
        QCOMPARE(call(Method::Delete, "/api/v1/me/sessions").status, 204);
    }

    void provingIsSlowedDownLikeSigningIn()
    {
        Response last;
        for (int i = 0; i < 6; ++i)
            last = prove(u"not the secret at all"_s);
        QCOMPARE(last.status, 429);
        QCOMPARE(last.header("Retry-After"), "1");
        QCOMPARE(signIn().status, 200); // elsewhere nobody has guessed
    }

    void devicesAreListedAndSignedOut()
    {
        m_api->clock.advance(1min);
        const QString phone = accessOf(signIn());
        const QJsonArray devices =
            jsonOf(call(Method::Get, "/api/v1/me/sessions")).value(u"items"_s).toArray();
        QCOMPARE(devices.size(), 2);
        QCOMPARE(devices.first().toObject().value(u"name"_s), u"phone"_s);
        QCOMPARE(devices.first().toObject().value(u"current"_s), false);
        QCOMPARE(devices.last().toObject().value(u"current"_s), true);
        const QByteArray id = devices.first().toObject().value(u"id"_s).toString().toLatin1();
        const QString bob = m_api->signedIn("bob");
        QCOMPARE(as(bob, Method::Delete, "/api/v1/me/sessions/" + id).status, 404);
        QCOMPARE(call(Method::Delete, "/api/v1/me/sessions/" + id).status, 204);
        QCOMPARE(as(phone, Method::Get, "/api/v1/me").status, 401);
        QCOMPARE(call(Method::Delete, "/api/v1/me/sessions/" + id).status, 404);
        QCOMPARE(call(Method::Get, "/api/v1/me").status, 200);
    }

    void aNewPasswordEndsAllOtherSessions()
    {
        const QString phone = accessOf(signIn());
        const auto change = [&](const char *old, const char *wanted) {
            return call(Method::Put, "/api/v1/me/password",
                        bodyOf({{u"old"_s, QLatin1StringView(old)}, {u"new"_s, QLatin1StringView(wanted)}}));
        };
        QCOMPARE(change("not the secret at all", "another long secret").status, 403);
        QCOMPARE(faultsOf(change("a long enough secret", "short")), QStringList{u"new"_s});
        QCOMPARE(as(phone, Method::Get, "/api/v1/me").status, 200);
        QCOMPARE(change("a long enough secret", "another long secret").status, 204);
        QCOMPARE(as(phone, Method::Get, "/api/v1/me").status, 401);
        QCOMPARE(call(Method::Get, "/api/v1/me").status, 200);
        QCOMPARE(signIn().status, 401);
        QCOMPARE(signIn({}, u"another long secret"_s).status, 200);
    }

    void twoFactorsAreBothAskedFor()
    {
        enrol();
        const Response half = signIn();
        QCOMPARE(half.status, 401);
        QCOMPARE(typeOf(half), u"urn:matinee:problem:second-factor-wanted"_s);
        QCOMPARE(typeOf(signIn({}, u"not the secret at all"_s)), u"about:blank"_s);
        const Response wrong = signIn({{u"totp"_s, u"000000"_s}});
        QCOMPARE(wrong.status, 401);
        QCOMPARE(typeOf(wrong), u"urn:matinee:problem:second-factor-wanted"_s);
        QVERIFY2(wrong.body.contains("every 30 seconds"), wrong.body);
        QCOMPARE(signIn({{u"totp"_s, code()}}).status, 200);
        m_api->clock.advance(6min);
        const QString password = u"a long enough secret"_s;
        QCOMPARE(typeOf(prove(password)), u"urn:matinee:problem:second-factor-wanted"_s);
        QCOMPARE(prove(password, {{u"totp"_s, code()}}).status, 204);
        const Response used = prove(password, {{u"totp"_s, code()}});
        QCOMPARE(used.status, 403);
        QCOMPARE(typeOf(used), u"urn:matinee:problem:second-factor-wanted"_s);
        const Response codes = call(Method::Post, "/api/v1/me/recovery-codes");
        QCOMPARE(codes.status, 201);
        const QString first = jsonOf(codes).value(u"codes"_s).toArray().first().toString();
        QCOMPARE(signIn({{u"recovery_code"_s, first}}).status, 200);
        QCOMPARE(signIn({{u"recovery_code"_s, first}}).status, 401);
        QCOMPARE(jsonOf(call(Method::Get, "/api/v1/me/recovery-codes")).value(u"left"_s), 9);
        QCOMPARE(jsonOf(call(Method::Get, "/api/v1/me")).value(u"second_factor"_s), true);
        QCOMPARE(call(Method::Delete, "/api/v1/me/totp").status, 204);
        QCOMPARE(signIn().status, 200);
    }

    void aForgottenPasswordTellsNothingAndIsSetByARecoveryCode()
    {
        const auto ask = [&](const QByteArray &body) {
            return m_api->call(Method::Post, "/api/v1/password-resets", body);
        };
        QCOMPARE(ask(R"({"handle":"ada"})").status, 202);
        QCOMPARE(ask(R"({"handle":"ada"})").body, ask(R"({"email":"nobody@example.org"})").body);
        QCOMPARE(ask("{}").status, 422);
        const QByteArray recovery = jsonOf(call(Method::Post, "/api/v1/me/recovery-codes"))
                                        .value(u"codes"_s)
                                        .toArray()
                                        .first()
                                        .toString()
                                        .toLatin1();
        const QByteArray target = "/api/v1/password-resets/" + recovery;
        QCOMPARE(m_api->call(Method::Put, target, R"({"password":"short"})").status, 422);
        QCOMPARE(m_api->call(Method::Put, target, R"({"password":"another long secret"})").status, 204);
        QCOMPARE(m_api->call(Method::Put, target, R"({"password":"another long secret"})").status, 404);
        QCOMPARE(call(Method::Get, "/api/v1/me").status, 401);
        QCOMPARE(signIn({}, u"another long secret"_s).status, 200);
    }

    void aNameIsWhatOthersSee()
    {
        QCOMPARE(jsonOf(call(Method::Patch, "/api/v1/me", R"({"name":"Ada Lovelace"})")).value(u"name"_s),
                 u"Ada Lovelace"_s);
        QCOMPARE(jsonOf(call(Method::Get, "/api/v1/me")).value(u"name"_s), u"Ada Lovelace"_s);
        for (const char *body :
             {R"({"name":""})", R"({"name":"  "})", R"({"name":"a\u202eb"})", R"({"name":7})", "{}"})
            QCOMPARE(faultsOf(call(Method::Patch, "/api/v1/me", body)), QStringList{u"name"_s});
        QCOMPARE(faultsOf(call(Method::Patch, "/api/v1/me", R"({"name":"Ada","role":"administrator"})")),
                 QStringList{u"role"_s});
    }

    void whatHappenedCanBeRead()
    {
        (void)signIn({}, u"not the secret at all"_s);
        const QJsonObject log = jsonOf(call(Method::Get, "/api/v1/me/audit?limit=1"));
        const QJsonObject newest = log.value(u"items"_s).toArray().first().toObject();
        QCOMPARE(newest.value(u"event"_s), u"sign_in_failed"_s);
        QCOMPARE(newest.value(u"detail"_s), u"phone"_s);
        const QByteArray next = log.value(u"next"_s).toString().toLatin1();
        const QJsonObject rest = jsonOf(call(Method::Get, "/api/v1/me/audit?limit=5&cursor=" + next));
        QCOMPARE(rest.value(u"items"_s).toArray().size(), 2); // signed up, signed in
        QVERIFY(rest.value(u"next"_s).isNull());
    }

    void withoutAMailServerNoAddressIsTaken()
    {
        QCOMPARE(faultsOf(call(Method::Put, "/api/v1/me/email", R"({"email":"ada"})")),
                 QStringList{u"email"_s});
        QCOMPARE(call(Method::Put, "/api/v1/me/email", R"({"email":"ada@example.org"})").status, 409);
        QCOMPARE(call(Method::Delete, "/api/v1/me/email").status, 204);
        QCOMPARE(m_api->call(Method::Post, "/api/v1/email-confirmations", R"({"token":"mat_e_x"})").status,
                 404);
    }
};

QTEST_GUILESS_MAIN(AccountTest)
#include "account_test.moc"
