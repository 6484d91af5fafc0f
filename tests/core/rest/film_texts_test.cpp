#include "tests/core/rest/test_api.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

/// Films as texts that are kept.
class FilmTextsTest : public QObject {
    Q_OBJECT

private slots:
    void theTextsOfAListAreItsItems()
    {
        QCOMPARE(withItems({}, {}), "{\"items\":[]}");
        QCOMPARE(withItems({{u"total"_s, 2}}, {"{\"a\":1}", "{}"}), R"({"items":[{"a":1},{}],"total":2})");
    }

    void aListAndTheFilmItselfSayTheSame()
    {
        TestApi api;
        const QString ada = api.signedIn("ada");
        api.call(Method::Put, "/api/v1/me/ratings/tt0078748", R"({"points":90})", ada);
        for (const QString &token : {QString(), ada}) {
            for (int again = 0; again < 2; ++again) {
                const QJsonArray items =
                    jsonOf(api.get("/api/v1/movies?q=alien", token)).value(u"items"_s).toArray();
                QCOMPARE(items.first().toObject(), jsonOf(api.get("/api/v1/movies/tt0078748", token)));
            }
        }
    }

    void aChangedFilmIsReadAgain()
    {
        TestApi api;
        QCOMPARE(titlesOf(api.get("/api/v1/movies?q=sigourney")), (QStringList{u"Alien"_s}));
        api.addFilms({TestFilm{.ref = "imdb:tt0090605",
                               .title = "Aliens",
                               .year = 1986,
                               .minutes = 137,
                               .genres = {u"Horror"_s},
                               .star = "Sigourney Weaver"}});
        QCOMPARE(titlesOf(api.get("/api/v1/movies?q=sigourney&sort=year")).size(), 2);
    }

    void aFilmThatOnePersonEnteredIsInNoOthersList()
    {
        TestApi api;
        const QString ada = api.signedIn("ada");
        const QString ben = api.signedIn("ben");
        QCOMPARE(
            api.call(Method::Post, "/api/v1/movies", R"({"title":"Our Wedding","year":2019})", ada).status,
            201);
        QCOMPARE(titlesOf(api.get("/api/v1/movies?q=wedding", ada)), (QStringList{u"Our Wedding"_s}));
        QVERIFY(titlesOf(api.get("/api/v1/movies?q=wedding", ben)).isEmpty());
        QVERIFY(titlesOf(api.get("/api/v1/movies?q=wedding")).isEmpty());
    }
};

QTEST_GUILESS_MAIN(FilmTextsTest)
#include "film_texts_test.moc"
