#include "core/wire/search_json.h"
#include "tests/core/rest/test_api.h"

#include <QTest>
#include <QUrl>

using namespace matinee;
using namespace Qt::StringLiterals;

/// GET /movies: the query language, plain parameters, counts, and what is said of a bad query.
class FilmSearchTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestApi> m_api;
    QString m_ada;

    static QByteArray address(const QString &query, const QByteArray &more = {})
    {
        return "/api/v1/movies?q=" + QUrl::toPercentEncoding(query) + more;
    }
    Response search(const QString &query, const QByteArray &more = {})
    {
        return m_api->get(address(query, more));
    }
    Response get(const QByteArray &target) { return m_api->get(target); }

    static QJsonObject firstFault(const Response &problem)
    {
        return jsonOf(problem).value(u"errors"_s).toArray().first().toObject();
    }

private slots:
    void init()
    {
        m_api = std::make_unique<TestApi>();
        m_ada = m_api->signedIn("ada");
    }

    void theQueryLanguageIsUnderstood_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QStringList>("titles");
        QTest::newRow("column") << u"director:carpenter genre:sci-fi"_s << QStringList{u"The Thing"_s};
        QTest::newRow("not") << u"genre:horror -genre:sci-fi"_s << QStringList{u"Halloween"_s};
        QTest::newRow("range") << u"year:1970s sort:title"_s << QStringList{u"Alien"_s, u"Halloween"_s};
        QTest::newRow("or") << u"(lang:ja OR genre:crime) sort:year"_s
                            << QStringList{u"Fargo"_s, u"Ran"_s, u"Seven Samurai"_s};
        QTest::newRow("phrase") << u"cast:\"Jamie Lee Curtis\""_s << QStringList{u"Halloween"_s};
        QTest::newRow("rating") << u"rating:>=8.6 sort:rating"_s
                                << QStringList{u"The Matrix"_s, u"Seven Samurai"_s};
    }
    void theQueryLanguageIsUnderstood()
    {
        QFETCH(QString, query);
        QFETCH(QStringList, titles);
        const Response found = search(query);
        QCOMPARE(found.status, 200);
        QCOMPARE(titlesOf(found), titles);
        QCOMPARE(jsonOf(found).value(u"total"_s).toInt(), int(titles.size()));
    }

    void aPlainParameterIsTheSameAsItsColumn_data()
    {
        QTest::addColumn<QByteArray>("plain");
        QTest::addColumn<QString>("query");
        QTest::newRow("genre") << QByteArray("genre=horror") << u"genre:horror"_s;
        QTest::newRow("any genre") << QByteArray("genre=crime,war") << u"genre:crime,war"_s;
        QTest::newRow("all genres") << QByteArray("genre=horror&genre=sci-fi")
                                    << u"genre:horror genre:sci-fi"_s;
        QTest::newRow("no genre") << QByteArray("not_genre=horror,drama") << u"-genre:horror,drama"_s;
        QTest::newRow("year") << QByteArray("year=1970..1982") << u"year:1970..1982"_s;
        QTest::newRow("cast") << QByteArray("cast=jamie+lee+curtis") << u"cast:\"jamie lee curtis\""_s;
        QTest::newRow("director") << QByteArray("director=kurosawa") << u"director:kurosawa"_s;
        QTest::newRow("country") << QByteArray("country=JP,GB") << u"country:JP,GB"_s;
        QTest::newRow("language") << QByteArray("language=ja") << u"lang:ja"_s;
        QTest::newRow("rating") << QByteArray("rating=8.2..") << u"rating:8.2.."_s;
        QTest::newRow("votes") << QByteArray("votes=%3E=1000") << u"votes:>=1000"_s;
        QTest::newRow("runtime") << QByteArray("runtime=..100") << u"runtime:..100"_s;
        QTest::newRow("title") << QByteArray("title=the") << u"title:the"_s;
        QTest::newRow("sort") << QByteArray("sort=-year") << u"sort:-year"_s;
        QTest::newRow("with q") << QByteArray("q=carpenter&year=1982") << u"carpenter year:1982"_s;
    }
    void aPlainParameterIsTheSameAsItsColumn()
    {
        QFETCH(QByteArray, plain);
        QFETCH(QString, query);
        const Response byPlain = get("/api/v1/movies?" + plain);
        QCOMPARE(byPlain.status, 200);
        QCOMPARE(jsonOf(byPlain), jsonOf(search(query)));
        QVERIFY(!titlesOf(byPlain).isEmpty());
    }

    void aPlainValueIsNoQuery()
    {
        QCOMPARE(titlesOf(get("/api/v1/movies?title=ran+OR+fargo")), QStringList());
        QCOMPARE(titlesOf(get("/api/v1/movies?director=x+genre:drama")), QStringList());
        QCOMPARE(titlesOf(get("/api/v1/movies?director=%22x%22+%22carpenter%22")), QStringList());
        QCOMPARE(get("/api/v1/movies?year=1982+OR+1985").status, 422);
        QCOMPARE(get("/api/v1/movies?sort=year&sort=title").status, 422);
    }

    void theAnswerSaysHowItWasUnderstood()
    {
        const Response found = get("/api/v1/movies?q=Horror&genre=horror&sort=year");
        const QString query = jsonOf(found).value(u"query"_s).toString();
        QVERIFY2(query.contains(u"genre:horror"_s) && query.contains(u"sort:year"_s), qPrintable(query));
        QVERIFY(jsonOf(found).value(u"corrected"_s).isNull());
    }

    void aTypoIsPutRightUnlessItIsMeant()
    {
        const Response helped = search(u"kurosowa"_s);
        QCOMPARE(titlesOf(helped), (QStringList{u"Seven Samurai"_s, u"Ran"_s}));
        QCOMPARE(jsonOf(helped).value(u"corrected"_s), u"kurosawa"_s);
        const Response asTyped = search(u"kurosowa"_s, "&as_typed=1");
        QCOMPARE(titlesOf(asTyped), QStringList());
        QVERIFY(jsonOf(asTyped).value(u"corrected"_s).isNull());
    }

    void aBadQueryTellsWhere()
    {
        const Response bad = search(u"alien dirctor:scott"_s);
        QCOMPARE(bad.status, 422);
        QCOMPARE(bad.header("Content-Type"), "application/problem+json");
        const QJsonObject fault = firstFault(bad);
        QCOMPARE(fault.value(u"where"_s), u"q"_s);
        QCOMPARE(fault.value(u"position"_s), 6);
        QCOMPARE(fault.value(u"suggestion"_s), u"director:scott"_s);
        QVERIFY(fault.value(u"message"_s).toString().contains(u"dirctor"_s));
        QVERIFY(fault.value(u"length"_s).toInt() > 0);
    }

    void aQueryOfTooManyWordsIsRefused()
    {
        const Response bad = search(u"a;"_s.repeated(1000));
        QCOMPARE(bad.status, 422);
        QVERIFY(firstFault(bad).value(u"message"_s).toString().contains(u"40"_s));
        QByteArray plain = "/api/v1/movies?";
        for (int i = 0; i < 7; ++i)
            plain += "keyword=a+b+c+d+e+f" + QByteArray::number(i) + '&';
        QCOMPARE(m_api->get(plain).status, 422);
    }

    void aBadPlainParameterIsNamedToo()
    {
        const Response bad = get("/api/v1/movies?genre=horor");
        QCOMPARE(bad.status, 422);
        const QJsonObject fault = firstFault(bad);
        QCOMPARE(fault.value(u"where"_s), u"genre"_s);
        QCOMPARE(fault.value(u"position"_s), 0);
        QCOMPARE(fault.value(u"length"_s), 5);
        QCOMPARE(fault.value(u"suggestion"_s).toString().toLower(), u"horror"_s);
    }

    void aLenientSearchRunsWhatIsGood()
    {
        const Response found = search(u"genre:horror year:abc -genre:sci-fi"_s, "&lenient=1");
        QCOMPARE(found.status, 200);
        QCOMPARE(titlesOf(found), QStringList{u"Halloween"_s});
        QCOMPARE(faultsOf(found), QStringList{u"q"_s});
        QCOMPARE(firstFault(found).value(u"position"_s), 13);
        QVERIFY(jsonOf(search(u"alien"_s, "&lenient=1")).contains(u"errors"_s));
        QVERIFY(!jsonOf(search(u"alien"_s)).contains(u"errors"_s));
        QCOMPARE(search(u"alien"_s, "&lenient=1&lmit=5").status, 422);
    }

    void facetsCountTheFilmsThatChoosingFinds()
    {
        const QHash<QString, QString> columns{{u"decade"_s, u"year"_s}, {u"language"_s, u"lang"_s}};
        m_api->call(Method::Put, "/api/v1/me/ratings/tt0089881", R"({"points":90})", m_ada);
        const Response all =
            m_api->get("/api/v1/movies?facets=genre,decade,country,language,runtime,rating,seen,my", m_ada);
        const QJsonObject facets = jsonOf(all).value(u"facets"_s).toObject();
        QCOMPARE(facets.keys().size(), wire::facetNames().size());
        int counted = 0;
        for (auto facet = facets.begin(); facet != facets.end(); ++facet) {
            for (const QJsonValue &value : facet.value().toArray()) {
                const QString query = columns.value(facet.key(), facet.key()) + u':'
                    + value.toObject().value(u"value"_s).toString();
                const Response found = m_api->get(address(query), m_ada);
                QVERIFY2(found.status == 200, qPrintable(query));
                QVERIFY2(jsonOf(found).value(u"total"_s) == value.toObject().value(u"count"_s),
                         qPrintable(query));
                counted += value.toObject().value(u"count"_s).toInt();
            }
            QVERIFY2(!facet.value().toArray().isEmpty(), qPrintable(facet.key()));
        }
        QVERIFY(counted > 8 * 5);
    }

    void aFacetIgnoresItsOwnChoice()
    {
        const QJsonObject facets =
            jsonOf(search(u"genre:crime"_s, "&facets=genre,decade")).value(u"facets"_s).toObject();
        QVERIFY(facets.value(u"genre"_s).toArray().size() > 4);
        QCOMPARE(facets.value(u"decade"_s).toArray(),
                 (QJsonArray{QJsonObject{{u"value"_s, u"1990s"_s}, {u"count"_s, 1}}}));
    }

    void whatIsPersonalNeedsACaller_data()
    {
        QTest::addColumn<QByteArray>("query");
        for (const char *query :
             {"q=my:%3E=4", "q=alien+OR+(ran+seen:yes)", "seen=no", "q=watched:2025", "q=note:good",
              "q=predicted:%3E=50", "q=in:watchlist", "in=nowhere", "sort=my", "sort=predicted",
              "q=sort:watched", "facets=seen", "facets=genre,my", "my=none&lenient=1"})
            QTest::newRow(query) << QByteArray(query);
    }
    void whatIsPersonalNeedsACaller()
    {
        QFETCH(QByteArray, query);
        const Response refused = get("/api/v1/movies?" + query);
        QCOMPARE(refused.status, 401);
        QVERIFY(jsonOf(refused).value(u"detail"_s).toString().contains(u"Sign in"_s));
        if (query != "in=nowhere")
            QVERIFY(m_api->get("/api/v1/movies?" + query, m_ada).status == 200);
        else
            QCOMPARE(m_api->get("/api/v1/movies?" + query, m_ada).status, 422);
    }

    void peopleComeBesideTheFilms()
    {
        QVERIFY(!jsonOf(search(u"carpenter"_s)).contains(u"people"_s));
        const QJsonArray people = jsonOf(search(u"carpenter"_s, "&people=3")).value(u"people"_s).toArray();
        QCOMPARE(people.size(), 1);
        const QJsonObject person = people.first().toObject();
        QCOMPARE(person.value(u"name"_s), u"John Carpenter"_s);
        QCOMPARE(person.value(u"directed"_s), 2);
        QCOMPARE(person.value(u"acted"_s), 0);
        QCOMPARE(search(u"carpenter"_s, "&people=11").status, 422);
    }

    void aFilmTellsItsScoresAndSources()
    {
        const QJsonObject film = jsonOf(get("/api/v1/movies/tt0078748"));
        QCOMPARE(film.value(u"scores"_s).toArray(),
                 (QJsonArray{QJsonObject{
                     {u"source"_s, u"imdb"_s}, {u"value"_s, 8.5}, {u"scale"_s, 10}, {u"votes"_s, 1000}}}));
        QCOMPARE(film.value(u"sources"_s).toObject().value(u"year"_s), u"starter"_s);
        QCOMPARE(jsonOf(get("/api/v1/movies/tt0116282")).value(u"scores"_s).toArray(), QJsonArray());
    }

    void theETagFollowsTheCatalogue()
    {
        const QByteArray target = "/api/v1/movies?q=carpenter";
        const QByteArray etag = get(target).header("ETag");
        QVERIFY(!etag.isEmpty());
        Request request{.id = u"test"_s,
                        .path = "/api/v1/movies",
                        .query = "q=carpenter",
                        .headers = {{"if-none-match", etag}}};
        const Response known = m_api->answer(request);
        QCOMPARE(known.status, 304);
        QVERIFY(known.body.isEmpty());

        m_api->addFilms(
            {TestFilm{"imdb:tt0082340", "Escape from New York", 1981, 99, {u"Action"_s}, "John Carpenter"}});
        QCOMPARE(m_api->answer(request).status, 200);
        QCOMPARE(jsonOf(get(target)).value(u"total"_s), 3);
        QVERIFY(get(target).header("ETag") != etag);
    }

    void headTellsOfTheSameAnswer()
    {
        const Response full = get("/api/v1/movies?q=carpenter&facets=genre&people=2&limit=1");
        const Response head =
            m_api->call(Method::Head, "/api/v1/movies?q=carpenter&facets=genre&people=2&limit=1");
        QCOMPARE(head.status, 200);
        QVERIFY(head.body.isEmpty());
        QCOMPARE(head.header("ETag"), full.header("ETag"));
        QCOMPARE(head.header("Content-Length"), QByteArray::number(full.body.size()));
    }
};

QTEST_GUILESS_MAIN(FilmSearchTest)
#include "film_search_test.moc"
