#include "core/accounts/totp.h"
#include "tests/core/rest/test_api.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// What a person types that nobody else would.
const QByteArray Canary = "Zanzibarian";

} // namespace

/// Who leaves is gone from every table.
class ErasureTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestApi> m_api;
    QString m_ada, m_bob;
    qint64 m_id = 0;

    Database &database() { return *m_api->services().database; }
    int did(Method method, const QByteArray &target, const QByteArray &body = {})
    {
        return m_api->call(method, target, body, m_ada).status;
    }

    QStringList names(const QString &sql)
    {
        QStringList all;
        const auto read = database().each(sql, {}, [&](const Rows &rows) { all.append(rows.text(0)); });
        return read ? all : QStringList{read.error().detail};
    }
    QStringList tables()
    {
        return names(u"SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"_s);
    }
    QStringList columnsOf(const QString &table)
    {
        return names(u"SELECT name FROM pragma_table_info('%1')"_s.arg(table));
    }

    /// "watch.user_id: 2" of every column that says whose a row is.
    QStringList rowsOfAda()
    {
        QStringList found;
        for (const QString &table : tables()) {
            for (const QString &column : columnsOf(table)) {
                if (!column.endsWith(u"_id"_s) || column == u"movie_id"_s || column == u"person_id"_s
                    || column == u"keyword_id"_s || column == u"session_id"_s || column == u"list_id"_s)
                    continue;
                const QString count =
                    names(u"SELECT COUNT(*) FROM %1 WHERE %2 = %3"_s.arg(table, column).arg(m_id)).value(0);
                if (count != u"0"_s)
                    found.append(u"%1.%2: %3"_s.arg(table, column, count));
            }
        }
        return found;
    }

    /// Every place where what she typed can be read.
    QStringList placesOfCanary()
    {
        QStringList found;
        for (const QString &table : tables()) {
            for (const QString &column : columnsOf(table)) {
                const QString sql = u"SELECT COUNT(*) FROM %1 WHERE LOWER(CAST(%2 AS TEXT)) LIKE '%%3%'"_s;
                if (names(QString(sql).arg(table, column, QString::fromLatin1(Canary.toLower()))).value(0)
                    != u"0"_s)
                    found.append(table + u'.' + column);
            }
        }
        return found;
    }

    /// From a device, about a film that is not here.
    void synchronise()
    {
        const QString canary = QString::fromLatin1(Canary);
        const Response registered = m_api->call(Method::Post, "/api/v1/sync/devices",
                                                bodyOf({{u"name"_s, canary + u"'s laptop"_s}}), m_ada);
        QCOMPARE(registered.status, 201);
        const QJsonObject device = jsonOf(registered);
        const QString film = u"imdb:tt9999999"_s;
        const QJsonObject mutation{{u"n"_s, 1},
                                   {u"mid"_s, u"0192f3c1-a2b3-7c4d-8e5f-0123456789ab"_s},
                                   {u"entity"_s, u"rating"_s},
                                   {u"key"_s, film},
                                   {u"op"_s, u"set"_s},
                                   {u"stamp"_s, u"0192f3c1a2b3-0000-9f31c2d4"_s},
                                   {u"fields"_s, QJsonObject{{u"value"_s, 90}, {u"present"_s, true}}}};
        const QJsonObject push{{u"protocol"_s, 1},
                               {u"schema"_s, device.value(u"schema"_s)},
                               {u"epoch"_s, device.value(u"epoch"_s)},
                               {u"device"_s, device.value(u"device_id"_s)},
                               {u"after"_s, QJsonObject{{u"n"_s, 0}, {u"mid"_s, u""_s}}},
                               {u"mutations"_s, QJsonArray{mutation}},
                               {u"films"_s, QJsonArray{QJsonObject{{u"ref"_s, film}, {u"title"_s, canary}}}}};
        QCOMPARE(did(Method::Post, "/api/v1/sync/push", bodyOf(push)), 200);
    }

    void live()
    {
        synchronise();
        const QString canary = QString::fromLatin1(Canary);
        QCOMPARE(did(Method::Patch, "/api/v1/me", bodyOf({{u"name"_s, canary}})), 200);
        QCOMPARE(did(Method::Put, "/api/v1/me/ratings/tt0078748", R"({"points":80})"), 200);
        QCOMPARE(did(Method::Put, "/api/v1/me/favourites/tt0078748"), 200);
        QCOMPARE(did(Method::Put, "/api/v1/me/watchlist/tt0084787"), 200);
        QCOMPARE(did(Method::Put, "/api/v1/me/hidden/tt0077651"), 200);
        QCOMPARE(did(Method::Post, "/api/v1/me/watches",
                     bodyOf({{u"movie"_s, u"tt0089881"_s}, {u"note"_s, canary}})),
                 201);
        const Response list =
            m_api->call(Method::Post, "/api/v1/me/lists", bodyOf({{u"name"_s, canary}}), m_ada);
        const QByteArray id = jsonOf(list).value(u"id"_s).toString().toLatin1();
        QCOMPARE(did(Method::Put, "/api/v1/me/lists/" + id + "/items/tt0089881"), 200);
        const QJsonObject film{{u"title"_s, canary},
                               {u"year"_s, 1994},
                               {u"genres"_s, QJsonArray{u"Family"_s}},
                               {u"directors"_s, QJsonArray{u"Rosa "_s + canary}},
                               {u"keywords"_s, QJsonArray{canary + u" lake"_s}},
                               {u"countries"_s, QJsonArray{u"FR"_s}},
                               {u"languages"_s, QJsonArray{u"fr"_s}},
                               {u"synopsis"_s, canary}};
        QCOMPARE(did(Method::Post, "/api/v1/movies", bodyOf(film)), 201);
        QCOMPARE(did(Method::Put, "/api/v1/me/preferences",
                     bodyOf({{u"people"_s, QJsonArray{u"Rosa "_s + canary}}})),
                 200);
        QCOMPARE(did(Method::Post, "/api/v1/me/feedback",
                     R"({"events":[{"kind":"shown","movie":"tt0083658","list":"for_you","position":1}]})"),
                 200);
        const QJsonObject token{{u"name"_s, canary}, {u"scopes"_s, QJsonArray{u"read"_s}}};
        QCOMPARE(did(Method::Post, "/api/v1/me/tokens", bodyOf(token)), 201);
        QCOMPARE(did(Method::Post, "/api/v1/me/totp"), 200);
        QCOMPARE(did(Method::Post, "/api/v1/me/recovery-codes"), 201);
        Accounts &accounts = m_api->services().accounts;
        QVERIFY(accounts.passwords.issueReset(u"zanzibarian-ada"_s));
        QVERIFY(accounts.mail.add(UserId(m_id), {u"ada@example.org"_s, u"hello"_s, u"hello"_s}));
        QVERIFY(accounts.signUps.invite(UserId(m_id), false));
        const Request once{.method = Method::Post,
                           .path = "/api/v1/me/lists",
                           .headers = {{"authorization", "Bearer " + m_ada.toLatin1()},
                                       {"content-type", "application/json"},
                                       {"idempotency-key", "k"}},
                           .body = bodyOf({{u"name"_s, u"again "_s + canary}})};
        QCOMPARE(m_api->answer(once).status, 201);
        // What only a desktop writes, and reviews, which have no address yet.
        for (const auto &sql :
             {u"INSERT INTO sync_snapshot VALUES (:user, 'rating', 'x', 1, 0, 'Zanzibarian')"_s,
              u"INSERT INTO sync_refused VALUES (:user, 'm', 'review', 'x', 'set', 'Zanzibarian', '', '', "
              u"'quota',"
              u" '', 0)"_s,
              u"INSERT INTO text_copy VALUES (:user, 'x', 'review/r', 'Zanzibarian', 0)"_s,
              u"INSERT INTO nudge VALUES (:user, 2, 1, 0)"_s,
              u"INSERT INTO movie_correction VALUES (2, 'title', 'Zanzibarian', 'The Thing', :user)"_s,
              u"INSERT INTO feedback_choice VALUES (:user, 1) ON CONFLICT DO NOTHING"_s,
              u"INSERT INTO review VALUES (:user, 'r', 1, 'Zanzibarian', 0, 'private', 0)"_s})
            QVERIFY(database().execute(sql, {{u":user"_s, m_id}}));
    }

private slots:
    void init()
    {
        m_api = std::make_unique<TestApi>();
        m_bob = m_api->signedIn("bob");
        m_ada = m_api->signedIn("zanzibarian-ada");
        m_id = m_api->services().accounts.people.findByHandle(u"zanzibarian-ada"_s)->user.value();
    }

    void nothingIsLeftAnywhere()
    {
        live();
        QStringList before;
        for (const QString &place : rowsOfAda())
            before.append(place.section(u':', 0, 0));
        // Each table that has anything of people had something of hers, or the test would prove nothing.
        for (const QString &table : tables()) {
            const QStringList columns = columnsOf(table);
            for (const auto &column : {u"user_id"_s, u"owner_id"_s}) {
                if (columns.contains(column))
                    QVERIFY2(before.contains(table + u'.' + column), qPrintable(table));
            }
        }
        QVERIFY(placesOfCanary().contains(u"movie.title"_s));
        QVERIFY(placesOfCanary().contains(u"person.name"_s));
        QVERIFY(placesOfCanary().contains(u"keyword.name"_s));

        QCOMPARE(did(Method::Delete, "/api/v1/me"), 204);
        QCOMPARE(rowsOfAda(), QStringList());
        QCOMPARE(placesOfCanary(), QStringList());
        QCOMPARE(names(u"SELECT id FROM profile WHERE id = %1"_s.arg(m_id)), QStringList());
        QVERIFY(m_api->services().accounts.audit.verify());
    }

    void herTokensAreNobodys()
    {
        const Response made =
            m_api->call(Method::Post, "/api/v1/me/tokens", R"({"name":"script","scopes":["read"]})", m_ada);
        QCOMPARE(did(Method::Delete, "/api/v1/me"), 204);
        QCOMPARE(m_api->get("/api/v1/me", m_ada).status, 401);
        QCOMPARE(m_api->get("/api/v1/me", jsonOf(made).value(u"token"_s).toString()).status, 401);
    }

    void herFilmsAreFoundByNobodyAndOthersKeepTheirs()
    {
        live();
        QCOMPARE(m_api->call(Method::Put, "/api/v1/me/ratings/tt0078748", R"({"points":10})", m_bob).status,
                 200);
        QVERIFY(titlesOf(m_api->get("/api/v1/movies?q=zanzibarian", m_ada)).contains(u"Zanzibarian"_s));
        QCOMPARE(did(Method::Delete, "/api/v1/me"), 204);
        QCOMPARE(jsonOf(m_api->get("/api/v1/movies")).value(u"total"_s), 8);
        QCOMPARE(titlesOf(m_api->get("/api/v1/movies?q=zanzibarian")).size(), 0);
        QCOMPARE(jsonOf(m_api->get("/api/v1/me/ratings", m_bob)).value(u"total"_s), 1);
        QCOMPARE(jsonOf(m_api->get("/api/v1/movies/tt0083658")).value(u"title"_s), u"Blade Runner"_s);
    }

    void theHandleIsNobodysForThirtyDays()
    {
        QCOMPARE(did(Method::Delete, "/api/v1/me"), 204);
        const auto again = [&] {
            return m_api
                ->call(Method::Post, "/api/v1/accounts",
                       R"({"handle":"zanzibarian-ada","password":"a long enough secret"})")
                .status;
        };
        QCOMPARE(again(), 409);
        m_api->clock.advance(24h * 30 - 1ms);
        QCOMPARE(again(), 409);
        m_api->clock.advance(1ms);
        QCOMPARE(again(), 201);
    }

    void theLastAdministratorLeavesTheServerToSomebody()
    {
        AccountService &people = m_api->services().accounts.people;
        QVERIFY(people.setAdministrator(u"zanzibarian-ada"_s, true));
        const Response refused = m_api->call(Method::Delete, "/api/v1/me", {}, m_ada);
        QCOMPARE(refused.status, 409);
        QVERIFY2(refused.body.contains("PATCH /api/v1/admin/users/{handle}"), refused.body);
        QCOMPARE(m_api->get("/api/v1/me", m_ada).status, 200);
        // Who cannot sign in looks after nothing.
        QVERIFY(people.setAdministrator(u"bob"_s, true));
        QVERIFY(people.setSuspended(u"bob"_s, true, {}));
        QCOMPARE(did(Method::Delete, "/api/v1/me"), 409);
        QVERIFY(people.setSuspended(u"bob"_s, false, {}));
        QCOMPARE(did(Method::Delete, "/api/v1/me"), 204);
    }

    void theOnlyAccountMayLeaveAndTheDoorStaysShut()
    {
        m_api = std::make_unique<TestApi>(AccountPolicy{.cost = PasswordCost::least()});
        m_ada = m_api->signedIn("ada");
        QVERIFY(m_api->services().accounts.people.setAdministrator(u"ada"_s, true));
        QCOMPARE(did(Method::Delete, "/api/v1/me"), 204);
        QCOMPARE(*m_api->services().accounts.people.count(), 0);
        QVERIFY(m_api->signedIn("bob").isEmpty());
        QCOMPARE(*m_api->services().accounts.signUps.policy(), SignUp::Invitation);
    }

    void leavingNeedsThePasswordOfJustNow()
    {
        m_api->clock.advance(5min + 1ms);
        const Response refused = m_api->call(Method::Delete, "/api/v1/me", {}, m_ada);
        QCOMPARE(refused.status, 403);
        QCOMPARE(jsonOf(refused).value(u"type"_s), u"urn:matinee:problem:proof-needed"_s);
        QCOMPARE(
            did(Method::Post, "/api/v1/sessions/current/proof", R"({"password":"a long enough secret"})"),
            204);
        QCOMPARE(did(Method::Delete, "/api/v1/me"), 204);
    }
};

QTEST_GUILESS_MAIN(ErasureTest)
#include "erasure_test.moc"
