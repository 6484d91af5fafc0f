#include "core/importing/movielens_reader.h"
#include "core/importing/movielens_title.h"
#include "tests/support/fixtures.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

ExportFiles fixture(const QString &folder)
{
    return readExportFiles(fixturePath(folder), movielens::wants).value_or(ExportFiles());
}

} // namespace

class MovieLensReaderTest : public QObject {
    Q_OBJECT

private slots:
    void readsTitles_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QStringList>("others");
        QTest::addColumn<QString>("original");
        QTest::addColumn<int>("year");
        const auto row = [](const QString &text, const QString &title, const QStringList &others,
                            const QString &original, int year) {
            QTest::newRow(qPrintable(text)) << text << title << others << original << year;
        };
        row(u"Heat (1995)"_s, u"Heat"_s, {}, {}, 1995);
        row(u"Matrix, The (1999)"_s, u"The Matrix"_s, {}, {}, 1999);
        row(u"Corrina, Corrina (1994)"_s, u"Corrina, Corrina"_s, {}, {}, 1994);
        row(u"Good, the Bad and the Ugly, The (Buono, il brutto, il cattivo, Il) (1966)"_s,
            u"The Good, the Bad and the Ugly"_s, {u"Il Buono, il brutto, il cattivo"_s},
            u"Il Buono, il brutto, il cattivo"_s, 1966);
        row(u"Seven (a.k.a. Se7en) (1995)"_s, u"Seven"_s, {u"Se7en"_s}, {}, 1995);
        row(u"Léon: The Professional (a.k.a. The Professional) (Léon) (1994)"_s, u"Léon: The Professional"_s,
            {u"The Professional"_s, u"Léon"_s}, u"Léon"_s, 1994);
        row(u"Avventura, L' (Adventure, The) (1960)"_s, u"L'Avventura"_s, {u"The Adventure"_s},
            u"The Adventure"_s, 1960);
        row(u"(500) Days of Summer (2009)"_s, u"(500) Days of Summer"_s, {}, {}, 2009);
        row(u"Birdman: Or (The Unexpected Virtue of Ignorance) (2014)"_s,
            u"Birdman: Or (The Unexpected Virtue of Ignorance)"_s, {}, {}, 2014);
        row(u"Assembly (Ji jie hao) (2007) "_s, u"Assembly"_s, {u"Ji jie hao"_s}, u"Ji jie hao"_s, 2007);
        row(u"Death Note: Desu nôto (2006–2007)"_s, u"Death Note: Desu nôto"_s, {}, {}, 2006);
        row(u"Paterson"_s, u"Paterson"_s, {}, {}, 0);
        row(u"11'09\"01 (2002)"_s, u"11'09\"01"_s, {}, {}, 2002);
        row(u"Odd) (2001)"_s, u"Odd)"_s, {}, {}, 2001);
        row(u"(Whole) (2001)"_s, u"(Whole)"_s, {}, {}, 2001);
        row(u"(1995)"_s, u"(1995)"_s, {}, {}, 1995);
        row(u"()"_s, u"()"_s, {}, {}, 0);
    }

    void readsTitles()
    {
        QFETCH(const QString, text);
        const ExportedFilm film = movielens::readTitle(text);
        QTEST(film.title, "title");
        QTEST(film.otherTitles, "others");
        QTEST(film.originalTitle, "original");
        QTEST(film.year.value_or(0), "year");
    }

    void genresAreOurs()
    {
        QCOMPARE(movielens::readGenres(u"Children|Film-Noir|IMAX|Sci-Fi|Family|Dramedy"_s),
                 QStringList({u"Family"_s, u"Film-Noir"_s, u"Sci-Fi"_s}));
        QCOMPARE(movielens::readGenres(u"(no genres listed)"_s), QStringList());
    }

    void readsOnePersonOfADataSet()
    {
        const auto exported = movielens::read(fixture(u"movielens"_s), 1);
        QVERIFY(exported);
        QCOMPARE(exported->rows, 2);
        QCOMPARE(exported->ratings.size(), 2);
        QCOMPARE(exported->problems.count(), 0);

        const ExportedRating &rating = exported->ratings[0];
        QCOMPARE(rating.rating.points(), 80);
        QCOMPARE(rating.ratedAt, QDateTime(QDate(2000, 7, 29), QTime(23, 12, 25), Qt::UTC));
        const ExportedFilm &film = exported->films[rating.film];
        QCOMPARE(film.title, u"The Lighthouse"_s);
        QCOMPARE(film.originalTitle, u"Le Phare"_s);
        QCOMPARE(film.genres, QStringList({u"Drama"_s, u"Family"_s}));
        QCOMPARE(film.imdbId, u"tt0058111"_s);
        QCOMPARE(film.tmdbId, u"811"_s);
        QCOMPARE(exported->films[1].tmdbId, QString());
    }

    void rowsThatCannotBeUsedAreNamed()
    {
        const auto exported = movielens::read(fixture(u"movielens"_s), 2);
        QVERIFY(exported);
        QCOMPARE(exported->rows, 5);
        QCOMPARE(exported->ratings.size(), 3);
        QList<int> lines;
        for (const ImportProblem &problem : exported->problems.kept())
            lines.append(problem.line);
        QCOMPARE(lines, QList<int>({5, 6}));
        QCOMPARE(exported->films.last().imdbId, u"tt12345678"_s);
        QCOMPARE(exported->films[1].title, u"Untold"_s);
        QVERIFY(!exported->films[1].year);
    }

    void linksMayBeMissing()
    {
        ExportFiles files = fixture(u"movielens"_s);
        files.remove(u"links.csv"_s);
        const auto exported = movielens::read(files, 1);
        QVERIFY(exported);
        QCOMPARE(exported->ratings.size(), 2);
        QVERIFY(exported->films[0].imdbId.isEmpty());
    }

    void readsAMembersOwnFile()
    {
        const auto exported = movielens::read(fixture(u"movielens/profile"_s), 1);
        QVERIFY(exported);
        QCOMPARE(exported->rows, 2);
        QCOMPARE(exported->ratings[1].rating.points(), 70);
        QVERIFY(!exported->ratings[1].ratedAt.isValid());
        QCOMPARE(exported->films[1].title, u"Foxes, Owls & Co."_s);
        QCOMPARE(exported->films[1].imdbId, u"tt1234567"_s);
    }

    void idsOutOfASpreadsheetAreRestored()
    {
        const auto exported = movielens::read(
            {{u"movielens-ratings.csv"_s,
              "imdb_id,tmdb_id,rating,title\n133093,,4,Matrix (1999)\nn/a,-1,4,Other (2000)\n"}},
            1);
        QVERIFY(exported);
        QCOMPARE(exported->films[0].imdbId, u"tt0133093"_s);
        QCOMPARE(exported->films[1].imdbId, QString());
        QCOMPARE(exported->films[1].tmdbId, QString());
    }

    void whatIsNoExportIsRefused()
    {
        ExportFiles noRatings = fixture(u"movielens"_s);
        noRatings.remove(u"ratings.csv"_s);
        ExportFiles noColumn = fixture(u"movielens"_s);
        noColumn.insert(u"ratings.csv"_s, "userId,movieId,timestamp\n1,1,1\n");
        const std::pair<ExportFiles, QString> cases[] = {
            {{}, u"movies.csv"_s}, {noRatings, u"ratings.csv"_s}, {noColumn, u"\"rating\""_s}};
        for (const auto &[files, named] : cases) {
            const auto exported = movielens::read(files, 1);
            QVERIFY(!exported);
            QCOMPARE(exported.error().kind, Error::Kind::Invalid);
            QVERIFY2(exported.error().message.contains(named), qPrintable(exported.error().message));
        }
        QVERIFY(!movielens::read(fixture(u"movielens"_s), 99));
    }
};

QTEST_APPLESS_MAIN(MovieLensReaderTest)

#include "movielens_reader_test.moc"
