#include "core/catalog_import/film_facts.h"
#include "tests/core/catalog_import/import_folder.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

class CatalogImportServiceTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_home.emplace(); }

    void aFileTellsItsFormat_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("format");
        const QByteArray titles = "tconst\ttitleType\n";
        const QByteArray ids = "{\"adult\":false,\"id\":603,\"original_title\":\"The Matrix\"}\n";
        const auto row = [](const char *what, const QString &name, const QByteArray &bytes, int format) {
            QTest::newRow(what) << name << bytes << format;
        };
        row("imdb", u"title.basics.tsv"_s, titles, int(CatalogFormat::Imdb));
        row("imdb, packed", u"title.basics.tsv.gz"_s, gzip(titles), int(CatalogFormat::Imdb));
        row("movielens", u"movies.csv"_s, "movieId,title,genres\n", int(CatalogFormat::MovieLens));
        row("tmdb", u"movie_ids_05_15_2024.json"_s, ids, int(CatalogFormat::TmdbIds));
        row("tmdb, packed", u"movie_ids_05_15_2024.json.gz"_s, gzip(ids), int(CatalogFormat::TmdbIds));
        row("csv", u"my films.csv"_s, "Title,Year\nHeat,1995\n", int(CatalogFormat::Csv));
        row("csv with semicolons", u"my films.txt"_s, "Titel;Jahr\nHeat;1995\n", int(CatalogFormat::Csv));
        row("prose", u"a.txt"_s, "Dear diary\n", -1);
        row("another json", u"a.json"_s, "{\"films\":[]}\n", -1);
        row("an empty file", u"a.csv"_s, "", -1);
        row("another part of imdb", u"title.crew.tsv"_s, "tconst\tdirectors\n", -1);
    }

    void aFileTellsItsFormat()
    {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, bytes);
        QFETCH(const int, format);
        const auto found = CatalogImportService::formatOf(m_home->write(name, bytes));
        QCOMPARE(found ? int(*found) : -1, format);
    }

    void aFolderTellsItsFormat()
    {
        QVERIFY(!CatalogImportService::formatOf(m_home->folder.path()));
        QVERIFY(!CatalogImportService::formatOf(m_home->path(u"nothing"_s)));
        m_home->write(u"ml/movies.csv"_s, "movieId,title,genres\n");
        QCOMPARE(CatalogImportService::formatOf(m_home->path(u"ml"_s)), CatalogFormat::MovieLens);
        m_home->write(u"imdb/title.basics.tsv.gz"_s, gzip("tconst\n"));
        QCOMPARE(CatalogImportService::formatOf(m_home->path(u"imdb"_s)), CatalogFormat::Imdb);
    }

    void aPathThatIsNotThereIsNotFound_data()
    {
        QTest::addColumn<int>("format");
        QTest::newRow("imdb") << int(CatalogFormat::Imdb);
        QTest::newRow("movielens") << int(CatalogFormat::MovieLens);
        QTest::newRow("tmdb") << int(CatalogFormat::TmdbIds);
        QTest::newRow("csv") << int(CatalogFormat::Csv);
    }

    void aPathThatIsNotThereIsNotFound()
    {
        QFETCH(const int, format);
        for (const QString &path : {QString(), m_home->path(u"nothing"_s)}) {
            const auto report = m_home->importing.import({CatalogFormat(format), path, {}});
            QCOMPARE(report.error().kind, Error::Kind::NotFound);
            QVERIFY(!report.error().message.isEmpty());
        }
    }

    void theHeadOfACsvFile()
    {
        const auto head = CatalogImportService::csvHead(
            m_home->write(u"a.csv"_s,
                          "Const,Name,Release Date,vote_average\n1,A,B,C\nbad\n2,A,B,C\n3,A,B,C\n"
                          "4,A,B,C\n5,A,B,C\n6,A,B,C\n"));
        QVERIFY(head);
        QCOMPARE(head->columns, (QStringList{u"Const"_s, u"Name"_s, u"Release Date"_s, u"vote_average"_s}));
        QCOMPARE(head->rows.size(), 5);
        QCOMPARE(head->rows.at(1).first(), u"2"_s);
        const QMap<FilmFact, QString> guess{{FilmFact::ImdbId, u"Const"_s},
                                            {FilmFact::Title, u"Name"_s},
                                            {FilmFact::Year, u"Release Date"_s},
                                            {FilmFact::Rating, u"vote_average"_s}};
        QCOMPARE(head->guess, guess);
    }

    void theMoreTellingColumnIsGuessed()
    {
        const auto guess = guessColumns({u"Name"_s, u"primaryTitle"_s, u"Année"_s, u"Release Date"_s});
        QCOMPARE(guess.value(FilmFact::Title), u"primaryTitle"_s);
        QCOMPARE(guess.value(FilmFact::Year), u"Release Date"_s);
        QVERIFY(guessColumns({u"foo"_s, u""_s}).isEmpty());
    }

    void everyFactHasANameAndItsNameIsAColumnOfIt()
    {
        for (const FilmFact fact : allFilmFacts()) {
            QCOMPARE(filmFactOf(nameOf(fact)), fact);
            QCOMPARE(guessColumns({nameOf(fact)}).value(fact), nameOf(fact));
        }
        QCOMPARE(allFilmFacts().size(), int(FilmFact::Votes) + 1);
        QVERIFY(!filmFactOf(u"director of photography"_s));
    }

private:
    std::optional<ImportFolder> m_home;
};

QTEST_GUILESS_MAIN(CatalogImportServiceTest)
#include "catalog_import_service_test.moc"
