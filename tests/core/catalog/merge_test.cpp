#include "tests/support/test_library.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

/// Heat as another source has it.
Movie offeredHeat()
{
    Movie movie;
    movie.summary.ref = u"imdb:tt0113277"_s;
    movie.summary.title = u"HEAT"_s;
    movie.source = u"imdb"_s;
    movie.externalIds = {{u"imdb"_s, u"tt0113277"_s}};
    return movie;
}

/// A film with these ids and nothing else; one may be null.
Movie namedFilm(const QString &imdb, const QString &tmdb)
{
    Movie movie;
    if (!tmdb.isNull()) {
        movie.externalIds.insert(u"tmdb"_s, tmdb);
        movie.summary.ref = u"tmdb:"_s + tmdb;
    }
    if (!imdb.isNull()) {
        movie.externalIds.insert(u"imdb"_s, imdb);
        movie.summary.ref = u"imdb:"_s + imdb;
    }
    movie.summary.title = u"Film "_s + movie.summary.ref;
    movie.source = u"csv"_s;
    return movie;
}

} // namespace

/// What CatalogService::merge() does to films.
class MergeTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m.emplace(); }

    void aNewFilmIsAddedWithEverythingItSays()
    {
        Movie movie;
        movie.summary = {.id = {},
                         .ref = u"imdb:tt0092605"_s,
                         .title = u"Babette's Feast"_s,
                         .originalTitle = u"Babettes gæstebud"_s,
                         .year = 1987,
                         .runtimeMinutes = 103,
                         .popularity = 12.5,
                         .genres = {u"Drama"_s},
                         .directors = {u"Gabriel Axel"_s}};
        movie.otherTitles = {u"Babettes Fest"_s, u"Le Festin de Babette"_s};
        movie.cast = {u"Stéphane Audran"_s, u"Bodil Kjer"_s};
        movie.countries = {u"DK"_s};
        movie.languages = {u"da"_s, u"fr"_s};
        movie.keywords = {u"feast"_s};
        movie.synopsis = u"A cook spends all she has on one dinner."_s;
        movie.source = u"imdb"_s;
        movie.externalIds = {{u"imdb"_s, u"tt0092605"_s}, {u"tmdb"_s, u"11832"_s}};
        movie.scores = {{u"imdb"_s, 7.8, 10, 21000}, {u"metacritic"_s, 78, 100, {}}};
        movie.personRefs = {{u"Gabriel Axel"_s, u"imdb:nm0043383"_s}};

        const auto counts = m->catalog.merge({movie});

        QVERIFY(counts);
        QCOMPARE(counts->added, 1);
        movie.summary.id = *m->catalog.find(u"tmdb:11832"_s);
        QVERIFY(m->catalog.movie(movie.summary.id).value() == movie);
    }

    void aFilmWeHaveGetsWhatItLacksAndKeepsWhatItHas()
    {
        Movie offered = offeredHeat();
        offered.summary.originalTitle = u"Heat – Stadtstreife"_s;
        offered.summary.year = 1996;
        offered.summary.genres = {u"Action"_s};
        offered.cast = {u"Val Kilmer"_s};
        offered.synopsis = u"A thief and a detective."_s;
        offered.countries = {u"US"_s};
        offered.externalIds.insert(u"tmdb"_s, u"949"_s);

        const auto counts = m->catalog.merge({offered});

        QCOMPARE(counts->changed, 1);
        const Movie heat = m->catalog.movie(m->heat()).value();
        QCOMPARE(heat.summary.title, u"Heat"_s);
        QCOMPARE(heat.summary.year, 1995);
        QCOMPARE(heat.summary.genres, QStringList({u"Crime"_s, u"Drama"_s}));
        QCOMPARE(heat.cast, QStringList({u"Al Pacino"_s, u"Robert De Niro"_s}));
        QCOMPARE(heat.summary.originalTitle, u"Heat – Stadtstreife"_s);
        QCOMPARE(heat.synopsis, u"A thief and a detective."_s);
        QCOMPARE(heat.countries, QStringList{u"US"_s});
        QCOMPARE(*m->catalog.find(u"tmdb:949"_s), m->heat());
        QCOMPARE(heat.source, u"starter"_s);
        QCOMPARE(heat.factSources.value(u"synopsis"_s), u"imdb"_s);
        QVERIFY(!heat.factSources.contains(u"year"_s));
    }

    void mergingTwiceChangesNothing()
    {
        Movie offered = offeredHeat();
        offered.keywords = {u"heist"_s, u"diner"_s};
        offered.scores = {{u"imdb"_s, 8.3, 10, 700000}};
        offered.summary.popularity = 99;
        offered.personRefs = {{u"Al Pacino"_s, u"imdb:nm0000199"_s}};
        Movie fresh;
        fresh.summary.ref = u"tmdb:603"_s;
        fresh.summary.title = u"The Matrix"_s;
        fresh.source = u"imdb"_s;
        QVERIFY(m->catalog.merge({offered, fresh}));
        const auto version = m->catalog.version().value();

        const auto counts = m->catalog.merge({offered, fresh});

        QCOMPARE(counts->added, 0);
        QCOMPARE(counts->changed, 0);
        QCOMPARE(counts->unchanged, 2);
        QCOMPARE(m->catalog.version().value(), version);
    }

    void figuresFollowTheirSource()
    {
        Movie offered = offeredHeat();
        offered.scores = {{u"imdb"_s, 8.2, 10, 600000}};
        offered.summary.popularity = 10;
        QVERIFY(m->catalog.merge({offered}));
        offered.scores = {{u"imdb"_s, 8.3, 10, 700000}};
        Movie other = offeredHeat();
        other.source = u"movielens"_s;
        other.scores = {{u"movielens"_s, 3.9, 5, 1000}};

        QCOMPARE(m->catalog.merge({offered})->changed, 1);
        QCOMPARE(m->catalog.merge({other})->changed, 1);

        const Movie heat = m->catalog.movie(m->heat()).value();
        QCOMPARE(heat.summary.popularity, 80.0); // the starter's, who knows better
        QCOMPARE(heat.scores.size(), 2);
        QCOMPARE(heat.publicScore()->value, 8.3);
        QCOMPARE(heat.publicScore()->votes, 700000);
    }

    void popularityIsTakenFromAnyoneWhenUnknownAndThenFollowsThem()
    {
        QVERIFY(m->database->execute(u"UPDATE movie SET popularity = NULL"_s));
        Movie offered = offeredHeat();
        offered.summary.popularity = 10;
        QVERIFY(m->catalog.merge({offered}));
        offered.summary.popularity = 20;
        QVERIFY(m->catalog.merge({offered}));
        offered.source = u"tmdb"_s;
        offered.summary.popularity = 30;
        QVERIFY(m->catalog.merge({offered}));

        QCOMPARE(m->catalog.movie(m->heat())->summary.popularity, 20.0);
    }

    void keywordsAndTitlesAreAddedUpToALimit()
    {
        Movie offered = offeredHeat();
        offered.keywords = {u"heist"_s};
        QVERIFY(m->catalog.merge({offered}));
        for (int i = 0; i < 100; ++i)
            offered.keywords.append(u"keyword %1"_s.arg(i));
        offered.otherTitles = {u"Heat"_s, u"Fuego contra fuego"_s};

        QVERIFY(m->catalog.merge({offered}));

        const Movie heat = m->catalog.movie(m->heat()).value();
        QCOMPARE(heat.keywords.size(), 40);
        QCOMPARE(heat.keywords.first(), u"heist"_s);
        QCOMPARE(heat.otherTitles, QStringList{u"Fuego contra fuego"_s});
    }

    void aFilmIsKnownByAnyOfItsIds()
    {
        Movie first = offeredHeat();
        first.externalIds.insert(u"tmdb"_s, u"949"_s);
        QVERIFY(m->catalog.merge({first}));
        Movie second;
        second.summary.ref = u"local:4b5cb172-6a75-5579-83b3-56b154c06711"_s;
        second.summary.title = u"Heat (1995)"_s;
        second.source = u"movielens"_s;
        second.externalIds = {{u"movielens"_s, u"6"_s}, {u"tmdb"_s, u"949"_s}};

        const auto counts = m->catalog.merge({second});

        QCOMPARE(counts->added, 0);
        QCOMPARE(*m->catalog.find(u"tmdb:949"_s), m->heat());
        QCOMPARE(m->catalog.movie(m->heat())->externalIds.value(u"movielens"_s), u"6"_s);
    }

    void anIdThatAnotherFilmHasStaysThere()
    {
        Movie offered = offeredHeat();
        offered.externalIds.insert(u"tmdb"_s, u"348"_s);
        Movie alien;
        alien.summary.ref = u"imdb:tt0078748"_s;
        alien.summary.title = u"Alien"_s;
        alien.source = u"imdb"_s;
        alien.externalIds = {{u"imdb"_s, u"tt0078748"_s}, {u"tmdb"_s, u"348"_s}};
        QVERIFY(m->catalog.merge({alien}));

        QCOMPARE(m->catalog.merge({offered})->unchanged, 1);

        QCOMPARE(*m->catalog.find(u"tmdb:348"_s), m->alien());
        QVERIFY(!m->catalog.movie(m->heat())->externalIds.contains(u"tmdb"_s));
    }

    void aFilmNamedTwiceInABatchIsOneFilmAndGetsOnlyIdsFromTheSecond()
    {
        Movie first;
        first.summary.ref = u"imdb:tt0133093"_s;
        first.summary.title = u"The Matrix"_s;
        first.source = u"imdb"_s;
        first.externalIds = {{u"imdb"_s, u"tt0133093"_s}, {u"tmdb"_s, u"603"_s}};
        Movie second = first;
        second.summary.ref = u"tmdb:603"_s;
        second.summary.year = 1999;
        second.externalIds = {{u"tmdb"_s, u"603"_s}, {u"letterboxd"_s, u"the-matrix"_s}};

        const auto counts = m->catalog.merge({first, second, first});

        QCOMPARE(counts->added, 1);
        QCOMPARE(counts->repeated, (QList<qsizetype>{1, 2}));
        const Movie matrix = m->catalog.movie(*m->catalog.find(u"tmdb:603"_s)).value();
        QVERIFY(!matrix.summary.year);
        QCOMPARE(matrix.externalIds.value(u"letterboxd"_s), u"the-matrix"_s);
    }

    void aSharedIdDoesNotMakeTwoFilmsOne()
    {
        QVERIFY(m->catalog.merge({namedFilm(u"tt9000001"_s, u"777"_s)}));

        const auto counts =
            m->catalog.merge({namedFilm(u"tt9000002"_s, u"777"_s), namedFilm(u"tt9000003"_s, u"777"_s)});

        QCOMPARE(counts->added, 2);
        QCOMPARE(*m->catalog.find(u"tmdb:777"_s), *m->catalog.find(u"imdb:tt9000001"_s));
        QCOMPARE(m->catalog.merge({namedFilm(u"tt9000002"_s, u"777"_s)})->unchanged, 1);
    }

    void aSharedIdOfABatchDoesNotMakeTwoFilmsOne()
    {
        const QList<Movie> batch{namedFilm(u"tt9000001"_s, u"777"_s), namedFilm(u"tt9000002"_s, u"777"_s),
                                 namedFilm({}, u"777"_s)};

        const auto counts = m->catalog.merge(batch);

        QCOMPARE(counts->added, 2);
        QCOMPARE(counts->repeated, QList<qsizetype>{2});
        QCOMPARE(*m->catalog.find(u"tmdb:777"_s), *m->catalog.find(u"imdb:tt9000001"_s));
        QCOMPARE(m->catalog.merge(batch)->changed, 0);
    }

    void anIdThatStaysWithAnotherFilmNamesOnlyThatOne()
    {
        QVERIFY(m->catalog.merge({namedFilm(u"tt9000001"_s, u"777"_s)}));
        Movie figures = namedFilm({}, u"777"_s);
        figures.scores = {{u"tmdb"_s, 6, 10, {}}};

        QVERIFY(m->catalog.merge({namedFilm(u"tt9000002"_s, u"777"_s), figures}));

        QCOMPARE(m->catalog.movie(*m->catalog.find(u"imdb:tt9000001"_s))->scores.size(), 1);
        QCOMPARE(m->catalog.movie(*m->catalog.find(u"imdb:tt9000002"_s))->scores.size(), 0);
    }

    void whatALaterBatchSaysOfAFilmIsOnlyItsIds()
    {
        Movie film = namedFilm(u"tt9100000"_s, u"991"_s);
        QVERIFY(m->catalog.merge({film}));
        film.externalIds.remove(u"tmdb"_s);
        film.scores = {{u"csv"_s, 8, 10, {}}};
        Movie again = namedFilm({}, u"991"_s);
        again.scores = {{u"csv"_s, 6, 10, {}}};
        again.externalIds.insert(u"letterboxd"_s, u"film"_s);

        QSet<MovieId> met;
        QCOMPARE(m->catalog.merge({{film, {}}}, met)->changed, 1);
        const auto counts = m->catalog.merge({{namedFilm(u"tt9100001"_s, u"992"_s), {}}, {again, {}}}, met);

        QCOMPARE(counts->repeated, QList<qsizetype>{1});
        QCOMPARE(met.size(), 2);
        const Movie merged = m->catalog.movie(*m->catalog.find(u"tmdb:991"_s)).value();
        QCOMPARE(merged.scores, film.scores);
        QCOMPARE(merged.externalIds.value(u"letterboxd"_s), u"film"_s);
    }

    void aNamesakeIsTheFilmUnlessAnIdTellsThemApart()
    {
        const QString heat = u"imdb:tt0113277"_s;
        QSet<MovieId> met;

        const auto counts = m->catalog.merge({{namedFilm({}, u"949"_s), heat},
                                              {namedFilm({}, u"950"_s), heat},
                                              {namedFilm(u"tt0000001"_s, {}), heat}},
                                             met);

        QCOMPARE(counts->added, 2);
        QCOMPARE(*m->catalog.find(u"tmdb:949"_s), m->heat());
        QVERIFY(*m->catalog.find(u"tmdb:950"_s) != m->heat());
        QVERIFY(*m->catalog.find(u"imdb:tt0000001"_s) != m->heat());
    }

    void inOneImportASharedIdNeedsTheSameTitle()
    {
        QSet<MovieId> met;
        QCOMPARE(m->catalog.merge({{namedFilm({}, u"4242"_s), {}}}, met)->added, 1);

        const auto counts = m->catalog.merge({{namedFilm(u"tt9500001"_s, u"4242"_s), u"imdb:tt0113277"_s},
                                              {namedFilm(u"tt9500002"_s, u"4242"_s), u"tmdb:4242"_s}},
                                             met);

        QCOMPARE(counts->added, 1);
        QCOMPARE(counts->repeated, QList<qsizetype>{1});
        QCOMPARE(*m->catalog.find(u"imdb:tt9500002"_s), *m->catalog.find(u"tmdb:4242"_s));
        QVERIFY(*m->catalog.find(u"imdb:tt9500001"_s) != *m->catalog.find(u"tmdb:4242"_s));
    }

    void aBatchOfThousandsIsWrittenWhole()
    {
        QList<Movie> batch;
        for (int i = 0; i < 1234; ++i) {
            Movie movie;
            movie.summary.ref = u"tmdb:%1"_s.arg(i + 1);
            movie.summary.title = u"Film %1"_s.arg(i);
            movie.summary.directors = {u"Director %1"_s.arg(i % 100)};
            movie.keywords = {u"keyword %1"_s.arg(i % 10)};
            movie.source = u"tmdb"_s;
            batch.append(movie);
        }

        QCOMPARE(m->catalog.merge(batch)->added, 1234);
        QCOMPARE(m->catalog.merge(batch)->unchanged, 1234);

        const Movie last = m->catalog.movie(*m->catalog.find(u"tmdb:1234"_s)).value();
        QCOMPARE(last.summary.title, u"Film 1233"_s);
        QCOMPARE(last.summary.directors, QStringList{u"Director 33"_s});
        QCOMPARE(m->scalar(u"SELECT COUNT(*) FROM person WHERE name LIKE 'Director %'"_s), u"100"_s);
        QCOMPARE(m->scalar(u"SELECT COUNT(*) FROM keyword"_s), u"10"_s);
    }

private:
    std::optional<TestLibrary> m;
};

QTEST_GUILESS_MAIN(MergeTest)
#include "merge_test.moc"
