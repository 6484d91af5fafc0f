#include "tests/core/search/search_fixture.h"

#include <QJsonArray>
#include <QTest>

#include <optional>

using namespace matinee;
using namespace Qt::StringLiterals;

class ClausesTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m.emplace(); }

    void filtersHoldTogether()
    {
        QCOMPARE(m->found(u"genre:drama"_s), QList<MovieId>({m->heat(), m->ran()}));
        QCOMPARE(m->found(u"genre:drama year:..1989"_s), QList<MovieId>{m->ran()});
        QCOMPARE(m->found(u"genre:drama year:..1989 -genre:action"_s), QList<MovieId>());
        QCOMPARE(m->found(u"genre:comedy,horror"_s), QList<MovieId>({m->alien(), m->amelie()}));
        QCOMPARE(m->found(u"(genre:comedy OR year:1985) -title:ran"_s), QList<MovieId>{m->amelie()});
    }

    void anUnknownValueIsInNoRangeAndInNone()
    {
        const MovieId unknown = m->add(u"Zebra"_s);
        QVERIFY(!m->found(u"runtime:..500"_s).contains(unknown));
        QCOMPARE(m->found(u"runtime:none"_s), QList<MovieId>{unknown});
        QCOMPARE(m->found(u"genre:none"_s), QList<MovieId>{unknown});
        QCOMPARE(m->found(u"director:none"_s), QList<MovieId>{unknown});
        QVERIFY(m->found(u"-genre:horror"_s).contains(unknown));
        QVERIFY(m->found(u"-runtime:..500"_s).contains(unknown));
    }

    void publicScoresAreCompared()
    {
        Movie scored;
        scored.summary.title = u"Scored"_s;
        scored.scores = {{u"metacritic"_s, 90, 100, 40}, {u"imdb"_s, 7.4, 10, 1200}};
        const MovieId film = m->add(scored);
        QCOMPARE(m->found(u"rating:7.4"_s), QList<MovieId>{film});
        QCOMPARE(m->found(u"rating:>7.4"_s), QList<MovieId>());
        QCOMPARE(m->found(u"votes:>=1200"_s), QList<MovieId>{film});
        QCOMPARE(m->found(u"rating:none"_s).size(), 4);
    }

    void whatThePersonDidFilters()
    {
        QVERIFY(m->library.rate(m->ada, m->heat(), *Rating::fromPoints(90)));
        QVERIFY(m->library.setWatchlist(m->ada, m->ran(), true));
        QVERIFY(m->library.setFavourite(m->ada, m->amelie(), true));

        QCOMPARE(m->found(u"seen:no runtime:..125"_s), QList<MovieId>({m->alien(), m->amelie()}));
        QCOMPARE(m->found(u"seen:yes"_s), QList<MovieId>{m->heat()});
        QCOMPARE(m->found(u"my:>=4.5"_s), QList<MovieId>{m->heat()});
        QCOMPARE(m->found(u"my:>4.5"_s), QList<MovieId>());
        QCOMPARE(m->found(u"my:none"_s), QList<MovieId>({m->alien(), m->ran(), m->amelie()}));
        QCOMPARE(m->found(u"in:watchlist"_s), QList<MovieId>{m->ran()});
        QCOMPARE(m->found(u"in:watchlist,favourites"_s), QList<MovieId>({m->ran(), m->amelie()}));
        QCOMPARE(m->found(u"seen:yes"_s, UserId()), QList<MovieId>());
        QCOMPARE(m->found(u"seen:no"_s, UserId()), QList<MovieId>());
    }

    void aChangeIsSeenByTheNextSearch()
    {
        QCOMPARE(m->found(u"seen:yes"_s), QList<MovieId>());
        QVERIFY(m->library.rate(m->ada, m->heat(), *Rating::fromPoints(90)));
        QCOMPARE(m->found(u"seen:yes"_s), QList<MovieId>{m->heat()});
        QVERIFY(m->library.undo(m->ada));
        QCOMPARE(m->found(u"seen:yes"_s), QList<MovieId>());
    }

    void diaryDaysMayBeMonthsOrYears()
    {
        watch(m->alien(), u"2025-06-15"_s);
        watch(m->heat(), u"2025-06"_s);
        watch(m->ran(), u"2025"_s);
        watch(m->amelie(), {});

        QCOMPARE(m->found(u"watched:2025-06-10..2025-06-20"_s), QList<MovieId>{m->alien()});
        QCOMPARE(m->found(u"watched:2025-06"_s), QList<MovieId>({m->alien(), m->heat()}));
        QCOMPARE(m->found(u"watched:2025"_s), QList<MovieId>({m->alien(), m->heat(), m->ran()}));
        QCOMPARE(m->found(u"watched:none"_s), QList<MovieId>{m->amelie()});
    }

    void ownNotesAndReviewsAreSearched()
    {
        Watch seen;
        seen.movie = m->alien();
        seen.note = u"Saw it with Zoë, in the rain"_s;
        QVERIFY(m->library.watch(m->ada, seen));
        QVERIFY(m->library.writeReview(m->ada, {{}, m->ran(), u"Rain and fire."_s, false, {}}));

        QCOMPARE(m->found(u"note:rain"_s), QList<MovieId>({m->alien(), m->ran()}));
        QCOMPARE(m->found(u"note:zoe"_s), QList<MovieId>{m->alien()});
        QCOMPARE(m->found(u"note:\"the rain\""_s), QList<MovieId>{m->alien()});
        QCOMPARE(m->found(u"note:none"_s), QList<MovieId>({m->heat(), m->amelie()}));
    }

    void aSmartListIsWhatItsQueryFinds()
    {
        QVERIFY(m->library.saveList(m->ada, {{}, u"Dramas"_s, {}, u"genre:drama"_s, false}));
        QVERIFY(m->library.saveList(m->ada, {{}, u"Long ones"_s, {}, u"in:Dramas runtime:>=165"_s, false}));
        QCOMPARE(m->found(u"in:dramas"_s), QList<MovieId>({m->heat(), m->ran()}));
        QCOMPARE(m->found(u"in:\"long ones\""_s), QList<MovieId>{m->heat()});
        QCOMPARE(m->found(u"-in:dramas"_s), QList<MovieId>({m->alien(), m->amelie()}));
    }

    void smartListsThatNameEachOtherEnd()
    {
        QVERIFY(m->library.saveList(m->ada, {{}, u"B"_s, {}, {}, false}));
        QVERIFY(m->library.saveList(m->ada, {{}, u"A"_s, {}, u"in:B OR genre:horror"_s, false}));
        const auto lists = m->library.lists(m->ada).value();
        MovieList b = lists.at(1);
        b.query = u"in:A OR genre:comedy"_s;
        QVERIFY(m->library.saveList(m->ada, b));
        QCOMPARE(m->found(u"in:A"_s), QList<MovieId>({m->alien(), m->amelie()}));
    }

    void predictedIsAskedOnlyWhenItIsNeeded()
    {
        m->match = {{m->ran(), 0.93}, {m->heat(), 0.5}};
        QCOMPARE(m->found(u"predicted:>=90"_s), QList<MovieId>{m->ran()});
        QCOMPARE(m->found(u"predicted:none"_s), QList<MovieId>({m->alien(), m->amelie()}));
    }

    void countsIgnoreTheirOwnChoice()
    {
        SearchRequest asked = m->request(u"genre:crime year:1990.."_s);
        asked.facets = {Facet::Genre, Facet::Decade, Facet::Runtime};
        const SearchHits found = m->hits(asked);

        QCOMPARE(found.movies, QList<MovieId>{m->heat()});
        QCOMPARE(found.facets.value(Facet::Genre),
                 (QList<FacetValue>{{u"Comedy"_s, 1}, {u"Crime"_s, 1}, {u"Drama"_s, 1}, {u"Romance"_s, 1}}));
        QCOMPARE(found.facets.value(Facet::Decade), (QList<FacetValue>{{u"1990s"_s, 1}}));
        QCOMPARE(found.facets.value(Facet::Runtime), (QList<FacetValue>{{u">=151"_s, 1}}));
    }

    void narrowingCountsKeepTheirOwnChoice()
    {
        SearchRequest asked = m->request(u"genre:crime year:1990.."_s);
        asked.facets = {Facet::Genre};
        asked.facetsNarrow = true;
        QCOMPARE(m->hits(asked).facets.value(Facet::Genre),
                 (QList<FacetValue>{{u"Crime"_s, 1}, {u"Drama"_s, 1}}));
    }

    void everyFacetValueIsAQueryThatFindsSoMany()
    {
        QVERIFY(m->library.rate(m->ada, m->heat(), *Rating::fromPoints(70)));
        Movie film;
        film.summary.title = u"More"_s;
        film.summary.year = 1994;
        film.summary.runtimeMinutes = 90;
        film.scores = {{u"imdb"_s, 8, 10, 5}};
        film.countries = {u"FR"_s};
        film.languages = {u"ja"_s, u"fr"_s};
        m->add(film);
        const QList<std::pair<Facet, QString>> columns = {
            {Facet::Genre, u"genre"_s},   {Facet::Decade, u"year"_s},     {Facet::Country, u"country"_s},
            {Facet::Language, u"lang"_s}, {Facet::Runtime, u"runtime"_s}, {Facet::Rating, u"rating"_s},
            {Facet::Seen, u"seen"_s},     {Facet::My, u"my"_s},
        };
        for (const auto &[facet, column] : columns) {
            SearchRequest all = m->request({});
            all.facets = {facet};
            const auto values = m->hits(all).facets.value(facet);
            QVERIFY2(!values.isEmpty(), qPrintable(column));
            for (const FacetValue &value : values) {
                const QString text = column + u':' + value.value;
                QCOMPARE(std::pair(text, m->hits(m->request(text)).total), std::pair(text, value.count));
            }
        }
    }

    void knownValuesBeginAsTyped()
    {
        QCOMPARE(m->search.values(m->ada, Column::Genre, u"dr"_s, 5).value(), QStringList{u"Drama"_s});
        QCOMPARE(m->search.values(m->ada, Column::Director, u"kuro"_s, 5).value(),
                 QStringList{u"Akira Kurosawa"_s});
        QVERIFY(m->library.saveList(m->ada, {{}, u"Watch soon"_s, {}, {}, false}));
        QCOMPARE(m->search.values(m->ada, Column::In, u"wat"_s, 5).value(),
                 (QStringList{u"watchlist"_s, u"Watch soon"_s}));
        Movie film;
        film.summary.title = u"More"_s;
        film.keywords = {u"time travel"_s, u"paris"_s};
        m->add(film);
        QCOMPARE(m->search.values(m->ada, Column::Keyword, u"tim"_s, 5).value(),
                 QStringList{u"time travel"_s});
    }

    void genresOfTheCatalogueAreKnownToThoseWhoSeeThem()
    {
        Movie film;
        film.summary.title = u"Akira"_s;
        QCOMPARE(m->found(u"genre:anime"_s).size(), 4); // no such genre: the rest is searched
        film.summary.genres = {u"Anime"_s};
        const MovieId akira = m->add(film);
        QCOMPARE(m->found(u"genre:anime"_s), QList<MovieId>{akira});
        QCOMPARE(m->found(u"genre:anime"_s, UserId()), QList<MovieId>{akira});

        const auto list = m->library.saveList(m->ada, {{}, u"Smart"_s, {}, u"genre:anime"_s, false});
        QVERIFY(list);
        QCOMPARE(m->found(u"in:smart"_s), QList<MovieId>{akira});

        QVERIFY(m->library.enterFilm(
            m->bea(), {{u"title"_s, u"Home"_s}, {u"genres"_s, QJsonArray{u"Slice of Life"_s}}}));
        QVERIFY(m->search.names(m->bea()).value().genres.contains(u"Slice of Life"_s));
        QVERIFY(!m->search.names(m->ada).value().genres.contains(u"Slice of Life"_s));
    }

private:
    void watch(MovieId movie, const QString &on)
    {
        Watch watch;
        watch.movie = movie;
        watch.watchedOn = *WatchedOn::fromText(on);
        QVERIFY(m->library.watch(m->ada, watch));
    }

    std::optional<SearchFixture> m;
};

QTEST_GUILESS_MAIN(ClausesTest)

#include "clauses_test.moc"
