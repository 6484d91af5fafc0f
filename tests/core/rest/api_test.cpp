#include "tests/core/rest/test_api.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

/// The real routes over real services, without a socket.
class ApiTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestApi> m_api;
    QString m_ada;

    Response get(const QByteArray &target, const QString &token = {})
    {
        return m_api->call(Method::Get, target, {}, token);
    }
    Response post(const QByteArray &target, const QByteArray &body)
    {
        return m_api->call(Method::Post, target, body, m_ada);
    }
    Response put(const QByteArray &target, const QByteArray &body = {})
    {
        return m_api->call(Method::Put, target, body, m_ada);
    }
    Response remove(const QByteArray &target) { return m_api->call(Method::Delete, target, {}, m_ada); }

private slots:
    void init()
    {
        m_api = std::make_unique<TestApi>();
        m_ada = m_api->signedIn("ada");
        QVERIFY(m_ada.startsWith(u"mat_a_"_s));
    }

    void tokensAreNotKeptByAnybodyOnTheWay()
    {
        const Response session =
            m_api->call(Method::Post, "/api/v1/sessions",
                        R"({"handle":"ada","password":"a long enough secret","device_name":"phone"})");
        QCOMPARE(session.status, 200);
        QCOMPARE(session.header("Cache-Control"), "no-store");
    }

    void whatIsPassedOverElsewhereIsRefusedWhereSomethingChanges()
    {
        const Response stray = m_api->call(Method::Put, "/api/v1/me/ratings/tt0078748?points=10&dry_run=1",
                                           R"({"points":90})", m_ada);
        QCOMPARE(stray.status, 422);
        QCOMPARE(faultsOf(stray), (QStringList{u"dry_run"_s, u"points"_s}));
        QCOMPARE(get("/api/v1/me/ratings/tt0078748", m_ada).status, 404);

        const QByteArray entry = post("/api/v1/me/watches", R"({"movie":"tt0078748"})").header("Location");
        const Response body = m_api->call(Method::Delete, entry, R"({"why":"by mistake"})", m_ada);
        QCOMPARE(faultsOf(body), QStringList{u"why"_s});
        QCOMPARE(get(entry, m_ada).status, 200);
    }

    void signingUpTwiceConflicts()
    {
        const Response again =
            post("/api/v1/accounts", R"({"handle":"ada","password":"a long enough secret"})");
        QCOMPARE(again.status, 409);
        const Response bad = post("/api/v1/accounts", R"({"handle":"A","password":"short","role":"admin"})");
        QCOMPARE(bad.status, 422);
        QCOMPARE(faultsOf(bad), (QStringList{u"handle"_s, u"password"_s, u"role"_s}));
    }

    void aWrongPasswordAndAnUnknownHandleReadTheSame()
    {
        const auto tryWith = [&](const QByteArray &handle) {
            return m_api->call(Method::Post, "/api/v1/sessions",
                               R"({"password":"not the secret at all","device_name":"x","handle":")" + handle
                                   + R"("})");
        };
        QCOMPARE(tryWith("ada").status, 401);
        QCOMPARE(tryWith("nobody").status, 401);
        QCOMPARE(tryWith("ada").body, tryWith("nobody").body);
    }

    void tooManyTriesHaveToWait()
    {
        Response last;
        for (int i = 0; i < 6; ++i)
            last = m_api->call(Method::Post, "/api/v1/sessions",
                               R"({"handle":"ada","password":"not the secret at all","device_name":"x"})");
        QCOMPARE(last.status, 429);
        QCOMPARE(last.header("Retry-After"), "1");
    }

    void tokensAreRefreshedAndEndWithTheSession()
    {
        const Response session =
            m_api->call(Method::Post, "/api/v1/sessions",
                        R"({"handle":"ada","password":"a long enough secret","device_name":"phone"})");
        const QString refresh = jsonOf(session).value(u"refresh_token"_s).toString();
        const Response renewed = m_api->call(Method::Post, "/api/v1/sessions/refresh",
                                             R"({"refresh_token":")" + refresh.toLatin1() + R"("})");
        QCOMPARE(renewed.status, 200);
        const QString access = jsonOf(renewed).value(u"access_token"_s).toString();
        QCOMPARE(jsonOf(get("/api/v1/me", access)).value(u"handle"_s), u"ada"_s);

        QCOMPARE(m_api->call(Method::Delete, "/api/v1/sessions/current", {}, access).status, 204);
        QCOMPARE(get("/api/v1/me", access).status, 401);
        QCOMPARE(get("/api/v1/me", m_ada).status, 200);
    }

    void filmsAreFoundByWordsAndFilters()
    {
        QCOMPARE(titlesOf(get("/api/v1/movies?q=kurosawa")), (QStringList{u"Seven Samurai"_s, u"Ran"_s}));
        QCOMPARE(titlesOf(get("/api/v1/movies?genre=horror&year=1970..1979&sort=title")),
                 (QStringList{u"Alien"_s, u"Halloween"_s}));
        QCOMPARE(titlesOf(get("/api/v1/movies?genre=Horror&not_genre=Sci-Fi")), QStringList{u"Halloween"_s});
        QCOMPARE(titlesOf(get("/api/v1/movies?runtime=..100&sort=-year")),
                 (QStringList{u"Halloween"_s, u"Fargo"_s}));
        QCOMPARE(titlesOf(get("/api/v1/movies?q=seven+samurai")), QStringList{u"Seven Samurai"_s});
    }

    void everyFaultOfAQueryIsNamed()
    {
        const Response bad =
            get("/api/v1/movies?genr=Horror&year=x&limit=1000&genre=Horor&runtime=..x&facets=cast");
        QCOMPARE(bad.status, 422);
        QCOMPARE(faultsOf(bad),
                 (QStringList{u"facets"_s, u"genr"_s, u"genre"_s, u"limit"_s, u"runtime"_s, u"year"_s}));
    }

    void pagesFollowTheCursorOfTheirOwnList()
    {
        QStringList all;
        QByteArray target = "/api/v1/movies?limit=3";
        int pages = 0;
        for (; pages < 10 && !target.isEmpty(); ++pages) {
            const Response page = get(target);
            QCOMPARE(jsonOf(page).value(u"total"_s), 8);
            all += titlesOf(page);
            const QString next = jsonOf(page).value(u"next"_s).toString();
            target = next.isEmpty() ? QByteArray() : "/api/v1/movies?limit=3&cursor=" + next.toLatin1();
        }
        QCOMPARE(pages, 3);
        QCOMPARE(QSet<QString>(all.begin(), all.end()).size(), 8);

        const QByteArray cursor =
            jsonOf(get("/api/v1/movies?limit=3")).value(u"next"_s).toString().toLatin1();
        QCOMPARE(get("/api/v1/movies?q=ran&cursor=" + cursor).status, 422);
        QCOMPARE(get("/api/v1/movies?cursor=" + cursor, m_ada).status, 422);
        QCOMPARE(get("/api/v1/movies?cursor=AAAA").status, 422);
    }

    void aFilmHasOneAddressPerRefAndNoneWithout()
    {
        QCOMPARE(jsonOf(get("/api/v1/movies/tt0089881")).value(u"title"_s), u"Ran"_s);
        QCOMPARE(get("/api/v1/movies/imdb:tt0089881").body, get("/api/v1/movies/tt0089881").body);
        QCOMPARE(get("/api/v1/movies/imdb%3Att0089881").status, 200);
        QCOMPARE(get("/api/v1/movies/tt9999999").status, 404);
        QCOMPARE(get("/api/v1/movies/no%2Fref").status, 404);
        QCOMPARE(get("/api/v1/movies/").status, 404);
    }

    void onlyASignedInCallerSeesMine()
    {
        QVERIFY(!jsonOf(get("/api/v1/movies/tt0089881")).contains(u"mine"_s));
        QCOMPARE(put("/api/v1/me/ratings/tt0089881", R"({"points":95})").status, 200);
        const Response film = get("/api/v1/movies/tt0089881", m_ada);
        QCOMPARE(jsonOf(film).value(u"mine"_s).toObject().value(u"points"_s), 95);
        QCOMPARE(film.header("Cache-Control"), "no-store");
        QCOMPARE(get("/api/v1/movies/tt0089881").header("Cache-Control"), "no-cache");
    }

    void seenAndOwnRatingNeedACaller()
    {
        QCOMPARE(get("/api/v1/movies?seen=no").status, 401);
        QCOMPARE(get("/api/v1/movies?sort=my").status, 401);
        put("/api/v1/me/ratings/tt0089881", R"({"points":95})");
        QCOMPARE(titlesOf(get("/api/v1/movies?seen=yes", m_ada)), QStringList{u"Ran"_s});
        QCOMPARE(jsonOf(get("/api/v1/movies?seen=no", m_ada)).value(u"total"_s), 7);
    }

    void genresAreCounted()
    {
        const QJsonArray genres = jsonOf(get("/api/v1/genres")).value(u"items"_s).toArray();
        QVERIFY(genres.contains(QJsonObject{{u"name"_s, u"Horror"_s}, {u"films"_s, 3}}));
    }

    void ratingsAreWholePointsFrom1To100()
    {
        for (const char *points : {"0", "101", "-5", "4.5", "\"90\"", "null", "1e99", "true"}) {
            const Response refused =
                put("/api/v1/me/ratings/tt0089881", QByteArray(R"({"points":)") + points + '}');
            QVERIFY2(refused.status == 422, points);
        }
        QCOMPARE(put("/api/v1/me/ratings/tt0089881", R"({"points":90,"user_id":1})").status, 422);
        QCOMPARE(put("/api/v1/me/ratings/tt9999999", R"({"points":90})").status, 404);
        QCOMPARE(jsonOf(get("/api/v1/me/ratings", m_ada)).value(u"total"_s), 0);
    }

    void aRatingComesAndGoes()
    {
        put("/api/v1/me/ratings/tt0089881", R"({"points":95})");
        m_api->clock.advance(std::chrono::seconds(1));
        put("/api/v1/me/ratings/tt0078748", R"({"points":80})");
        QCOMPARE(titlesOf(get("/api/v1/me/ratings", m_ada)), (QStringList{u"Alien"_s, u"Ran"_s}));
        QCOMPARE(remove("/api/v1/me/ratings/tt0089881").status, 200);
        QCOMPARE(titlesOf(get("/api/v1/me/ratings", m_ada)), QStringList{u"Alien"_s});
    }

    void listsTakeAndGiveFilms_data()
    {
        QTest::addColumn<QByteArray>("list");
        QTest::newRow("favourites") << QByteArray("/api/v1/me/favourites");
        QTest::newRow("watchlist") << QByteArray("/api/v1/me/watchlist");
        QTest::newRow("hidden") << QByteArray("/api/v1/me/hidden");
    }
    void listsTakeAndGiveFilms()
    {
        QFETCH(QByteArray, list);
        QCOMPARE(put(list + "/tt0089881").status, 200);
        QCOMPARE(titlesOf(get(list, m_ada)), QStringList{u"Ran"_s});
        QCOMPARE(remove(list + "/tt0089881").status, 200);
        QCOMPARE(titlesOf(get(list, m_ada)), QStringList());
        QCOMPARE(put(list + "/tt9999999").status, 404);
    }

    void theDiaryIsWrittenAndCorrected()
    {
        const Response made =
            post("/api/v1/me/watches", R"({"movie":"tt0089881","watched_on":"2024-03","note":"x"})");
        QCOMPARE(made.status, 201);
        const QByteArray address = made.header("Location");
        QCOMPARE(jsonOf(made).value(u"watched_on"_s), u"2024-03"_s);

        const Response edited =
            m_api->call(Method::Patch, address, R"({"watched_on":null,"rewatch":true})", m_ada);
        QCOMPARE(edited.status, 200);
        QVERIFY(jsonOf(edited).value(u"watched_on"_s).isNull());
        QCOMPARE(jsonOf(edited).value(u"rewatch"_s), true);
        QCOMPARE(jsonOf(edited).value(u"note"_s), u"x"_s);

        QCOMPARE(remove(address).status, 204);
        QCOMPARE(remove(address).status, 404);
        QCOMPARE(jsonOf(get("/api/v1/me/watches", m_ada)).value(u"total"_s), 0);
    }

    void aBadDiaryEntryIsRefused()
    {
        const QDate today = m_api->clock.now().date();
        const auto seenOn = [&](const QString &day) {
            return post("/api/v1/me/watches", bodyOf({{u"movie"_s, u"tt0078748"_s}, {u"watched_on"_s, day}}));
        };
        for (const QDate &day : {today, today.addDays(1), QDate(1888, 1, 1)})
            QCOMPARE(seenOn(day.toString(Qt::ISODate)).status, 201);
        QCOMPARE(seenOn(today.toString(u"yyyy"_s)).status, 201);
        QCOMPARE(seenOn(today.toString(u"yyyy-MM"_s)).status, 201);
        for (const QString &day : {today.addDays(2).toString(Qt::ISODate), u"1887-12-31"_s, u"1887"_s,
                                   today.addYears(1).toString(u"yyyy"_s)}) {
            const Response refused = seenOn(day);
            QCOMPARE(faultsOf(refused), QStringList{u"watched_on"_s});
            QVERIFY2(refused.body.contains("1888"), refused.body);
        }
        QCOMPARE(faultsOf(post("/api/v1/me/watches", R"({"movie":"tt0078748","watched_on":""})")),
                 QStringList{u"watched_on"_s});
        QCOMPARE(faultsOf(post("/api/v1/me/watches",
                               R"({"movie":"tt9999999","watched_on":"2024-02-30","rewatch":1})")),
                 (QStringList{u"movie"_s, u"rewatch"_s, u"watched_on"_s}));
        QCOMPARE(faultsOf(post("/api/v1/me/watches", "{}")), QStringList{u"movie"_s});
    }

    void nobodyTouchesAnothersDiary()
    {
        const QByteArray address = post("/api/v1/me/watches", R"({"movie":"tt0089881"})").header("Location");
        const QString eve = m_api->signedIn("eve");
        QCOMPARE(m_api->call(Method::Patch, address, R"({"note":"mine"})", eve).status, 404);
        QCOMPARE(m_api->call(Method::Delete, address, {}, eve).status, 404);
        QCOMPARE(jsonOf(get("/api/v1/me/watches", eve)).value(u"total"_s), 0);
        QCOMPARE(jsonOf(get("/api/v1/me/watches", m_ada)).value(u"total"_s), 1);
    }

    void theLastChangeIsTakenBack()
    {
        put("/api/v1/me/watchlist/tt0089881");
        QCOMPARE(post("/api/v1/me/undo", {}).status, 200);
        QCOMPARE(jsonOf(get("/api/v1/me/watchlist", m_ada)).value(u"total"_s), 0);
        QCOMPARE(post("/api/v1/me/undo", {}).status, 404);
    }

    void suggestionsLeaveOutTheSeenAndSayWhy()
    {
        put("/api/v1/me/ratings/tt0078748", R"({"points":100})");
        const Response plain = get("/api/v1/me/recommendations", m_ada);
        QVERIFY(!titlesOf(plain).contains(u"Alien"_s));
        QCOMPARE(titlesOf(plain).size(), 7);
        QVERIFY(!jsonOf(plain).value(u"items"_s).toArray().first().toObject().contains(u"reasons"_s));

        const Response explained =
            get("/api/v1/me/recommendations?genre=horror&max_runtime=110&explain=true", m_ada);
        QCOMPARE(titlesOf(explained).size(), 2);
        const QJsonObject first = jsonOf(explained).value(u"items"_s).toArray().first().toObject();
        double shares = 0;
        for (const QJsonValue &reason : first.value(u"reasons"_s).toArray())
            shares += reason.toObject().value(u"share"_s).toDouble();
        QVERIFY2(std::abs(shares - 1) < 1e-6, qPrintable(QString::number(shares)));
        QVERIFY(!first.value(u"text"_s).toString().isEmpty());
    }

    void suggestionsFollowWhatIsAskedFor()
    {
        const auto titles = [&](const QByteArray &wishes) {
            return titlesOf(get("/api/v1/me/recommendations?" + wishes, m_ada));
        };
        const QStringList all = titles("limit=100");
        QCOMPARE(titles("to_year=1960").size() + titles("from_year=1961").size(), all.size());
        QCOMPARE(titles("language=ja&language=en").size(),
                 titles("language=ja").size() + titles("language=en").size());
        QVERIFY(!titles("language=ja").isEmpty());
        QVERIFY(titles("obscure=1") != all);
        for (const char *bad :
             {"adventurous=2", "obscure=-1", "adventurous=much", "obscure=nan", "from_year=1",
              "min_runtime=120&max_runtime=90", "from_year=1980&to_year=1970"})
            QVERIFY2(get(QByteArray("/api/v1/me/recommendations?") + bad, m_ada).status == 422, bad);
    }

    void tonightHasThreeAnswersThatFit()
    {
        const Response answers = get("/api/v1/me/recommendations/tonight?minutes=200", m_ada);
        QCOMPARE(answers.status, 200);
        QStringList kinds;
        for (const QJsonValue &item : jsonOf(answers).value(u"items"_s).toArray()) {
            kinds.append(item.toObject().value(u"kind"_s).toString());
            QVERIFY(!item.toObject().value(u"text"_s).toString().isEmpty());
        }
        QCOMPARE(kinds, QStringList({u"safe"_s, u"change"_s, u"dare"_s}));
        QCOMPARE(titlesOf(get("/api/v1/me/recommendations/tonight?minutes=5", m_ada)), QStringList());
        QCOMPARE(get("/api/v1/me/recommendations/tonight?mood=grumpy", m_ada).status, 422);
    }

    void similarFilmsAreOthers()
    {
        const Response similar = get("/api/v1/movies/tt0078748/similar?limit=3");
        QCOMPARE(similar.status, 200);
        QCOMPARE(titlesOf(similar).size(), 3);
        QVERIFY(!titlesOf(similar).contains(u"Alien"_s));
        QCOMPARE(get("/api/v1/movies/tt9999999/similar").status, 404);
    }

    void theReportIsAPdf()
    {
        put("/api/v1/me/ratings/tt0078748", R"({"points":100})");
        const Response report =
            get("/api/v1/me/report.pdf?sections=recommendations,history&paper=letter", m_ada);
        QCOMPARE(report.status, 200);
        QCOMPARE(report.header("Content-Type"), "application/pdf");
        QVERIFY(report.body.startsWith("%PDF-"));
        QCOMPARE(faultsOf(get("/api/v1/me/report.pdf?sections=all&from=2025-13-01&theme=pink", m_ada)),
                 (QStringList{u"from"_s, u"sections"_s, u"theme"_s}));
        QCOMPARE(faultsOf(get("/api/v1/me/report.pdf?from=2025-02-01&to=2025-01-01", m_ada)),
                 QStringList{u"to"_s});
    }

    void theProcessIsAliveWithoutItsDatabase()
    {
        QVERIFY(m_api->services().database->execute(u"DROP TABLE refresh_token"_s));
        QVERIFY(m_api->services().database->execute(u"DROP TABLE session"_s));
        QCOMPARE(get("/api/v1/me", m_ada).status / 100, 5);
        QCOMPARE(get("/healthz", m_ada).status, 200);
        QCOMPARE(get("/healthz").status, 200);
    }

    void readinessEndsWhenTheServerDrains()
    {
        QCOMPARE(get("/healthz").status, 200);
        QCOMPARE(get("/readyz").status, 200);
        m_api->state.draining = true;
        QCOMPARE(get("/readyz").status, 503);
        QCOMPARE(get("/healthz").status, 200);
    }
};

QTEST_MAIN(ApiTest)
#include "api_test.moc"
