#include "tests/core/rest/test_api.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What administrators do over REST.
class AdministrationTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestApi> m_api;
    QString m_ada, m_bob;

    void start(const AccountPolicy &policy)
    {
        m_api = std::make_unique<TestApi>(policy);
        Accounts &accounts = m_api->services().accounts;
        for (const auto &handle : {u"ada"_s, u"bob"_s})
            QVERIFY(accounts.people.signUp({handle, u"a long enough secret"_s}));
        QVERIFY(accounts.people.setAdministrator(u"ada"_s, true));
        m_ada = m_api->signedIn("ada");
        m_bob = m_api->signedIn("bob");
    }
    Response call(Method method, const QByteArray &target, const QByteArray &body = {})
    {
        return m_api->call(method, target, body, m_ada);
    }
    static QStringList handlesIn(const Response &users)
    {
        QStringList handles;
        for (const QJsonValue &user : jsonOf(users).value(u"items"_s).toArray())
            handles.append(user.toObject().value(u"handle"_s).toString());
        return handles;
    }

private slots:
    void init() { start(testPolicy()); }

    void whatIsTheirsIsNotThereForOthers()
    {
        for (const Route &route : m_api->routes()) {
            if (route.access != Access::Administrator)
                continue;
            const QByteArray path =
                QString(route.path).replace(u"{id}"_s, u"1"_s).replace(u"{handle}"_s, u"ada"_s).toLatin1();
            QCOMPARE(m_api->call(route.method, path).status, 401);
            QCOMPARE(m_api->call(route.method, path, {}, m_bob).status, 404);
        }
    }

    void changingAnythingNeedsThePasswordOfJustNow()
    {
        m_api->clock.advance(6min);
        QCOMPARE(call(Method::Get, "/api/v1/admin/users").status, 200);
        const Response refused = call(Method::Patch, "/api/v1/admin/users/bob", R"({"suspended":true})");
        QCOMPARE(refused.status, 403);
        QCOMPARE(jsonOf(refused).value(u"type"_s), u"urn:matinee:problem:proof-needed"_s);
        QCOMPARE(m_api->get("/api/v1/me", m_bob).status, 200);
    }

    void peopleAreListedInPages()
    {
        const Response first = call(Method::Get, "/api/v1/admin/users?limit=1");
        QCOMPARE(handlesIn(first), QStringList{u"ada"_s});
        QCOMPARE(jsonOf(first).value(u"total"_s), 2);
        QVERIFY(!jsonOf(first).value(u"items"_s).toArray().first().toObject().contains(u"email"_s));
        const QByteArray next = jsonOf(first).value(u"next"_s).toString().toLatin1();
        const Response second = call(Method::Get, "/api/v1/admin/users?limit=1&cursor=" + next);
        QCOMPARE(handlesIn(second), QStringList{u"bob"_s});
        QVERIFY(jsonOf(second).value(u"next"_s).isNull());
    }

    void suspendingEndsSessionsAtOnce()
    {
        QCOMPARE(call(Method::Patch, "/api/v1/admin/users/bob", R"({"suspended":true})").status, 200);
        QCOMPARE(m_api->get("/api/v1/me", m_bob).status, 401);
        QVERIFY(m_api->signedIn("bob").isEmpty());
        QCOMPARE(jsonOf(call(Method::Patch, "/api/v1/admin/users/bob", R"({"suspended":false})"))
                     .value(u"suspended"_s),
                 false);
        QVERIFY(!m_api->signedIn("bob").isEmpty());
        QCOMPARE(call(Method::Patch, "/api/v1/admin/users/nobody", R"({"suspended":true})").status, 404);
        QCOMPARE(call(Method::Patch, "/api/v1/admin/users/ada", R"({"suspended":true})").status, 409);
        QCOMPARE(call(Method::Patch, "/api/v1/admin/users/bob", R"({"role":"king"})").status, 422);
    }

    void aRoleCountsFromTheNextRequestOn()
    {
        QCOMPARE(call(Method::Patch, "/api/v1/admin/users/bob", R"({"role":"administrator"})").status, 200);
        QCOMPARE(m_api->get("/api/v1/admin/users", m_bob).status, 200);
        QCOMPARE(call(Method::Patch, "/api/v1/admin/users/bob", R"({"role":"person"})").status, 200);
        QCOMPARE(m_api->get("/api/v1/admin/users", m_bob).status, 404);
        const Response log = m_api->get("/api/v1/me/audit", m_bob);
        const QJsonObject newest = jsonOf(log).value(u"items"_s).toArray().first().toObject();
        QCOMPARE(newest.value(u"event"_s), u"role_changed"_s);
        QCOMPARE(newest.value(u"by"_s), u"ada"_s);
    }

    void lookingAtALogStandsInIt()
    {
        QCOMPARE(call(Method::Get, "/api/v1/admin/audit?user=bob").status, 200);
        const QJsonObject newest =
            jsonOf(m_api->get("/api/v1/me/audit", m_bob)).value(u"items"_s).toArray().first().toObject();
        QCOMPARE(newest.value(u"event"_s), u"audit_read"_s);
        QCOMPARE(newest.value(u"by"_s), u"ada"_s);
        QCOMPARE(jsonOf(call(Method::Get, "/api/v1/admin/audit/verification")).value(u"intact"_s), true);
        QVERIFY(m_api->services().database->execute(u"UPDATE audit SET detail = 'x' WHERE id = 1"_s));
        QCOMPARE(jsonOf(call(Method::Get, "/api/v1/admin/audit/verification")).value(u"intact"_s), false);
        QCOMPARE(call(Method::Get, "/api/v1/admin/audit?user=nobody").status, 404);
    }

    void invitationsLetOnePersonIn()
    {
        start({.cost = PasswordCost::least()});
        const auto signUp = [&](QJsonObject fields) {
            fields.insert(u"handle"_s, u"cleo"_s);
            fields.insert(u"password"_s, u"a long enough secret"_s);
            return m_api->call(Method::Post, "/api/v1/accounts", bodyOf(fields)).status;
        };
        QCOMPARE(signUp({}), 403);
        const Response made = call(Method::Post, "/api/v1/admin/invitations");
        QCOMPARE(made.status, 201);
        const QByteArray token = jsonOf(made).value(u"token"_s).toString().toLatin1();
        QCOMPARE(jsonOf(made).value(u"by"_s), u"ada"_s);
        const Response listed = call(Method::Get, "/api/v1/admin/invitations");
        QCOMPARE(jsonOf(listed).value(u"total"_s), 1);
        QVERIFY(!listed.body.contains(token));
        QCOMPARE(signUp({{u"invitation"_s, QString::fromLatin1(token)}}), 201);
        QCOMPARE(signUp({{u"invitation"_s, QString::fromLatin1(token)}}), 403);

        const QByteArray id =
            jsonOf(call(Method::Post, "/api/v1/admin/invitations")).value(u"id"_s).toString().toLatin1();
        QCOMPARE(call(Method::Delete, "/api/v1/admin/invitations/" + id).status, 204);
        QCOMPARE(call(Method::Delete, "/api/v1/admin/invitations/" + id).status, 404);
    }

    void settingsSayWhoMayComeIn()
    {
        QCOMPARE(call(Method::Patch, "/api/v1/admin/settings", R"({"sign_up":"closed"})").status, 409);
        start({.cost = PasswordCost::least()});
        QCOMPARE(jsonOf(call(Method::Get, "/api/v1/admin/settings")).value(u"sign_up"_s), u"invitation"_s);
        QCOMPARE(jsonOf(call(Method::Patch, "/api/v1/admin/settings", R"({"sign_up":"open"})"))
                     .value(u"sign_up"_s),
                 u"open"_s);
        QVERIFY(!m_api->signedIn("cleo").isEmpty());
        QCOMPARE(call(Method::Patch, "/api/v1/admin/settings", R"({"sign_up":"ajar"})").status, 422);
    }

    void administratorsMayHaveToHaveASecondFactor()
    {
        start({.cost = PasswordCost::least(), .secondFactor = SecondFactorDuty::Administrators});
        const Response refused = call(Method::Get, "/api/v1/admin/users");
        QCOMPARE(refused.status, 403);
        QCOMPARE(jsonOf(refused).value(u"type"_s), u"urn:matinee:problem:second-factor-needed"_s);
        QCOMPARE(m_api->get("/api/v1/me", m_bob).status, 200);
        QCOMPARE(call(Method::Get, "/api/v1/me/sessions").status, 200);
        QCOMPARE(call(Method::Post, "/api/v1/me/totp").status, 200);
    }
};

QTEST_GUILESS_MAIN(AdministrationTest)
#include "administration_test.moc"
