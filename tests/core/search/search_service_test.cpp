#include "core/search/search_service.h"
#include "tests/support/test_library.h"

#include <QElapsedTimer>
#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

class SearchServiceTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m.emplace();
        m_search.emplace(m->catalog, m->library);
    }

    void anEmptyQueryIsEveryFilmByPopularity()
    {
        QCOMPARE(hits({}), QList<MovieId>({m->alien(), m->heat(), m->ran(), m->amelie()}));
    }

    void titlesAreFoundByTheStartOfTheirWordsWithoutAccents()
    {
        QCOMPARE(hits(text(u"amel"_s)), QList<MovieId>{m->amelie()});
        QCOMPARE(hits(text(u"FABULEUX destin"_s)), QList<MovieId>{m->amelie()});
        QCOMPARE(hits(text(u"melie"_s)), QList<MovieId>());
    }

    void peopleAreFoundAndMixWithTitles()
    {
        QCOMPARE(hits(text(u"kurosawa"_s)), QList<MovieId>{m->ran()});
        QCOMPARE(hits(text(u"de niro heat"_s)), QList<MovieId>{m->heat()});
    }

    /// A search of thousands of words must not hold up a server for seconds.
    void thousandsOfTheSameWordCostLittleMoreThanOne()
    {
        QList<NewMovie> films;
        for (int i = 0; i < 2000; ++i) {
            Movie movie;
            movie.summary.ref = u"tmdb:%1"_s.arg(i + 1);
            movie.summary.title = u"filler "_s.repeated(20) + u"zebra"_s;
            movie.source = u"own"_s;
            films.append(movie);
        }
        QVERIFY(m->catalog.addMissing(films));
        QCOMPARE(hits(text(u"zebra"_s)).size(), 2000); // the index is there from here on
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(hits(text(u"zebra"_s)).size(), 2000);
        const qint64 once = timer.restart();

        QCOMPARE(hits(text(u"zebra "_s.repeated(4000))).size(), 2000);

        const qint64 often = timer.elapsed();
        QVERIFY2(often < 10 * once + 100, qPrintable(u"%1 ms, %2 ms"_s.arg(once).arg(often)));
    }

    void aTitleBeatsAPersonWhateverTheirPopularity()
    {
        Movie movie;
        movie.summary.ref = u"tmdb:1"_s;
        movie.summary.title = u"Scott Pilgrim"_s;
        movie.source = u"own"_s;
        const auto added = m->catalog.addMissing({movie}).value();

        QCOMPARE(hits(text(u"scott"_s)), QList<MovieId>({added.first(), m->alien()}));
    }

    void theWholeTitleComesBeforeTheSameWithAnArticle()
    {
        Movie movie;
        movie.summary.ref = u"tmdb:1"_s;
        movie.summary.title = u"The Heat"_s;
        movie.summary.popularity = 99;
        movie.source = u"own"_s;
        const auto added = m->catalog.addMissing({movie}).value();

        QCOMPARE(hits(text(u"heat"_s)), QList<MovieId>({m->heat(), added.first()}));
        QCOMPARE(hits(text(u"the heat"_s)), QList<MovieId>{added.first()});
    }

    void filtersHoldTogether()
    {
        SearchQuery query;
        query.genres = {u"Drama"_s};
        QCOMPARE(hits(query), QList<MovieId>({m->heat(), m->ran()}));
        query.yearTo = 1989;
        QCOMPARE(hits(query), QList<MovieId>{m->ran()});
        query.notGenres = {u"Action"_s};
        QCOMPARE(hits(query), QList<MovieId>());
    }

    void seenWatchlistAndRuntimeFilter()
    {
        QVERIFY(m->library.rate(m->ada, m->heat(), *Rating::fromPoints(90)));
        QVERIFY(m->library.setWatchlist(m->ada, m->ran(), true));
        SearchQuery unseen;
        unseen.seen = SearchQuery::Seen::Unseen;
        unseen.runtimeTo = 125;
        SearchQuery waiting;
        waiting.inWatchlist = true;

        QCOMPARE(hits(unseen), QList<MovieId>({m->alien(), m->amelie()}));
        QCOMPARE(hits(waiting), QList<MovieId>{m->ran()});
    }

    void countsIgnoreTheirOwnChoice()
    {
        SearchQuery query;
        query.genres = {u"Crime"_s};
        query.yearFrom = 1990;
        const auto found = m_search->search(m->ada, query).value();

        QCOMPARE(found.movies, QList<MovieId>{m->heat()});
        QCOMPARE(found.genres.value(u"Romance"_s), 1); // of the films since 1990
        QCOMPARE(found.genres.value(u"Horror"_s), 0);
        QCOMPARE(found.decades.value(1990), 1); // of the crime films
        QCOMPARE(found.decades.value(2000), 0);
    }

    void ordersAreAsAskedWithUnknownLast()
    {
        Movie movie;
        movie.summary.ref = u"tmdb:1"_s;
        movie.summary.title = u"A Zebra"_s;
        movie.source = u"own"_s;
        const MovieId zebra = m->catalog.addMissing({movie}).value().first();
        QVERIFY(m->library.rate(m->ada, m->ran(), *Rating::fromPoints(90)));

        QCOMPARE(sorted(SearchQuery::Sort::Title),
                 QList<MovieId>({m->alien(), m->amelie(), m->heat(), m->ran(), zebra}));
        QCOMPARE(sorted(SearchQuery::Sort::YearNewest).first(), m->amelie());
        QCOMPARE(sorted(SearchQuery::Sort::YearOldest).first(), m->alien());
        QCOMPARE(sorted(SearchQuery::Sort::YearOldest).last(), zebra);
        QCOMPARE(sorted(SearchQuery::Sort::Runtime).first(), m->alien());
        QCOMPARE(sorted(SearchQuery::Sort::OwnRating).first(), m->ran());
    }

private:
    static SearchQuery text(const QString &words)
    {
        SearchQuery query;
        query.text = words;
        return query;
    }

    QList<MovieId> hits(const SearchQuery &query) { return m_search->search(m->ada, query).value().movies; }

    QList<MovieId> sorted(SearchQuery::Sort sort)
    {
        SearchQuery query;
        query.sort = sort;
        return hits(query);
    }

    std::optional<TestLibrary> m;
    std::optional<SearchService> m_search;
};

QTEST_GUILESS_MAIN(SearchServiceTest)
#include "search_service_test.moc"
