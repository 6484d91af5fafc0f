#include "core/recommend/recommend_service.h"
#include "tests/support/test_library.h"

#include <QTest>

#include <algorithm>

using namespace matinee;

namespace {

QList<MovieId> moviesOf(const QList<Suggestion> &suggestions)
{
    QList<MovieId> movies;
    for (const Suggestion &suggestion : suggestions)
        movies.append(suggestion.movie);
    return movies;
}

} // namespace

class RecommendServiceTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m.emplace();
        m_recommend = std::make_unique<RecommendService>(m->catalog, m->library);
    }

    void aStrangerGetsEverythingTheMostPopularFirst()
    {
        const auto suggestions = m_recommend->suggest(m->ada, {});

        QVERIFY(suggestions);
        QCOMPARE(suggestions->size(), 4);
        QCOMPARE(suggestions->first().movie, m->alien());
        QCOMPARE(suggestions->first().because.first().kind, Reason::Kind::Popular);
    }

    void aRatingCountsAtOnceAndUndoTakesItBack()
    {
        const auto before = moviesOf(*m_recommend->suggest(m->ada, {}));
        QVERIFY(m->library.rate(m->ada, m->alien(), *Rating::fromPoints(90)));
        QVERIFY(!moviesOf(*m_recommend->suggest(m->ada, {})).contains(m->alien()));
        QCOMPARE(m_recommend->forYou(m->ada)->verdicts, 1);

        QVERIFY(m->library.undo(m->ada));

        QCOMPARE(moviesOf(*m_recommend->suggest(m->ada, {})), before);
        QCOMPARE(m_recommend->forYou(m->ada)->verdicts, 0);
    }

    void hiddenFilmsStayAwayAndKeepTheirMatch()
    {
        QVERIFY(m->library.setHidden(m->ada, m->heat(), true));

        const auto page = m_recommend->forYou(m->ada);

        QVERIFY(!moviesOf(page->top).contains(m->heat()));
        QVERIFY(page->match.contains(m->heat()));
    }

    void aNewFilmIsKnownAtOnce()
    {
        QCOMPARE(m_recommend->forYou(m->ada)->match.size(), 4);
        Movie movie = *m->catalog.movie(m->ran());
        movie.summary.ref = QStringLiteral("imdb:tt0044741");
        movie.externalIds = {{QStringLiteral("imdb"), QStringLiteral("tt0044741")}};
        movie.summary.title = QStringLiteral("Ikiru");
        const auto added = m->catalog.addMissing({movie});
        QVERIFY(added);

        QVERIFY(m_recommend->forYou(m->ada)->match.contains(added->first()));
        QCOMPARE(m_recommend->similar(m->ran(), 1)->first().movie, added->first());
    }

    void oneFilmIsExplained()
    {
        QVERIFY(m->library.rate(m->ada, m->heat(), *Rating::fromPoints(100)));

        const auto explained = m_recommend->explain(m->ada, m->ran());

        QVERIFY(explained);
        QCOMPARE(explained->movie, m->ran());
        const auto byHeat = [&](const Reason &reason) { return reason.movie == m->heat(); };
        QVERIFY(std::any_of(explained->because.cbegin(), explained->because.cend(), byHeat));
    }

    void whatCannotBeAnsweredIsAnError()
    {
        QCOMPARE(m_recommend->similar(MovieId(99), 10).error().kind, Error::Kind::NotFound);
        QCOMPARE(m_recommend->explain(m->ada, MovieId(99)).error().kind, Error::Kind::NotFound);
        QCOMPARE(m_recommend->similar(m->ran(), 0).error().kind, Error::Kind::Invalid);
        QCOMPARE(m_recommend->suggest(m->ada, {.limit = 101}).error().kind, Error::Kind::Invalid);
    }

private:
    std::optional<TestLibrary> m;
    std::unique_ptr<RecommendService> m_recommend;
};

QTEST_GUILESS_MAIN(RecommendServiceTest)

#include "recommend_service_test.moc"
