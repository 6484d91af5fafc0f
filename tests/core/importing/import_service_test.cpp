#include "core/importing/import_service.h"
#include "tests/support/fixtures.h"
#include "tests/support/test_library.h"

#include <QTemporaryDir>
#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

const ImportOptions Letterboxd{ImportFormat::Letterboxd, fixturePath(u"letterboxd"_s)};

ImportOptions movieLens(int user)
{
    return {ImportFormat::MovieLens, fixturePath(u"movielens"_s), user};
}

} // namespace

class ImportServiceTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_home.emplace();
        m_importing.emplace(m_home->catalog, m_home->library);
    }

    void everythingOfAnExportArrives()
    {
        const auto report = run(Letterboxd);
        QVERIFY(report);
        QCOMPARE(report->rows, 21);
        QCOMPARE(report->matched, 2);
        QCOMPARE(report->created, 5);
        QCOMPARE(report->watches, 6);
        QCOMPARE(report->ratings, 3);
        QCOMPARE(report->favourites, 1);
        QCOMPARE(report->watchlist, 2);
        QCOMPARE(report->reviews, 2);
        QCOMPARE(report->changed, 6 + 3 + 1 + 2 + 2);
        QCOMPARE(report->problemCount, 5);
        QCOMPARE(report->problems.size(), 5);

        const Mine alien = m_home->library.mine(m_home->ada, m_home->alien()).value();
        QCOMPARE(alien.rating, Rating::fromPoints(100));
        QCOMPARE(alien.watches, 2);
        QVERIFY(alien.favourite);
        QVERIFY(!alien.watchlist);
        QVERIFY(m_home->library.mine(m_home->ada, m_home->heat()).value().watchlist);
    }

    void aNewerRatingOfOnesOwnHolds()
    {
        QVERIFY(m_home->library.rate(m_home->ada, m_home->alien(), *Rating::fromPoints(20)));

        const auto report = run(Letterboxd); // rated Alien in 2024; the clock is at 2026

        QVERIFY(report);
        QCOMPARE(report->keptRatings, 1);
        QCOMPARE(m_home->library.mine(m_home->ada, m_home->alien()).value().rating, Rating::fromPoints(20));
    }

    void daysAndDatesArrive()
    {
        QVERIFY(run(Letterboxd));
        const auto alien = m_home->library.watchesOf(m_home->ada, m_home->alien()).value();
        QCOMPARE(alien.last().watchedOn.text(), u"2024-03-15"_s);
        QVERIFY(!alien.last().rewatch);
        QCOMPARE(alien.first().note, u"#she said \"again\""_s);
        QVERIFY(alien.first().rewatch);
        QCOMPARE(m_home->scalar(u"SELECT rated_at FROM rating WHERE points = 70"_s), u"1711238400000"_s);
        QCOMPARE(m_home->scalar(u"SELECT written_at FROM review WHERE text = 'Fog.'"_s), u"1714521600000"_s);
        QCOMPARE(m_home->scalar(u"SELECT COUNT(*) FROM watch WHERE watched_on = ''"_s), u"3"_s);
    }

    void newFilmsHaveTheFactsOfTheFile()
    {
        QVERIFY(run(movieLens(1)));
        const MovieId id = m_home->catalog.find(u"imdb:tt0058111"_s).value();
        const Movie film = m_home->catalog.movie(id).value();
        QCOMPARE(film.summary.title, u"The Lighthouse"_s);
        QCOMPARE(film.summary.year, 1964);
        QCOMPARE(film.summary.genres, QStringList({u"Drama"_s, u"Family"_s}));
        QCOMPARE(film.source, u"movielens"_s);
        QCOMPARE(m_home->catalog.find(u"tmdb:811"_s).value(), id);
    }

    void whatWasChangedAfterASecondImportStaysToo()
    {
        QVERIFY(run(Letterboxd));
        QVERIFY(m_home->library.undo(m_home->ada));
        QVERIFY(run(Letterboxd)); // the entries are back, under other keys
        auto entry = m_home->library.watchesOf(m_home->ada, m_home->alien()).value().first();
        entry.note = u"mine"_s;
        QVERIFY(m_home->library.editWatch(m_home->ada, entry));

        QCOMPARE(run(Letterboxd)->changed, 0);

        QCOMPARE(m_home->library.findWatch(m_home->ada, entry.id)->note, u"mine"_s);
    }

    void againChangesNothing_data()
    {
        QTest::addColumn<bool>("isLetterboxd");
        QTest::newRow("Letterboxd") << true;
        QTest::newRow("MovieLens") << false;
    }

    void againChangesNothing()
    {
        QFETCH(const bool, isLetterboxd);
        const ImportOptions options = isLetterboxd ? Letterboxd : movieLens(2);
        const auto first = run(options);
        QVERIFY(first);
        QVERIFY(first->changed > 0);
        m_home->clock.advance(std::chrono::hours(24));
        const auto second = run(options);
        QVERIFY(second);
        QCOMPARE(second->changed, 0);
        QCOMPARE(second->watches + second->ratings + second->favourites + second->watchlist + second->reviews,
                 0);
        QCOMPARE(second->created, 0);
        QCOMPARE(second->matched, first->matched + first->created);
        QCOMPARE(second->rows, first->rows);
    }

    void allOfItIsInTheFile()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"library.db"_s);
        int changed = 0;
        for (int run = 0; run < 2; ++run) {
            const auto database = Database::open(testDatabase(path));
            QVERIFY(database);
            if (run == 0)
                QVERIFY((*database)->execute(
                    u"INSERT INTO profile (id, handle, name, created_at) VALUES (1, 'local', '', 0)"_s));
            CatalogService catalog(**database, m_home->clock);
            LibraryService library(**database, m_home->clock);
            const auto report = ImportService(catalog, library).import(UserId(1), Letterboxd);
            QVERIFY(report);
            changed += report->changed;
            QCOMPARE(changed, 14);
            QCOMPARE(library.diary(UserId(1)).value().size(), 6);
            if (run == 1) {
                QVERIFY(library.undo(UserId(1)));
                QVERIFY(library.shelf(UserId(1)).value().isEmpty());
            }
        }
    }

    void oneUndoTakesAllBack()
    {
        (void)m_home->library.rate(m_home->ada, m_home->ran(), *Rating::fromPoints(50));
        (void)m_home->library.rate(m_home->ada, m_home->alien(), *Rating::fromPoints(30));
        const Shelf before = m_home->library.shelf(m_home->ada).value();
        QVERIFY(run(Letterboxd));
        QVERIFY(m_home->library.shelf(m_home->ada).value() != before);

        QVERIFY(m_home->library.undo(m_home->ada));
        QCOMPARE(m_home->library.shelf(m_home->ada).value(), before);
        QVERIFY(m_home->library.diary(m_home->ada).value().isEmpty());
        QVERIFY(m_home->library.reviews(m_home->ada).value().isEmpty());
    }

    void whatWasUndoneCanBeImportedAgain()
    {
        const int changed = run(Letterboxd).value().changed;
        QVERIFY(m_home->library.undo(m_home->ada));
        QCOMPARE(run(Letterboxd).value().changed, changed);
        QCOMPARE(run(Letterboxd).value().changed, 0);
        QCOMPARE(m_home->library.diary(m_home->ada).value().size(), 6);
    }

    void whatWasEditedHereStays()
    {
        QVERIFY(run(Letterboxd));
        Watch watch = m_home->library.watchesOf(m_home->ada, m_home->alien()).value().first();
        watch.note = u"with popcorn"_s;
        QVERIFY(m_home->library.editWatch(m_home->ada, watch));
        QCOMPARE(run(Letterboxd).value().changed, 0);
        QCOMPARE(m_home->library.findWatch(m_home->ada, watch.id).value().note, u"with popcorn"_s);
    }

    void aFilmSeenHereNeedsNoUndatedSitting()
    {
        run(Letterboxd).value();
        const QString phare = m_home->scalar(u"SELECT id FROM movie WHERE title = 'Le Silence du phare'"_s);
        QVERIFY(m_home->library.undo(m_home->ada));
        const MovieId film(phare.toLongLong());
        QVERIFY(
            m_home->library.watch(m_home->ada, {{}, film, WatchedOn::day(QDate(2020, 1, 1)), false, {}, {}}));
        QVERIFY(run(Letterboxd));
        QCOMPARE(m_home->library.watchesOf(m_home->ada, film).value().size(), 1);
    }

    void aNewSittingTakesItsFilmOffTheWatchlist()
    {
        QVERIFY(m_home->library.setWatchlist(m_home->ada, m_home->alien(), true));
        QVERIFY(run(Letterboxd));
        QVERIFY(!m_home->library.mine(m_home->ada, m_home->alien()).value().watchlist);

        QVERIFY(m_home->library.setWatchlist(m_home->ada, m_home->alien(), true));
        QCOMPARE(run(Letterboxd).value().changed, 0);
        QVERIFY(m_home->library.mine(m_home->ada, m_home->alien()).value().watchlist);
    }

    void twoFilmsWithOneTmdbIdBothArrive()
    {
        QVERIFY(run(movieLens(1)));
        const auto report = run(movieLens(2));
        QVERIFY2(report, report ? "" : qPrintable(report.error().detail));
        QCOMPARE(report->created, 2);
        QVERIFY(m_home->catalog.find(u"imdb:tt12345678"_s));
    }

    void cancellingLeavesNoTrace()
    {
        const QString filmsBefore = m_home->scalar(u"SELECT COUNT(*) FROM movie"_s);
        const auto report = m_importing->import(m_home->ada, Letterboxd, [](int, int) { return false; });
        QVERIFY(!report);
        QCOMPARE(report.error().kind, Error::Kind::Conflict);
        QVERIFY(m_home->library.shelf(m_home->ada).value().isEmpty());
        QCOMPARE(m_home->scalar(u"SELECT COUNT(*) FROM movie"_s), filmsBefore);
    }

    void progressEndsWithAllRows()
    {
        std::pair<int, int> last;
        QVERIFY(m_importing->import(m_home->ada, Letterboxd, [&](int done, int total) {
            last = {done, total};
            return true;
        }));
        QCOMPARE(last, std::pair(21, 21));
    }

    void wrongPathsAndFormatsAreTold()
    {
        const auto nowhere = run({ImportFormat::Letterboxd, u"/no/such/place"_s});
        QVERIFY(!nowhere);
        QCOMPARE(nowhere.error().kind, Error::Kind::NotFound);
        const auto other = run({ImportFormat::Letterboxd, fixturePath(u"movielens/profile"_s)});
        QVERIFY(!other);
        QCOMPARE(other.error().kind, Error::Kind::Invalid);
    }

private:
    Result<ImportReport> run(const ImportOptions &options)
    {
        return m_importing->import(m_home->ada, options);
    }

    std::optional<TestLibrary> m_home;
    std::optional<ImportService> m_importing;
};

QTEST_GUILESS_MAIN(ImportServiceTest)

#include "import_service_test.moc"
