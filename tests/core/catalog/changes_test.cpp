#include "tests/support/test_library.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

/// What tells others that the catalogue changed, and the kept copy that follows.
class ChangesTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m.emplace(); }

    void aChangeIsOneVersionWhateverItsSize()
    {
        const auto before = m->catalog.version().value();

        QVERIFY(m->catalog.merge({film(1), film(2), film(3)}));

        QCOMPARE(m->catalog.version().value(), before + 1);
        QCOMPARE(m->catalog.changedSince(before, 10)->size(), 3);
        QCOMPARE(m->catalog.changedSince(before, 2)->size(), 2);
        QVERIFY(m->catalog.changedSince(before + 1, 10)->isEmpty());
    }

    void onlyFilmsThatChangedAreTold()
    {
        QVERIFY(m->catalog.merge({film(1), film(2)}));
        const auto before = m->catalog.version().value();
        Movie second = film(2);
        second.synopsis = u"It changed."_s;

        QVERIFY(m->catalog.merge({film(1), second}));

        QCOMPARE(*m->catalog.changedSince(before, 10), QList<MovieId>{*m->catalog.find(u"tmdb:2"_s)});
    }

    void theCatalogueRunsFromThePopularToTheUnknownThenById()
    {
        QVERIFY(m->catalog.merge({film(1, 60), film(2), film(3, 60), film(4, 0)}));

        QStringList titles;
        const auto movies = m->catalog.catalogue().value()->movies;
        for (const MovieSummary &movie : movies)
            titles.append(movie.title);

        QCOMPARE(titles.join(u' '), u"Alien Heat Ran Film1 Film3 Amélie Film4 Film2"_s);
    }

    /// The kept copy takes in what changed; whatever that is, it is what reading everything gives.
    void theKeptCatalogueIsTheOneThatReadingAnewGives()
    {
        QRandomGenerator chance(20261122);
        for (int round = 0; round < 30; ++round) {
            QVERIFY(m->catalog.catalogue());
            QList<Movie> batch;
            for (int i = 0; i < 5; ++i)
                batch.append(film(1 + chance.bounded(40), chance.bounded(5) * 20));
            QVERIFY(m->catalog.merge(batch));
            if (const auto own = m->library.enterFilm(m->ada, {{u"title"_s, u"Own %1"_s.arg(round)}});
                round % 3 == 0) {
                QVERIFY(own);
                QVERIFY(m->catalog.catalogue());
                QVERIFY(m->library.removeFilm(m->ada, own->movie));
            }
            CatalogService fresh(*m->database, m->clock);
            const auto kept = m->catalog.catalogue().value();
            QVERIFY(kept->movies == fresh.catalogue().value()->movies);
            for (const MovieSummary &movie : kept->movies)
                QCOMPARE(kept->find(movie.id), &movie);
        }
    }

    void aFilmOfOnesOwnIsFoundByItsOwnerAlone()
    {
        const auto entered = m->library.enterFilm(m->ada, {{u"title"_s, u"Holiday 1997"_s}});
        const QString ref = m->catalog.movie(entered->movie)->summary.ref;

        QCOMPARE(m->catalog.film(ref, m->ada)->summary.id, entered->movie);
        QCOMPARE(m->catalog.film(ref, UserId(2)).error().kind, Error::Kind::NotFound);
        QCOMPARE(m->catalog.film(ref, UserId()).error().kind, Error::Kind::NotFound);
        QCOMPARE(m->catalog.film(u"tt0113277"_s, UserId())->summary.id, m->heat());
    }

    void aDatabaseKeepsItsNameAndNoOtherHasIt()
    {
        QTemporaryDir folder;
        QByteArray id;
        for (int opened = 0; opened < 2; ++opened) {
            const auto database = Database::open(testDatabase(folder.filePath(u"library.db"_s))).value();
            const CatalogService catalog(*database, m->clock);
            if (opened == 0)
                id = catalog.id().value();
            QCOMPARE(catalog.id().value(), id);
        }

        QVERIFY(id.size() >= 32);
        QVERIFY(m->catalog.id().value() != id);
    }

private:
    static Movie film(int n, std::optional<double> popularity = {})
    {
        Movie movie;
        movie.summary.ref = u"tmdb:%1"_s.arg(n);
        movie.summary.title = u"Film%1"_s.arg(n);
        movie.summary.popularity = popularity;
        movie.source = u"tmdb"_s;
        return movie;
    }

    std::optional<TestLibrary> m;
};

QTEST_GUILESS_MAIN(ChangesTest)
#include "changes_test.moc"
