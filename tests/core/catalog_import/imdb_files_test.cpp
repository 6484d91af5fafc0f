#include "core/catalog_import/film_intake.h"
#include "tests/bench/film_files.h"
#include "tests/core/catalog_import/import_folder.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

const QByteArray TitlesHead =
    "tconst\ttitleType\tprimaryTitle\toriginalTitle\tisAdult\tstartYear\tendYear\truntimeMinutes\tgenres\n";
const QByteArray RatingsHead = "tconst\taverageRating\tnumVotes\n";
const QByteArray CreditsHead = "tconst\tordering\tnconst\tcategory\tjob\tcharacters\n";
const QByteArray PeopleHead =
    "nconst\tprimaryName\tbirthYear\tdeathYear\tprimaryProfession\tknownForTitles\n";

const QByteArray Titles = TitlesHead
    + "tt0133093\tmovie\tThe Matrix\tThe Matrix\t0\t1999\t\\N\t136\tAction,Sci-Fi\n"
      "tt0113277\tmovie\tHeat\tHeat\t0\t1995\t\\N\t170\tAction,Crime,Drama\n"
      "tt0000012\tshort\tThe Arrival of a Train\tL'arrivée d'un train\t0\t1896\t\\N\t1\tDocumentary,Short\n"
      "tt0000099\tshort\tSeen by Nobody\tSeen by Nobody\t0\t1899\t\\N\t1\tShort\n"
      "tt0944947\ttvSeries\tA Series\tA Series\t0\t2011\t2019\t57\tDrama\n"
      "tt0000777\tmovie\tNot for Children\tNot for Children\t1\t1980\t\\N\t80\tAdult\n"
      "tt10872600\ttvMovie\tA Late One\tA Late One\t0\t\\N\t\\N\t\\N\t\\N\n";
const QByteArray Ratings = RatingsHead
    + "tt0000012\t7.4\t13000\n"
      "tt0133093\t8.7\t2100000\n"
      "tt0944947\t9.2\t2300000\n";
const QByteArray Credits = CreditsHead
    + "tt0133093\t2\tnm0000401\tactor\t\\N\t[\"Morpheus\"]\n" // not in order
      "tt0133093\t1\tnm0000206\tactor\t\\N\t[\"Neo\"]\n"
      "tt0133093\t3\tnm0905154\tdirector\t\\N\t\\N\n"
      "tt0133093\t4\tnm0905152\tdirector\t\\N\t\\N\n"
      "tt0133093\t5\tnm0000206\tactor\t\\N\t[\"Neo again\"]\n"
      "tt0133093\t6\tnm0905154\twriter\t\\N\t\\N\n"
      "tt0133093\t7\tnm9999999\tactor\t\\N\t[\"Without a name\"]\n"
      "tt0944947\t1\tnm0000293\tactor\t\\N\t[\"Not a film\"]\n"
      "tt0000012\t1\tnm0525910\tself\t\\N\t[\"Self\"]\n";
const QByteArray People = PeopleHead
    + "nm0000206\tKeanu Reeves\t1964\t\\N\tactor\ttt0133093\n"
      "nm0000293\tSean Bean\t1959\t\\N\tactor\t\\N\n"
      "nm0000401\tLaurence Fishburne\t1961\t\\N\tactor\ttt0133093\n"
      "nm0525910\tLouis Lumière\t1864\t1948\tdirector\ttt0000012\n"
      "nm0905152\tLilly Wachowski\t1967\t\\N\twriter\ttt0133093\n"
      "nm0905154\tLana Wachowski\t1965\t\\N\twriter\ttt0133093\n";

} // namespace

class ImdbFilesTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_home.emplace(); }

    void filmsComeInWithTheirFacts()
    {
        writeAll();
        const auto report = import();
        QCOMPARE(report.rows, 7 + 3 + 9 + 6);
        QCOMPARE(report.added, 3);
        QCOMPARE(report.unchanged, 1); // Heat, which lacks nothing
        QCOMPARE(report.skipped, 3);
        QCOMPARE(report.problemCount, 0);
        QVERIFY(report.missing.isEmpty());

        const Movie film = m_home->film(u"imdb:tt0133093"_s);
        QCOMPARE(film.summary.title, u"The Matrix"_s);
        QCOMPARE(film.summary.originalTitle, QString());
        QCOMPARE(film.summary.year, 1999);
        QCOMPARE(film.summary.runtimeMinutes, 136);
        QCOMPARE(film.summary.genres, (QStringList{u"Action"_s, u"Sci-Fi"_s}));
        QCOMPARE(film.summary.directors, (QStringList{u"Lana Wachowski"_s, u"Lilly Wachowski"_s}));
        QCOMPARE(film.cast, (QStringList{u"Keanu Reeves"_s, u"Laurence Fishburne"_s}));
        QCOMPARE(film.scores, (QList<Score>{{u"imdb"_s, 8.7, 10, 2'100'000}}));
        QVERIFY(*film.summary.popularity > 98 && *film.summary.popularity < 99);
        QCOMPARE(film.source, u"imdb"_s);
        QCOMPARE(m_home->scalar(u"SELECT ref FROM person WHERE name = 'Keanu Reeves'"_s),
                 u"imdb:nm0000206"_s);
        QCOMPARE(m_home->scalar(u"SELECT COUNT(*) FROM person WHERE name = 'Sean Bean'"_s), u"0"_s);
    }

    void shortFilmsCountWhenSomebodyVoted()
    {
        writeAll();
        import();
        const Movie film = m_home->film(u"tt0000012"_s);
        QCOMPARE(film.summary.originalTitle, u"L'arrivée d'un train"_s);
        QCOMPARE(film.cast, QStringList{u"Louis Lumière"_s});
        QVERIFY(!m_home->catalog.find(u"tt0000099"_s));
    }

    void aFilmWeHaveGetsWhatItLacks()
    {
        writeAll();
        import();
        const Movie heat = m_home->film(u"tt0113277"_s);
        QCOMPARE(heat.summary.genres, (QStringList{u"Crime"_s, u"Drama"_s}));
        QCOMPARE(heat.summary.popularity, 80.0);
        m_home->write(u"title.ratings.tsv"_s, RatingsHead + "tt0113277\t8.3\t740000\n");
        QCOMPARE(import().changed, 1);
        QCOMPARE(m_home->film(u"tt0113277"_s).scores, (QList<Score>{{u"imdb"_s, 8.3, 10, 740'000}}));
    }

    void againIsNothingNew()
    {
        writeAll();
        import();
        const auto again = import();
        QCOMPARE(again.added, 0);
        QCOMPARE(again.changed, 0);
        QCOMPARE(again.unchanged, 4);
    }

    void packedAndPlainFilesReadAlike()
    {
        m_home->write(u"title.basics.tsv.gz"_s, gzip(Titles));
        m_home->write(u"title.ratings.tsv"_s, Ratings);
        m_home->write(u"title.principals.tsv.gz"_s, gzip(Credits));
        m_home->write(u"name.basics.tsv.gz"_s, gzip(People));
        const auto report = m_home->import(CatalogFormat::Imdb, m_home->path(u"title.basics.tsv.gz"_s));
        QCOMPARE(report.added, 3);
        QCOMPARE(m_home->film(u"tt0133093"_s).cast.size(), 2);
    }

    void missingFilesAreTold()
    {
        m_home->write(u"title.basics.tsv"_s, Titles);
        m_home->write(u"title.principals.tsv"_s, Credits);
        const auto report = import();
        QCOMPARE(report.missing, (QStringList{u"title.ratings.tsv"_s, u"name.basics.tsv"_s}));
        QCOMPARE(report.added, 2); // without votes no short film
        QVERIFY(m_home->film(u"tt0133093"_s).cast.isEmpty());

        const auto nothing =
            m_home->importing.import({CatalogFormat::Imdb, m_home->path(u"."_s) + u"/.."_s, {}});
        QCOMPARE(nothing.error().kind, Error::Kind::NotFound);
        QVERIFY(nothing.error().message.contains("title.basics.tsv"_L1));
    }

    void badRowsAreToldOnceAndTheRestGoesIn()
    {
        m_home->write(u"title.basics.tsv"_s,
                      Titles + "nonsense\ntt0000001\tmovie\tX\tX\t0\tDrama\t\\N\t1\tDrama\n"
                          + "tt0000002\tmovie\tY\tY\t0\t1990\t\\N\t1\tDrama\n");
        m_home->write(u"title.ratings.tsv"_s, Ratings + "tt0000002\tgood\t5\n");
        m_home->write(u"title.principals.tsv"_s, Credits + "tt0000002\t1\tnobody\tactor\t\\N\t\\N\n");
        m_home->write(u"name.basics.tsv"_s, People + "nm0000001\n");
        const auto report = import();
        QCOMPARE(report.added, 4);
        QCOMPARE(placesOf(report),
                 (QStringList{u"title.ratings.tsv:5"_s, u"title.basics.tsv:9"_s, u"title.basics.tsv:10"_s,
                              u"title.principals.tsv:11"_s, u"name.basics.tsv:8"_s}));
    }

    void anIdThatWasAnEpisodesFurtherUpIsStillAFilm()
    {
        const QByteArray facts = "\tAgain\tAgain\t0\t1990\t\\N\t90\tDrama\n";
        m_home->write(u"title.basics.tsv"_s,
                      Titles + "tt0000005\ttvEpisode" + facts + "tt0000005\tmovie" + facts);
        QCOMPARE(import().added, 3);
        QCOMPARE(m_home->film(u"tt0000005"_s).summary.title, u"Again"_s);
    }

    void onlySoManyProblemsAreKept()
    {
        m_home->write(u"title.basics.tsv"_s, Titles + QByteArray("nonsense\n").repeated(1500));
        const auto report = import();
        QCOMPARE(report.problemCount, 1500);
        QCOMPARE(report.problems.size(), 1000);
        QCOMPARE(report.added, 2);
    }

    void aFileThatIsCutOffIsAnErrorBeforeAnythingIsSaved()
    {
        writeAll();
        const QByteArray packed = gzip(People);
        QVERIFY(QFile::remove(m_home->path(u"name.basics.tsv"_s)));
        m_home->write(u"name.basics.tsv.gz"_s, packed.first(packed.size() - 20));
        const auto report = m_home->importing.import({CatalogFormat::Imdb, m_home->folder.path(), {}});
        QVERIFY(!report);
        QCOMPARE(report.error().kind, Error::Kind::Invalid);
        QVERIFY2(report.error().message.startsWith("name.basics.tsv.gz, line "_L1),
                 qPrintable(report.error().message));
        QCOMPARE(m_home->scalar(u"SELECT COUNT(*) FROM movie"_s), u"4"_s);
    }

    void aCastHasTenAndTheDirectorsAreFive()
    {
        QByteArray credits = CreditsHead;
        QByteArray people = PeopleHead;
        for (int i = 1; i <= 30; ++i) {
            const QByteArray id = "nm" + QByteArray::number(i).rightJustified(7, '0');
            credits += "tt0133093\t" + QByteArray::number(i) + '\t' + id + '\t'
                + (i % 2 == 0 ? "actress" : "director") + "\t\\N\t\\N\n";
            people += id + "\tPerson " + QByteArray::number(i) + "\t\\N\t\\N\t\\N\t\\N\n";
        }
        m_home->write(u"title.basics.tsv"_s, Titles);
        m_home->write(u"title.principals.tsv"_s, credits);
        m_home->write(u"name.basics.tsv"_s, people);
        import();
        const Movie film = m_home->film(u"tt0133093"_s);
        QCOMPARE(film.cast.size(), 10);
        QCOMPARE(film.cast.last(), u"Person 20"_s);
        QCOMPARE(film.summary.directors.size(), 5);
        QCOMPARE(film.summary.directors.last(), u"Person 9"_s);
    }

    void progressGrowsToTheEnd()
    {
        QVERIFY(writeFilmFiles(m_home->folder.path(), {5'000, 1, true}));
        QStringList steps;
        qint64 before = 0;
        qint64 last = 0;
        qint64 all = 0;
        const auto report = m_home->importing.import({CatalogFormat::Imdb, m_home->folder.path(), {}},
                                                     [&](const QString &step, qint64 done, qint64 total) {
                                                         if (!steps.contains(step))
                                                             steps.append(step);
                                                         all = total;
                                                         last = done;
                                                         const bool grows = done >= before && done <= total;
                                                         before = done;
                                                         return grows;
                                                     });
        QVERIFY(report);
        QVERIFY(!report->cancelled);
        QCOMPARE(report->added, 5'000);
        QCOMPARE(steps.size(), 5);
        QVERIFY(all > 0);
        QVERIFY2(last > all * 9 / 10, qPrintable(u"%1 of %2"_s.arg(last).arg(all)));
    }

    void cancellingLeavesWholeFilmsAndTheirCount()
    {
        QVERIFY(writeFilmFiles(m_home->folder.path(), {10'000, 1, false}));
        int saved = 0;
        QString lastStep;
        const auto report = m_home->importing.import(
            {CatalogFormat::Imdb, m_home->folder.path(), {}}, [&](const QString &step, qint64, qint64) {
                // The first time it says that it saves, nothing is saved yet; after that, once for each
                // batch.
                saved += step == lastStep && m_home->scalar(u"SELECT COUNT(*) FROM movie"_s).toInt() > 4;
                lastStep = step;
                return saved < 2;
            });
        QVERIFY(report);
        QVERIFY(report->cancelled);
        QVERIFY(report->added >= FilmIntake::FirstBatch && report->added < 10'000);
        QCOMPARE(m_home->scalar(u"SELECT COUNT(*) FROM movie"_s).toLongLong(), report->added + 4);
        QCOMPARE(m_home->scalar(u"SELECT COUNT(*) FROM movie WHERE source = 'imdb' AND id NOT IN"
                                u" (SELECT movie_id FROM credit WHERE role = 'actor')"_s),
                 u"0"_s);
        QCOMPARE(import().added, 10'000 - report->added);
    }

    void cancellingAtOnceDoesNothing()
    {
        writeAll();
        const auto report = m_home->importing.import({CatalogFormat::Imdb, m_home->folder.path(), {}},
                                                     [](const QString &, qint64, qint64) { return false; });
        QVERIFY(report);
        QVERIFY(report->cancelled);
        QCOMPARE(report->added + report->rows, 0);
        QCOMPARE(m_home->scalar(u"SELECT COUNT(*) FROM movie"_s), u"4"_s);
    }

private:
    void writeAll()
    {
        m_home->write(u"title.basics.tsv"_s, Titles);
        m_home->write(u"title.ratings.tsv"_s, Ratings);
        m_home->write(u"title.principals.tsv"_s, Credits);
        m_home->write(u"name.basics.tsv"_s, People);
    }

    CatalogImportReport import() { return m_home->import(CatalogFormat::Imdb, m_home->folder.path()); }

    std::optional<ImportFolder> m_home;
};

QTEST_GUILESS_MAIN(ImdbFilesTest)
#include "imdb_files_test.moc"
