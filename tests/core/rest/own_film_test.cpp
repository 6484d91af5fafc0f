#include "tests/core/rest/test_api.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

/// Films that a person enters: theirs to change, and for nobody else to see.
class OwnFilmTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestApi> m_api;
    QString m_ada;
    QString m_eve;

    static constexpr const char *Film =
        R"({"title":"Quux on the Beach","year":2021,"runtime_minutes":12,"genres":["Horror","Sci-Fi"],)"
        R"("directors":["Zebedee Quimby"],"cast":["Ottoline Fizz"],"countries":["GB"],"languages":["en"],)"
        R"("keywords":["xylophone"],"synopsis":"A home movie."})";

    Response post(const QByteArray &body, const QString &token)
    {
        return m_api->call(Method::Post, "/api/v1/movies", body, token);
    }
    Response patch(const QByteArray &address, const QByteArray &body, const QString &token)
    {
        return m_api->call(Method::Patch, address, body, token);
    }
    Response remove(const QByteArray &address, const QString &token)
    {
        return m_api->call(Method::Delete, address, {}, token);
    }

    QByteArray enter() { return post(Film, m_ada).header("Location"); }
    static QByteArray refOf(const QByteArray &address)
    {
        return address.sliced(address.lastIndexOf('/') + 1);
    }

private slots:
    void init()
    {
        m_api = std::make_unique<TestApi>();
        m_ada = m_api->signedIn("ada");
        m_eve = m_api->signedIn("eve");
    }

    void anEnteredFilmIsLikeAnyOther()
    {
        const Response made = post(Film, m_ada);
        QCOMPARE(made.status, 201);
        const QByteArray address = made.header("Location");
        QVERIFY(address.startsWith("/api/v1/movies/local:"));
        const QJsonObject film = jsonOf(m_api->get(address, m_ada));
        QCOMPARE(film.value(u"title"_s), u"Quux on the Beach"_s);
        QCOMPARE(film.value(u"year"_s), 2021);
        QCOMPARE(film.value(u"cast"_s).toArray().first().toObject().value(u"name"_s), u"Ottoline Fizz"_s);
        QCOMPARE(film.value(u"keywords"_s).toArray(), QJsonArray{u"xylophone"_s});
        QCOMPARE(titlesOf(m_api->get("/api/v1/movies?q=quux", m_ada)), QStringList{u"Quux on the Beach"_s});
        QCOMPARE(m_api->call(Method::Put, "/api/v1/me/ratings/" + refOf(address), R"({"points":90})", m_ada)
                     .status,
                 200);
    }

    void whatWasSaidOfARemovedFilmStaysAndCanBeTakenBack()
    {
        const QByteArray address = enter();
        const QByteArray ref = refOf(address);
        const auto call = [&](Method method, const QByteArray &target, const QByteArray &body = {}) {
            return m_api->call(method, target, body, m_ada);
        };
        const QByteArray list =
            call(Method::Post, "/api/v1/me/lists", R"({"name":"Mine"})").header("Location");
        const QByteArray items = list + "/items";
        QCOMPARE(call(Method::Put, items + "/" + ref).status, 200);
        QCOMPARE(call(Method::Post, "/api/v1/me/watches", R"({"movie":")" + ref + R"("})").status, 201);
        QCOMPARE(remove(address, m_ada).status, 204);

        QCOMPARE(titlesOf(m_api->get(items, m_ada)), QStringList{u"Quux on the Beach"_s});
        QCOMPARE(titlesOf(m_api->get("/api/v1/me/watches", m_ada)), QStringList{u"Quux on the Beach"_s});
        QCOMPARE(call(Method::Post, "/api/v1/me/watches", R"({"movie":")" + ref + R"("})").status, 422);
        QCOMPARE(call(Method::Put, "/api/v1/me/favourites/" + ref).status, 404);
        QCOMPARE(call(Method::Put, "/api/v1/me/ratings/" + ref, R"({"points":90})").status, 404);
        QCOMPARE(call(Method::Delete, items + "/" + ref).status, 200);
        QCOMPARE(titlesOf(m_api->get(items, m_ada)), QStringList());
    }

    void enteringIsUndone()
    {
        const QByteArray address = enter();
        QCOMPARE(m_api->call(Method::Post, "/api/v1/me/undo", {}, m_ada).status, 200);
        QCOMPARE(m_api->get(address, m_ada).status, 404);
        QCOMPARE(titlesOf(m_api->get("/api/v1/movies?q=quux", m_ada)), QStringList());
    }

    void badFieldsAreNamed_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QStringList>("where");
        QTest::newRow("nothing") << QByteArray("{}") << QStringList{u"title"_s};
        QTest::newRow("blank") << QByteArray(R"({"title":"  "})") << QStringList{u"title"_s};
        QTest::newRow("types") << QByteArray(
            R"({"title":5,"year":"x","genres":"Horror","cast":[1],"runtime_minutes":1.5,"synopsis":[]})")
                               << QStringList{u"cast"_s,     u"genres"_s, u"runtime_minutes"_s,
                                              u"synopsis"_s, u"title"_s,  u"year"_s};
        QTest::newRow("not theirs to set")
            << QByteArray(R"({"title":"x","owner":1,"popularity":100,"ref":"imdb:tt0000001"})")
            << QStringList{u"owner"_s, u"popularity"_s, u"ref"_s};
    }
    void badFieldsAreNamed()
    {
        QFETCH(QByteArray, body);
        QFETCH(QStringList, where);
        const Response refused = post(body, m_ada);
        QCOMPARE(refused.status, 422);
        QCOMPARE(faultsOf(refused), where);
    }

    void onlyTheOwnerChangesIt()
    {
        const QByteArray address = enter();
        const Response changed = patch(address, R"({"title":"Quux Returns","year":null})", m_ada);
        QCOMPARE(changed.status, 200);
        QCOMPARE(jsonOf(changed).value(u"title"_s), u"Quux Returns"_s);
        QVERIFY(jsonOf(changed).value(u"year"_s).isNull());
        QCOMPARE(jsonOf(changed).value(u"runtime_minutes"_s), 12);
        QCOMPARE(titlesOf(m_api->get("/api/v1/movies?q=returns", m_ada)), QStringList{u"Quux Returns"_s});

        QCOMPARE(patch(address, R"({"title":"Mine"})", m_eve).status, 404);
        QCOMPARE(remove(address, m_eve).status, 404);
        QCOMPARE(jsonOf(m_api->get(address, m_ada)).value(u"title"_s), u"Quux Returns"_s);
    }

    void everybodysFilmsAreNobodysToChange()
    {
        QCOMPARE(patch("/api/v1/movies/tt0089881", R"({"title":"Run"})", m_ada).status, 403);
        QCOMPARE(remove("/api/v1/movies/tt0089881", m_ada).status, 403);
        QCOMPARE(patch("/api/v1/movies/tt9999999", R"({"title":"Run"})", m_ada).status, 404);
        QCOMPARE(jsonOf(m_api->get("/api/v1/movies/tt0089881")).value(u"title"_s), u"Ran"_s);
    }

    void removingIsUndone()
    {
        const QByteArray address = enter();
        QCOMPARE(remove(address, m_ada).status, 204);
        QCOMPARE(m_api->get(address, m_ada).status, 404);
        QCOMPARE(titlesOf(m_api->get("/api/v1/movies?q=quux", m_ada)), QStringList());
        QCOMPARE(m_api->call(Method::Post, "/api/v1/me/undo", {}, m_ada).status, 200);
        QCOMPARE(m_api->get(address, m_ada).status, 200);
        QCOMPARE(titlesOf(m_api->get("/api/v1/movies?q=quux", m_ada)), QStringList{u"Quux on the Beach"_s});
    }

    void nobodyElseCanNameIt()
    {
        const QByteArray ref = refOf(enter());
        const QByteArray list =
            m_api->call(Method::Post, "/api/v1/me/lists", R"({"name":"Mine"})", m_eve).header("Location");
        QVERIFY(!list.isEmpty());
        for (const QString &token : {m_eve, QString()}) {
            QCOMPARE(m_api->get("/api/v1/movies/" + ref, token).status, 404);
            QCOMPARE(m_api->get("/api/v1/movies/" + ref + "/similar", token).status, 404);
        }
        for (const QByteArray &address : {"/api/v1/me/favourites/" + ref, "/api/v1/me/watchlist/" + ref,
                                          "/api/v1/me/hidden/" + ref, list + "/items/" + ref})
            QVERIFY2(m_api->call(Method::Put, address, {}, m_eve).status == 404, address);
        QCOMPARE(m_api->call(Method::Put, "/api/v1/me/ratings/" + ref, R"({"points":90})", m_eve).status,
                 404);
        const Response watched =
            m_api->call(Method::Post, "/api/v1/me/watches", R"({"movie":")" + ref + R"("})", m_eve);
        QCOMPARE(faultsOf(watched), QStringList{u"movie"_s});
    }

    void nobodyElseMeetsIt_data()
    {
        QTest::addColumn<QByteArray>("target");
        for (const char *target :
             {"/api/v1/movies?limit=100", "/api/v1/movies?q=quux", "/api/v1/movies?q=qux&people=10",
              "/api/v1/movies?q=quimby&people=10", "/api/v1/movies?keyword=xylophone",
              "/api/v1/movies?q=title:%22quux+on+the+beach%22", "/api/v1/movies?q=year:2021",
              "/api/v1/movies?sort=random&limit=100", "/api/v1/people?q=quimby", "/api/v1/people?q=fizz",
              "/api/v1/people?limit=100", "/api/v1/movies/tt0078748/similar?limit=50", "/api/v1/genres"})
            QTest::newRow(target) << QByteArray(target);
    }
    void nobodyElseMeetsIt()
    {
        QFETCH(QByteArray, target);
        const Response before = m_api->get(target, m_eve);
        enter();
        for (const QString &token : {m_eve, QString()}) {
            const QByteArray after = m_api->get(target, token).body;
            for (const char *word : {"Quux", "Quimby", "Fizz", "local:"})
                QVERIFY2(!after.contains(word), after);
        }
        if (target == "/api/v1/genres" || target.contains("people"))
            QCOMPARE(m_api->get(target, m_eve).body, before.body);
        if (!target.contains("random"))
            QCOMPARE(titlesOf(m_api->get(target, m_eve)), titlesOf(before));
        QCOMPARE(jsonOf(m_api->get(target, m_eve)).value(u"total"_s), jsonOf(before).value(u"total"_s));
    }

    void nobodyElsesCountsKnowOfIt()
    {
        const QByteArray target =
            "/api/v1/movies?facets=genre,decade,country,language,runtime,rating,seen,my";
        const QByteArray before = m_api->get(target, m_eve).body;
        enter();
        QCOMPARE(m_api->get(target, m_eve).body, before);
        QVERIFY(m_api->get(target, m_ada).body != before);
    }

    void itIsRecommendedToNobody()
    {
        enter();
        for (const QString &token : {m_eve, m_ada}) {
            const Response suggested = m_api->get("/api/v1/me/recommendations?limit=100", token);
            QCOMPARE(titlesOf(suggested).size(), 8);
            QVERIFY(!titlesOf(suggested).contains(u"Quux on the Beach"_s));
        }
    }

    void aPersonOfAPrivateFilmHasNoAddress()
    {
        // Whatever number the people of the private film got, it is not found.
        enter();
        for (int id = 1; id < 40; ++id) {
            const QByteArray body = m_api->get("/api/v1/people/" + QByteArray::number(id), m_eve).body;
            QVERIFY2(!body.contains("Quimby") && !body.contains("Fizz"), body);
        }
    }

    void enteringNeedsACaller() { QCOMPARE(post(Film, {}).status, 401); }
};

QTEST_GUILESS_MAIN(OwnFilmTest)
#include "own_film_test.moc"
