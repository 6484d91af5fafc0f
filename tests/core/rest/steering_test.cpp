#include "tests/core/rest/test_api.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

/// What a caller says of the suggestions: more, less, and who watches along.
class SteeringTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestApi> m_api;
    QString m_ada;

    Response call(Method method, const QByteArray &target, const QByteArray &body = {})
    {
        return m_api->call(method, target, body, m_ada);
    }
    Response get(const QByteArray &target) { return call(Method::Get, target); }

    QStringList suggested()
    {
        QStringList refs;
        for (const QJsonValue &item : jsonOf(get("/api/v1/me/recommendations")).value(u"items"_s).toArray())
            refs.append(item[u"movie"_s][u"ref"_s].toString());
        return refs;
    }

private slots:
    void init()
    {
        m_api = std::make_unique<TestApi>();
        m_ada = m_api->signedIn("ada");
    }

    void lessIsTakenBackByRemovalAndByUndo()
    {
        QVERIFY(suggested().contains(u"imdb:tt0078748"_s));
        const Response said = call(Method::Put, "/api/v1/me/nudges/tt0078748", R"({"direction":"less"})");
        QCOMPARE(said.status, 200);
        QCOMPARE(jsonOf(said).value(u"mine"_s)[u"nudge"_s], u"less"_s);
        QVERIFY(!suggested().contains(u"imdb:tt0078748"_s));
        QCOMPARE(jsonOf(get("/api/v1/me/nudges")).value(u"total"_s), 1);

        QCOMPARE(call(Method::Delete, "/api/v1/me/nudges/tt0078748").status, 200);
        QVERIFY(suggested().contains(u"imdb:tt0078748"_s));
        QCOMPARE(call(Method::Post, "/api/v1/me/undo").status, 200);
        QVERIFY(!suggested().contains(u"imdb:tt0078748"_s));
    }

    void moreLeavesTheFilmWhereItCanBeSuggested()
    {
        QCOMPARE(call(Method::Put, "/api/v1/me/nudges/tt0078748", R"({"direction":"more"})").status, 200);

        QVERIFY(suggested().contains(u"imdb:tt0078748"_s));
        const Response film = get("/api/v1/movies/tt0078748");
        QCOMPARE(jsonOf(film).value(u"mine"_s)[u"nudge"_s], u"more"_s);
    }

    void aNudgeHasOneOfTwoDirections()
    {
        for (const char *body :
             {R"({"direction":"up"})", R"({"direction":1})", "{}", R"({"direction":"more","by":2})"})
            QVERIFY2(call(Method::Put, "/api/v1/me/nudges/tt0078748", body).status == 422, body);
        QCOMPARE(call(Method::Put, "/api/v1/me/nudges/tt9999999", R"({"direction":"more"})").status, 404);
        QCOMPARE(jsonOf(get("/api/v1/me/nudges")).value(u"total"_s), 0);
    }

    void guestsHaveTheirOwnReasons()
    {
        const Response answer = get("/api/v1/me/recommendations/tonight?with=tt0078748,tt0084787;tt0077651");
        QCOMPARE(answer.status, 200);
        const QJsonArray items = jsonOf(answer).value(u"items"_s).toArray();
        QVERIFY(!items.isEmpty());
        for (const QJsonValue &item : items) {
            const QString ref = item[u"movie"_s][u"ref"_s].toString();
            for (const auto *seen : {u"imdb:tt0078748", u"imdb:tt0084787", u"imdb:tt0077651"})
                QVERIFY(ref != QString::fromUtf16(seen));
            const QJsonArray each = item[u"for"_s].toArray();
            QCOMPARE(each.size(), 3);
            for (int person = 0; person < 3; ++person) {
                QCOMPARE(each.at(person)[u"guest"_s], person);
                QVERIFY(each.at(person)[u"score"_s].toDouble() >= 0);
                QVERIFY(!each.at(person)[u"text"_s].toString().isEmpty());
            }
        }
        const QJsonArray alone =
            jsonOf(get("/api/v1/me/recommendations/tonight")).value(u"items"_s).toArray();
        QVERIFY(alone.first()[u"for"_s].isUndefined());
    }

    void guestsThatCannotBeAreRefused()
    {
        const QByteArray path = "/api/v1/me/recommendations/tonight?with=";
        for (const char *with : {"tt9999999", ";", "tt0078748;;tt0089881", "Heat",
                                 "tt0078748;tt0078748;tt0078748;tt0078748;tt0078748;tt0078748"})
            QVERIFY2(get(path + with).status == 422, with);
    }

    void aFilmThatWasRemovedIsNoGuests()
    {
        const QByteArray film =
            call(Method::Post, "/api/v1/movies", R"({"title":"Quux"})").header("Location");
        const QByteArray tonight =
            "/api/v1/me/recommendations/tonight?with=tt0078748," + film.sliced(film.lastIndexOf('/') + 1);
        QCOMPARE(get(tonight).status, 200);
        QCOMPARE(call(Method::Delete, film).status, 204);
        QCOMPARE(faultsOf(get(tonight)), QStringList{u"with"_s});
    }

    void aDatabaseThatCannotBeReadIsNotTheCallersFault()
    {
        QVERIFY(m_api->services().database->execute(u"DROP TABLE movie_external_id"_s));
        QCOMPARE(get("/api/v1/me/recommendations/tonight?with=tt0078748").status, 500);
    }

    void whatTheCallerWouldGiveAFilmIsToldInCompanyToo()
    {
        for (const char *film : {"tt0084787", "tt0077651", "tt0083658", "tt0047478", "tt0133093"})
            call(Method::Put, QByteArray("/api/v1/me/ratings/") + film, R"({"points":70})");
        const Response answer = get("/api/v1/me/recommendations/tonight?with=tt0078748");
        const QJsonValue first = jsonOf(answer).value(u"items"_s).toArray().first();
        QVERIFY(first[u"predicted_points"_s].isNull());
        QVERIFY(first[u"for"_s][0][u"predicted_points"_s].isDouble());
        QVERIFY(first[u"for"_s][1][u"predicted_points"_s].isNull());
    }
};

QTEST_GUILESS_MAIN(SteeringTest)
#include "steering_test.moc"
