#include "tests/support/test_library.h"

#include <QTemporaryDir>
#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

class CatalogServiceTest : public QObject {
    Q_OBJECT

private slots:
    void theCatalogueRunsFromThePopularFilmDown()
    {
        TestLibrary m;
        const auto catalogue = m.catalog.catalogue().value();

        QCOMPARE(catalogue->movies.size(), 4);
        QCOMPARE(catalogue->movies.first().title, u"Alien"_s);
        QCOMPARE(catalogue->movies.first().genres, QStringList({u"Horror"_s, u"Sci-Fi"_s}));
        QCOMPARE(catalogue->find(m.ran())->directors, QStringList{u"Akira Kurosawa"_s});
        QCOMPARE(catalogue->find(MovieId(99)), nullptr);
    }

    void theSameCatalogueIsSharedUntilAFilmIsAdded()
    {
        TestLibrary m;
        const auto first = m.catalog.catalogue().value();
        QCOMPARE(m.catalog.catalogue().value(), first);

        Movie movie;
        movie.summary.ref = u"tmdb:603"_s;
        movie.summary.title = u"The Matrix"_s;
        movie.source = u"own"_s;
        QVERIFY(m.catalog.addMissing({movie}));

        QVERIFY(m.catalog.catalogue().value() != first);
        QCOMPARE(first->movies.size(), 4);
        QCOMPARE(m.catalog.catalogue().value()->movies.size(), 5);
    }

    /// As when another connection adds a film between two statements of one that reads.
    void factsOfAFilmNotReadYetGoToNoOther()
    {
        if (isTestOfPostgres())
            QSKIP("PostgreSQL keeps its references");
        TestLibrary m;
        QVERIFY(m.database->execute(u"PRAGMA foreign_keys = OFF"_s));
        QVERIFY(m.database->execute(u"INSERT INTO movie_genre VALUES (99, 0, 'Western')"_s));
        QVERIFY(m.database->execute(u"INSERT INTO movie_country VALUES (99, 0, 'IT')"_s));

        const Movie first = m.catalog.mostPopular(100).value().first();

        QCOMPARE(first.summary.genres, QStringList({u"Horror"_s, u"Sci-Fi"_s}));
        QVERIFY(first.countries.isEmpty());
    }

    void aFilmWeHaveKeepsItsFacts()
    {
        TestLibrary m;
        Movie movie;
        movie.summary.ref = u"imdb:tt0113277"_s;
        movie.summary.title = u"HEAT (1995)"_s;
        movie.source = u"movielens"_s;

        const auto ids = m.catalog.addMissing({movie, movie});

        QCOMPARE(*ids, QList<MovieId>({m.heat(), m.heat()}));
        QCOMPARE(m.catalog.movie(m.heat())->summary.title, u"Heat"_s);
    }

    void anExternalIdThatAnotherFilmHasStaysThere()
    {
        TestLibrary m;
        Movie movie;
        movie.summary.ref = u"tmdb:949"_s;
        movie.summary.title = u"Heat?"_s;
        movie.source = u"movielens"_s;
        movie.externalIds = {{u"imdb"_s, u"tt0113277"_s}, {u"tmdb"_s, u"949"_s}};

        QVERIFY(m.catalog.addMissing({movie}));

        QCOMPARE(*m.catalog.find(u"tt0113277"_s), m.heat());
    }

    void everyFactOfAFilmComesBack()
    {
        TestLibrary m;
        const auto movie = m.catalog.movie(m.amelie());
        QVERIFY(movie);
        QCOMPARE(movie->summary.originalTitle, u"Le Fabuleux Destin d'Amélie Poulain"_s);
        QCOMPARE(movie->cast, QStringList{u"Audrey Tautou"_s});
        QCOMPARE(movie->source, u"starter"_s);
        QCOMPARE(movie->externalIds.value(u"imdb"_s), u"tt0211915"_s);
        QVERIFY(!m.catalog.mostPopular(100).value().isEmpty());
    }

    void filmsAreFoundByAnyRef()
    {
        TestLibrary m;
        QCOMPARE(*m.catalog.find(u"tt0113277"_s), m.heat());
        QCOMPARE(*m.catalog.find(u"imdb:tt0113277"_s), m.heat());
        QCOMPARE(m.catalog.find(u"tt9999999"_s).error().kind, Error::Kind::NotFound);
        QCOMPARE(m.catalog.find(u"Heat"_s).error().kind, Error::Kind::Invalid);
    }

    void theStarterFilmsAreLoadedOnce()
    {
        QTemporaryDir folder;
        auto database = std::move(*Database::open(testDatabase(folder.filePath(u"library.db"_s))));
        const FixedClock clock;
        CatalogService catalog(*database, clock);

        QCOMPARE(*catalog.loadStarter(), 2263);
        QCOMPARE(*catalog.loadStarter(), 0);
        const auto movies = catalog.catalogue().value()->movies;
        QCOMPARE(movies.size(), 2263);
        QCOMPARE(catalog.movie(movies.first().id)->source, u"starter"_s);
        QVERIFY(!catalog.mostPopular(100).value().first().keywords.isEmpty());
    }
};

QTEST_GUILESS_MAIN(CatalogServiceTest)
#include "catalog_service_test.moc"
