#include "core/catalog_import/movielens_figures.h"
#include "tests/core/catalog_import/import_folder.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

const QByteArray Movies = "movieId,title,genres\n"
                          "1,Toy Story (1995),Adventure|Animation|Children\n"
                          "2,\"Matrix, The (1999)\",Action|Sci-Fi\n"
                          "3,Heat (1995),Action|Crime\n"
                          "4,Nobody Knows It (2004),(no genres listed)\n"
                          "5,\"City of Lost Children, The (Cité des enfants perdus, La) (1995)\",Fantasy\n";
const QByteArray Links = "movieId,imdbId,tmdbId\n1,0114709,862\n2,133093,603\n3,0113277,\n5,,902\n";
const QByteArray Tags = "userId,movieId,tag,timestamp\n"
                        "1,2,Dystopia,1\n1,2,dystopia,2\n1,2,hacker,3\n2,2,HACKER,4\n2,2, ,5\n";
const QByteArray Ratings = "userId,movieId,rating,timestamp\n"
                           "1,1,4.0,1\n1,2,5.0,2\n2,2,4.5,3\n2,2,x,4\n3,2,3.0,5\n";

} // namespace

class MovieLensFolderTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_home.emplace(); }

    void filmsComeInWithTheirFigures()
    {
        writeAll();
        const auto report = import();
        QCOMPARE(report.rows, 5 + 4 + 5 + 5);
        QCOMPARE(report.added, 4);
        QCOMPARE(placesOf(report), QStringList{u"ratings.csv:5"_s});

        const Movie film = m_home->film(u"imdb:tt0133093"_s);
        QCOMPARE(film.summary.title, u"The Matrix"_s);
        QCOMPARE(film.summary.year, 1999);
        QCOMPARE(film.summary.genres, (QStringList{u"Action"_s, u"Sci-Fi"_s}));
        QCOMPARE(film.keywords, (QStringList{u"hacker"_s, u"dystopia"_s}));
        QCOMPARE(film.scores, (QList<Score>{{u"movielens"_s, 4.17, 5, 3}}));
        QVERIFY(*film.summary.popularity > 98);
        QCOMPARE(m_home->film(u"tmdb:862"_s).summary.title, u"Toy Story"_s);
        QVERIFY(m_home->film(u"tmdb:862"_s).summary.popularity < film.summary.popularity);
        const Movie lost = m_home->film(u"tmdb:902"_s);
        QCOMPARE(lost.summary.title, u"The City of Lost Children"_s);
        QCOMPARE(lost.summary.originalTitle, u"La Cité des enfants perdus"_s);
    }

    void againIsNothingNew()
    {
        writeAll();
        import();
        const auto again = import();
        QCOMPARE(again.added, 0);
        QCOMPARE(again.changed, 0);
        QCOMPARE(again.unchanged, 5);
    }

    void anIdThatTwoFilmsShareTellsNothing()
    {
        m_home->write(u"movies.csv"_s, "movieId,title,genres\n1,One (2000),Drama\n2,Two (2000),Drama\n");
        m_home->write(u"links.csv"_s, "movieId,imdbId,tmdbId\n1,0000001,7\n2,0000002,7\n");
        QCOMPARE(import().added, 2);
        QVERIFY(!m_home->catalog.find(u"tmdb:7"_s));
    }

    void anIdThatFilmsWithoutImdbIdShareTellsNothing()
    {
        m_home->write(u"movies.csv"_s, "movieId,title,genres\n4,A (2000),Drama\n5,B (2001),Drama\n");
        m_home->write(u"links.csv"_s, "movieId,imdbId,tmdbId\n4,,555\n5,,555\n");
        const auto report = import();
        QCOMPARE(report.added, 2);
        QCOMPARE(report.problemCount, 0);
        QVERIFY(!m_home->catalog.find(u"tmdb:555"_s));
        QCOMPARE(import().unchanged, 2);
    }

    void anUnknownTmdbIdGoesToTheFilmOfItsTitleAndYear()
    {
        m_home->write(u"movies.csv"_s, "movieId,title,genres\n1,Heat (1995),Drama\n2,Heat (1986),Drama\n");
        m_home->write(u"links.csv"_s, "movieId,imdbId,tmdbId\n1,,949\n2,,950\n");
        QCOMPARE(import().added, 1);
        QCOMPARE(m_home->film(u"tmdb:949"_s).summary.ref, u"imdb:tt0113277"_s);
        QCOMPARE(import().added, 0);
    }

    void aZipAndItsFolderReadAlike()
    {
        const QString zip = m_home->writeZip(u"ml.zip"_s,
                                             {{"ml-small/movies.csv", Movies},
                                              {"ml-small/links.csv", Links},
                                              {"ml-small/tags.csv", Tags},
                                              {"ml-small/ratings.csv", Ratings}});
        QCOMPARE(CatalogImportService::formatOf(zip), CatalogFormat::MovieLens);
        QCOMPARE(m_home->import(CatalogFormat::MovieLens, zip).added, 4);
        writeAll();
        const auto again = import();
        QCOMPARE(again.added + again.changed, 0);
    }

    void aDamagedZipSaysWhere()
    {
        QByteArray movies = Movies;
        for (int i = 10; i < 5000; ++i)
            movies += QByteArray::number(i) + ",Film " + QByteArray::number(i * 7919) + ",Drama\n";
        const QString zip = m_home->writeZip(u"ml.zip"_s, {{"movies.csv", movies}});
        QFile file(zip);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(file.size() / 2) && file.write("damage") == 6);
        file.close();
        const auto report = m_home->importing.import({CatalogFormat::MovieLens, zip, {}});
        QCOMPARE(report.error().kind, Error::Kind::Invalid);
        QVERIFY2(report.error().message.startsWith("movies.csv, line "_L1),
                 qPrintable(report.error().message));
    }

    void moviesAloneWillDo()
    {
        m_home->write(u"movies.csv"_s, Movies);
        const auto report = m_home->import(CatalogFormat::MovieLens, m_home->path(u"movies.csv"_s));
        QCOMPARE(report.missing, (QStringList{u"links.csv"_s, u"tags.csv"_s, u"ratings.csv"_s}));
        QCOMPARE(report.added, 4); // Heat is met by title and year
        QCOMPARE(m_home->scalar(u"SELECT COUNT(*) FROM movie WHERE title = 'Heat'"_s), u"1"_s);
        QCOMPARE(import().added, 0);
    }

    void withoutMoviesThereIsNoDataSet()
    {
        m_home->write(u"ratings.csv"_s, Ratings);
        const auto report = m_home->importing.import({CatalogFormat::MovieLens, m_home->folder.path(), {}});
        QCOMPARE(report.error().kind, Error::Kind::NotFound);
        QVERIFY(report.error().message.contains("movies.csv"_L1));
    }

    void inALargeSetTwoPeopleMakeAKeyword()
    {
        movielens::Tags tags;
        for (int row = 0; row < movielens::Tags::SmallSet; ++row)
            tags.add(1, 1000 + quint32(row), u"filler"_s);
        tags.add(1, 7, u"alone"_s);
        tags.add(1, 7, u"Alone"_s);
        tags.add(1, 7, u"shared"_s);
        tags.add(2, 7, u"Shared"_s);
        tags.add(2, 7, u"more shared"_s);
        tags.add(3, 7, u"more shared"_s);
        tags.add(4, 7, u"more shared"_s);
        tags.sort();
        QCOMPARE(tags.keywordsOf(7), (QStringList{u"more shared"_s, u"shared"_s}));
        QCOMPARE(tags.keywordsOf(8), QStringList());
    }

    void aFilmHasTwentyKeywordsAtMost()
    {
        movielens::Tags tags;
        for (quint32 person = 1; person <= 30; ++person) {
            for (quint32 tag = person; tag <= 30; ++tag)
                tags.add(person, 7, u"tag %1"_s.arg(tag, 2, 10, QChar(u'0')));
        }
        tags.sort();
        const QStringList keywords = tags.keywordsOf(7);
        QCOMPARE(keywords.size(), 20);
        QCOMPARE(keywords.first(), u"tag 30"_s);
        QCOMPARE(keywords.last(), u"tag 11"_s);
    }

    /// Not part of the source tree: without it there is nothing to try.
    void theSmallDataSetComesIn()
    {
        const QString shared = qEnvironmentVariable(
            "MATINEE_SHARED", qEnvironmentVariable("MATINEE_SOURCE_DIR") + u"/../shared"_s);
        const QString set = shared + u"/data/ml-latest-small"_s;
        if (!QFile::exists(set))
            QSKIP("no data set to try");
        QCOMPARE(CatalogImportService::formatOf(set), CatalogFormat::MovieLens);
        const auto report = m_home->import(CatalogFormat::MovieLens, set);
        QCOMPARE(report.rows, 9'742 + 9'742 + 3'683 + 100'836);
        QCOMPARE(report.problemCount, 0);
        QVERIFY(report.added > 9'700);
        const Movie matrix = m_home->film(u"tt0133093"_s);
        QCOMPARE(matrix.summary.title, u"The Matrix"_s);
        QCOMPARE(matrix.scores.first().votes, 278);
        QVERIFY(matrix.keywords.contains(u"sci-fi"_s));
        const auto again = m_home->import(CatalogFormat::MovieLens, set);
        QCOMPARE(again.added + again.changed, 0);
    }

private:
    void writeAll()
    {
        m_home->write(u"movies.csv"_s, Movies);
        m_home->write(u"links.csv"_s, Links);
        m_home->write(u"tags.csv"_s, Tags);
        m_home->write(u"ratings.csv"_s, Ratings);
    }

    CatalogImportReport import() { return m_home->import(CatalogFormat::MovieLens, m_home->folder.path()); }

    std::optional<ImportFolder> m_home;
};

QTEST_GUILESS_MAIN(MovieLensFolderTest)
#include "movielens_folder_test.moc"
