#include "tests/core/rest/test_api.h"

#include <QSet>
#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

/// Walking through lists page by page.
class CursorTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestApi> m_api;
    QString m_ada;

    static QByteArray nextOf(const Response &page)
    {
        return jsonOf(page).value(u"next"_s).toString().toLatin1();
    }

    /// All titles from page to page; `between` is called after each page.
    QStringList walk(
        const QByteArray &list, const std::function<void()> &between = [] {})
    {
        QStringList titles;
        QByteArray target = list;
        for (int pages = 0; pages < 50; ++pages) {
            const Response page = m_api->get(target, m_ada);
            if (page.status != 200)
                return {QString::fromUtf8(page.body)};
            titles += titlesOf(page);
            if (nextOf(page).isEmpty())
                return titles;
            target = list + "&cursor=" + nextOf(page);
            between();
        }
        return titles;
    }

private slots:
    void init()
    {
        m_api = std::make_unique<TestApi>();
        m_ada = m_api->signedIn("ada");
    }

    void pagesTogetherAreTheList_data()
    {
        QTest::addColumn<QByteArray>("list");
        for (const char *query :
             {"sort=popularity", "sort=year", "sort=-year", "sort=title", "sort=rating", "sort=runtime",
              "sort=-runtime", "q=genre:drama,horror", "sort=added", "sort=predicted", "sort=my"})
            QTest::newRow(query) << QByteArray("/api/v1/movies?") + query;
    }
    void pagesTogetherAreTheList()
    {
        QFETCH(QByteArray, list);
        const QStringList whole = titlesOf(m_api->get(list + "&limit=100", m_ada));
        QVERIFY(whole.size() > 4);
        QCOMPARE(walk(list + "&limit=1"), whole);
        QCOMPARE(walk(list + "&limit=3"), whole);
    }

    void filmsThatComeMeanwhileNeitherRepeatNorHideOthers_data()
    {
        QTest::addColumn<QByteArray>("sort");
        for (const char *sort : {"popularity", "-popularity", "year", "title", "rating", "runtime", "random"})
            QTest::newRow(sort) << QByteArray(sort);
    }
    void filmsThatComeMeanwhileNeitherRepeatNorHideOthers()
    {
        QFETCH(QByteArray, sort);
        const QByteArray list = "/api/v1/movies?limit=2&sort=" + sort;
        const QStringList before = titlesOf(m_api->get("/api/v1/movies?limit=100"));
        int added = 0;
        const QStringList seen = walk(list, [&] {
            // One that comes before all others in any order, and one that comes after them.
            ++added;
            const QByteArray first = "imdb:tt100000" + QByteArray::number(added);
            const QByteArray last = "imdb:tt200000" + QByteArray::number(added);
            m_api->addFilms({TestFilm{first.constData(), "AAA", 2020, 290, {u"Drama"_s}, "x", "", "US", 9.9},
                             TestFilm{last.constData(), "ZZZ", 1920, 30, {u"Drama"_s}, "x", "", "US", 1}});
        });
        QVERIFY(added > 2);
        QStringList old;
        for (const QString &title : seen) {
            if (before.contains(title))
                old.append(title);
        }
        QCOMPARE(QSet<QString>(old.begin(), old.end()).size(), old.size());
        QCOMPARE(old.size(), before.size());
    }

    void aRandomWalkMeetsEveryFilmOnce()
    {
        const QStringList films = walk("/api/v1/movies?sort=random&limit=3");
        QCOMPARE(QSet<QString>(films.begin(), films.end()).size(), 8);
        QCOMPARE(films.size(), 8);
        bool isShuffledAnew = false;
        for (int i = 0; i < 20 && !isShuffledAnew; ++i)
            isShuffledAnew = walk("/api/v1/movies?sort=random&limit=3") != films;
        QVERIFY(isShuffledAnew);
    }

    void aWalkOfACorrectedQueryDoesNotTurnIntoAnother()
    {
        const Response first = m_api->get("/api/v1/movies?q=kurosowa&limit=1");
        QCOMPARE(titlesOf(first), QStringList{u"Seven Samurai"_s});
        const Response second = m_api->get("/api/v1/movies?q=kurosowa&limit=1&cursor=" + nextOf(first));
        QCOMPARE(titlesOf(second), QStringList{u"Ran"_s});
        QCOMPARE(jsonOf(second).value(u"corrected"_s), u"kurosawa"_s);
        // Now the word as typed exists.
        m_api->addFilms({TestFilm{"imdb:tt1000000", "Kurosowa", 2020, 90, {u"Drama"_s}, "x"}});
        QCOMPARE(faultsOf(m_api->get("/api/v1/movies?q=kurosowa&limit=1&cursor=" + nextOf(first))),
                 QStringList{u"cursor"_s});
    }

    void aCursorIsOfOneListAndOneCaller()
    {
        const QByteArray cursor = nextOf(m_api->get("/api/v1/movies?q=genre:drama&limit=1"));
        QVERIFY(!cursor.isEmpty());
        QCOMPARE(m_api->get("/api/v1/movies?q=genre:drama&cursor=" + cursor).status, 200);
        QCOMPARE(
            m_api->get("/api/v1/movies?q=genre:drama&limit=50&facets=genre&people=1&cursor=" + cursor).status,
            200);
        for (const QByteArray &other :
             {"/api/v1/movies?q=genre:war&cursor=" + cursor, "/api/v1/movies?cursor=" + cursor,
              "/api/v1/movies?q=genre:drama&as_typed=1&cursor=" + cursor,
              "/api/v1/people?q=genre:drama&cursor=" + cursor,
              QByteArray("/api/v1/movies?q=genre:drama&cursor=AAAA"),
              "/api/v1/movies?q=genre:drama&cursor=" + cursor.chopped(1),
              "/api/v1/movies?q=genre:drama&cursor=A" + cursor}) {
            const Response refused = m_api->get(other);
            QVERIFY2(refused.status == 422, other);
            QCOMPARE(faultsOf(refused), QStringList{u"cursor"_s});
        }
        QCOMPARE(m_api->get("/api/v1/movies?q=genre:drama&cursor=" + cursor, m_ada).status, 422);
    }
};

QTEST_GUILESS_MAIN(CursorTest)
#include "cursor_test.moc"
