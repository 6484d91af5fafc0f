#include "core/catalog_import/csv_films.h"
#include "tests/core/catalog_import/import_folder.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

class CsvFilmsTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_home.emplace(); }

    void everyFactComesIn()
    {
        const auto report =
            import("Title,Original Title,Year,Runtime,Genres,Director,Cast,Country,Language,Keywords,"
                   "Overview,IMDb ID,tmdbId,IMDb Rating,Votes\n"
                   "The Matrix,Matrix,1999-03-31,2h16,Action|Science Fiction,Lana Wachowski|Lilly "
                   "Wachowski,Keanu Reeves|Carrie-Anne Moss,USA|Australia,English,Hacker|dystopia,"
                   "A hacker wakes.,tt0133093,603,8.7,\"2,100,000\"\n");
        QCOMPARE(report.added, 1);
        QCOMPARE(report.problemCount, 0);
        const Movie film = m_home->film(u"imdb:tt0133093"_s);
        QCOMPARE(film.summary.title, u"The Matrix"_s);
        QCOMPARE(film.summary.originalTitle, u"Matrix"_s);
        QCOMPARE(film.summary.year, 1999);
        QCOMPARE(film.summary.runtimeMinutes, 136);
        QCOMPARE(film.summary.genres, (QStringList{u"Action"_s, u"Sci-Fi"_s}));
        QCOMPARE(film.summary.directors, (QStringList{u"Lana Wachowski"_s, u"Lilly Wachowski"_s}));
        QCOMPARE(film.cast, (QStringList{u"Keanu Reeves"_s, u"Carrie-Anne Moss"_s}));
        QCOMPARE(film.countries, (QStringList{u"US"_s, u"AU"_s}));
        QCOMPARE(film.languages, QStringList{u"en"_s});
        QCOMPARE(film.keywords, (QStringList{u"hacker"_s, u"dystopia"_s}));
        QCOMPARE(film.synopsis, u"A hacker wakes."_s);
        QCOMPARE(film.externalIds.value(u"tmdb"_s), u"603"_s);
        QCOMPARE(film.scores, (QList<Score>{{u"imdb"_s, 8.7, 10, 2'100'000}}));
        QVERIFY(*film.summary.popularity > 95);
        QCOMPARE(m_home->film(u"tmdb:603"_s).summary.id, film.summary.id);
    }

    void againIsNothingNew()
    {
        const QByteArray text = "Title,Year,Rating\nTwin,2010,4.5\nTwin,2011,3\nOther,,2\nHeat,1995,5\n";
        QCOMPARE(import(text).added, 3);
        const auto again = import(text);
        QCOMPARE(again.rows, 4);
        QCOMPARE(again.added, 0);
        QCOMPARE(again.changed, 0);
        QCOMPARE(again.unchanged, 4);
    }

    void withoutAnIdTitleAndYearTell()
    {
        const auto report = import("Name,Year,Keywords\n"
                                   "heat,1995,heist\n"
                                   "Le Fabuleux Destin d'Amelie Poulain,2001,paris\n"
                                   "Heat,1986,vegas\n");
        QCOMPARE(report.added, 1);
        QCOMPARE(report.changed, 2);
        QCOMPARE(m_home->film(u"tt0113277"_s).keywords, QStringList{u"heist"_s});
        QCOMPARE(m_home->film(u"tt0211915"_s).keywords, QStringList{u"paris"_s});
    }

    /// Or the second would put the first right, and the first the second, import after import.
    void aFilmThatIsThereTwiceComesInOnce()
    {
        const QByteArray text =
            "Title,Year,Rating,IMDb,TMDB\nA,2000,4,tt0000001,5\nA,2000,5,tt0000001,\nB,2000,3,tt0000002,5\n"
            "C,2001,1,,\nC,2001,2,,\n";
        const auto report = import(text);
        QCOMPARE(report.added, 3);
        QCOMPARE(placesOf(report), (QStringList{u"films.csv:3"_s, u"films.csv:6"_s}));
        QCOMPARE(m_home->film(u"tt0000001"_s).scores.first().value, 4.0);
        QCOMPARE(m_home->film(u"tmdb:5"_s).summary.title, u"A"_s);
        QCOMPARE(m_home->film(u"tt0000002"_s).summary.title, u"B"_s);
        QCOMPARE(import(text).changed, 0);
    }

    void twoFilmsOfOneTmdbIdStayTwoAlsoInTwoImports()
    {
        QCOMPARE(import("Title,Year,IMDb,TMDB\nFilm One,2000,tt9000001,777\n").added, 1);
        const QByteArray text = "Title,Year,IMDb,TMDB\nFilm Two,2010,tt9000002,777\n";
        QCOMPARE(import(text).added, 1);
        QCOMPARE(m_home->film(u"tt9000002"_s).summary.title, u"Film Two"_s);
        QCOMPARE(m_home->film(u"tmdb:777"_s).summary.title, u"Film One"_s);
        QCOMPARE(import(text).changed, 0);
    }

    /// However far apart its rows are, and whichever of its ids they give.
    void aFilmThatIsThereTwiceUnderTwoIdsComesInOnce()
    {
        QCOMPARE(import("Title,IMDb,TMDB\nFilm,tt9100000,991\n").added, 1);
        QByteArray text = "Title,IMDb,TMDB,Rating\nFilm,tt9100000,,8.0\n";
        for (int i = 0; i < 3000; ++i)
            text += "Other,tt" + QByteArray::number(8'000'000 + i) + ",,5\n";
        text += "Film,,991,6.0\n";
        const auto report = import(text);
        QCOMPARE(report.changed, 1);
        QCOMPARE(placesOf(report), QStringList{u"films.csv:3003"_s});
        QCOMPARE(m_home->film(u"tmdb:991"_s).scores.first().value, 8.0);
        const auto again = import(text);
        QCOMPARE(again.added + again.changed, 0);
        QCOMPARE(again.unchanged, 3001);
        QCOMPARE(placesOf(again), placesOf(report));
    }

    void rowsOfOneTitleYearAndTmdbIdAreOneFilmInAnyOrder_data()
    {
        QTest::addColumn<QByteArray>("rows");
        QTest::newRow("tmdb first") << QByteArray("Same Film,2003,,4242\nSame Film,2003,tt9500001,4242\n");
        QTest::newRow("imdb first") << QByteArray("Same Film,2003,tt9500001,4242\nSame Film,2003,,4242\n");
        QTest::newRow("no id first") << QByteArray("Same Film,2003,,\nSame Film,2003,tt9500001,4242\n");
        QTest::newRow("no id last") << QByteArray("Same Film,2003,tt9500001,4242\nSame Film,2003,,\n");
        QTest::newRow("ids apart") << QByteArray("Same Film,2003,tt9500001,\nSame Film,2003,,4242\n");
    }

    void rowsOfOneTitleYearAndTmdbIdAreOneFilmInAnyOrder()
    {
        QFETCH(const QByteArray, rows);
        const QByteArray text = "Title,Year,IMDb,TMDB\n" + rows;
        const auto report = import(text);
        QCOMPARE(report.added, 1);
        QCOMPARE(placesOf(report), QStringList{u"films.csv:3"_s});
        QVERIFY(m_home->film(u"tt9500001"_s).summary.id.isStored());
        QCOMPARE(m_home->film(u"tt9500001"_s).summary.id, m_home->film(u"tmdb:4242"_s).summary.id);
        const auto again = import(text);
        QCOMPARE(again.added + again.changed, 0);
        QCOMPARE(placesOf(again), placesOf(report));
    }

    void aFilmOfOneTmdbIdButAnotherTitleIsAnotherFilm()
    {
        const QByteArray text = "Title,Year,IMDb,TMDB\nOne,2000,,777\nTwo,2010,tt9000002,777\n";
        QCOMPARE(import(text).added, 2);
        QCOMPARE(m_home->film(u"tmdb:777"_s).summary.title, u"One"_s);
        QCOMPARE(import(text).changed, 0);
    }

    void anUnknownTmdbIdGoesToTheOnlyFilmOfItsTitleAndYear()
    {
        QCOMPARE(import("Title,Year,TMDB\nHeat,,951\nHeat,1986,952\nRan,1985,1\nRan,1985,2\n").added, 4);
        const QByteArray text = "Title,Year,TMDB\nHeat,1995,949\n";
        QCOMPARE(import(text).changed, 1);
        QCOMPARE(m_home->film(u"tmdb:949"_s).summary.ref, u"imdb:tt0113277"_s);
        QCOMPARE(import(text).unchanged, 1);
        QCOMPARE(import("Title,Year,TMDB\nHeat,1995,950\n").added, 1); // it has another one now
    }

    void aRowWithoutAnIdMeansTheSameInEveryImport_data()
    {
        QTest::addColumn<QByteArray>("rows");
        QTest::addColumn<qint64>("added");
        const auto row = [](const char *what, const QByteArray &rows, qint64 added) {
            QTest::newRow(what) << rows << added;
        };
        row("one other", "Foo,1999,,,8\nFoo,1999,tt9000777,,6\n", 1);
        row("two others", "Foo,1999,,,8\nFoo,1999,tt1000001,,6\nFoo,1999,tt1000002,,5\n", 2);
        row("ours and another", "Heat,1995,,,8\nHeat,1995,tt0113277,,6\nHeat,1995,tt1000001,,5\n", 1);
        row("ours or one of two", "Heat,1995,,,8\nHeat,1995,,949,6\nHeat,1995,,950,5\n", 2);
        row("an id that tells by the other", "Foo,1999,,,8\nFoo,1999,tt1000001,5,6\nFoo,1999,,6,5\n", 2);
    }

    void aRowWithoutAnIdMeansTheSameInEveryImport()
    {
        QFETCH(const QByteArray, rows);
        QFETCH(const qint64, added);
        const QByteArray text = "Title,Year,IMDb,TMDB,Rating\n" + rows;
        const auto report = import(text);
        QCOMPARE(report.added, added);
        for (int time = 0; time < 2; ++time) {
            const auto again = import(text);
            QCOMPARE(again.added + again.changed, 0);
            QCOMPARE(placesOf(again), placesOf(report));
        }
    }

    /// By another file, before ours came in.
    void aFilmOfTitleAndYearAloneGetsItsId()
    {
        QCOMPARE(import("Title,Year\nFoo,1999\n").added, 1);
        QCOMPARE(import("Title,Year,IMDb\nFoo,1999,tt9000777\n").added, 0);
        QCOMPARE(m_home->film(u"tt9000777"_s).source, u"csv"_s);
        QVERIFY(m_home->film(u"tt9000777"_s).summary.ref.startsWith("local:"_L1));
        QCOMPARE(import("Title,Year,IMDb\nFoo,1999,tt9000778\n").added, 1);
        QCOMPARE(import("Title,Year\nFoo,1999\n").unchanged, 1);
    }

    void oneOfSeveralFilmsIsNotGuessed()
    {
        QCOMPARE(import("Title,Year,TMDB\nTwin,2010,900\nTwin,2010,901\n").added, 2);
        const auto report = import("Title,Year\nTwin,2010\n");
        QCOMPARE(report.added, 0);
        QCOMPARE(report.unchanged, 0);
        QCOMPARE(placesOf(report), QStringList{u"films.csv:2"_s});
    }

    void somebodysOwnFilmIsNotMet()
    {
        QVERIFY(m_home->database->execute(u"UPDATE movie SET owner_id = 1 WHERE title = 'Heat'"_s));
        QVERIFY(m_home->database->execute(
            u"UPDATE meta SET value = CAST(CAST(value AS BIGINT) + 1 AS TEXT) WHERE name = 'catalogue_version'"_s));
        QCOMPARE(import("Title,Year\nHeat,1995\n").added, 1);
    }

    void theScaleOfRatingsIsThatOfTheHighest_data()
    {
        QTest::addColumn<QByteArray>("ratings");
        QTest::addColumn<double>("scale");
        QTest::newRow("stars") << QByteArray("4.5,5") << 5.0;
        QTest::newRow("ten") << QByteArray("4.5,9") << 10.0;
        QTest::newRow("hundred") << QByteArray("4.5,87") << 100.0;
        QTest::newRow("said") << QByteArray("4.5/10,3/10") << 10.0;
        QTest::newRow("percent") << QByteArray("45%,87%") << 100.0;
    }

    void theScaleOfRatingsIsThatOfTheHighest()
    {
        QFETCH(const QByteArray, ratings);
        QFETCH(const double, scale);
        const auto cells = ratings.split(',');
        QCOMPARE(
            import("Title,IMDb,Rating\nA,tt0000001," + cells[0] + "\nB,tt0000002," + cells[1] + "\n").added,
            2);
        const QList<Score> scores = m_home->film(u"tt0000001"_s).scores;
        QCOMPARE(scores.size(), 1);
        QCOMPARE(scores.first().scale, scale);
        QCOMPARE(scores.first().source, u"csv"_s);
    }

    void theScaleOfAKnownSourceIsFixed_data()
    {
        QTest::addColumn<QByteArray>("column");
        QTest::addColumn<double>("scale");
        QTest::newRow("imdb") << QByteArray("imdb_rating") << 10.0;
        QTest::newRow("tmdb") << QByteArray("vote_average") << 10.0;
        QTest::newRow("metacritic") << QByteArray("metascore") << 100.0;
        QTest::newRow("rotten tomatoes") << QByteArray("tomatometer") << 100.0;
    }

    void theScaleOfAKnownSourceIsFixed()
    {
        QFETCH(const QByteArray, column);
        QFETCH(const double, scale);
        const auto report = m_home->import(
            CatalogFormat::Csv,
            m_home->write(u"films.csv"_s,
                          "title,imdb_id," + column
                              + "\nA,tt0000001,2.1\nB,tt0000002,5.0\nC,tt0000003,4.9\nD,tt0000004,101\n"),
            {{FilmFact::Title, u"title"_s},
             {FilmFact::ImdbId, u"imdb_id"_s},
             {FilmFact::Rating, QString::fromLatin1(column)}});
        QCOMPARE(report.added, 4);
        QCOMPARE(m_home->film(u"tt0000001"_s).scores.first().scale, scale);
        QCOMPARE(placesOf(report), QStringList{u"films.csv:5"_s});
        QVERIFY(m_home->film(u"tt0000004"_s).scores.isEmpty());
    }

    void figuresAboveAHundredAreNoRatings()
    {
        const auto report = import("Title,Rating\nA,4\nB,2000\n");
        QCOMPARE(report.added, 2);
        QCOMPARE(report.problemCount, 2);
        QCOMPARE(m_home->scalar(u"SELECT COUNT(*) FROM movie_score"_s), u"0"_s);
    }

    void theColumnsNameTellsWhoseFigureItIs()
    {
        QCOMPARE(csv::sourceOf(u"IMDb Rating"_s), u"imdb"_s);
        QCOMPARE(csv::sourceOf(u"averageRating"_s), u"imdb"_s);
        QCOMPARE(csv::sourceOf(u"vote_average"_s), u"tmdb"_s);
        QCOMPARE(csv::sourceOf(u"Metascore"_s), u"metacritic"_s);
        QCOMPARE(csv::sourceOf(u"Tomatometer"_s), u"rotten_tomatoes"_s);
        QCOMPARE(csv::sourceOf(u"Score"_s), u"csv"_s);
    }

    void badRowsAreToldAndTheRestGoesIn()
    {
        const auto report = import("Title,Year,Runtime,Country\n"
                                   "Good,2001,100,FR\n"
                                   ",2001,100,FR\n" // no title
                                   "No Year,soon,100,FR\n" // no id, and the year cannot be read
                                   "Odd,2002,long,Atlantis\n" // goes in without them
                                   "Short,2003\n"
                                   "Last,2004,90,DE\n");
        QCOMPARE(report.rows, 6);
        QCOMPARE(report.added, 3);
        QCOMPARE(placesOf(report),
                 (QStringList{u"films.csv:3"_s, u"films.csv:4"_s, u"films.csv:5"_s, u"films.csv:5"_s,
                              u"films.csv:6"_s}));
    }

    void columnsCanBeChosen()
    {
        const QByteArray text = "a,b,c\nAlpha,2000,x\n";
        const auto refused =
            m_home->importing.import({CatalogFormat::Csv, m_home->write(u"films.csv"_s, text), {}});
        QCOMPARE(refused.error().kind, Error::Kind::Invalid);
        QVERIFY(refused.error().message.contains("films.csv"_L1));

        const auto report =
            import(text, {{FilmFact::Title, u"a"_s}, {FilmFact::Year, u"B"_s}, {FilmFact::Keywords, u"c"_s}});
        QCOMPARE(report.added, 1);
        QCOMPARE(m_home->scalar(u"SELECT year FROM movie WHERE title = 'Alpha'"_s), u"2000"_s);

        const auto unknown = m_home->importing.import(
            {CatalogFormat::Csv, m_home->path(u"films.csv"_s), {{FilmFact::Title, u"nope"_s}}});
        QCOMPARE(unknown.error().kind, Error::Kind::Invalid);
        QVERIFY(unknown.error().message.contains("nope"_L1));
    }

    void unknownIsWrittenInManyWays()
    {
        const auto report = import("Title,Year,Runtime,Rating\nA,N/A,\\N,nan\n");
        QCOMPARE(report.added, 1);
        QCOMPARE(report.problemCount, 0);
    }

private:
    CatalogImportReport import(const QByteArray &text, const QMap<FilmFact, QString> &columns = {})
    {
        return m_home->import(CatalogFormat::Csv, m_home->write(u"films.csv"_s, text), columns);
    }

    std::optional<ImportFolder> m_home;
};

QTEST_GUILESS_MAIN(CsvFilmsTest)
#include "csv_films_test.moc"
