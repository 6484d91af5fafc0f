#include "core/model/rating_files.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace matinee;
using namespace matinee::model;
using namespace Qt::StringLiterals;

class RatingFilesTest : public QObject {
    Q_OBJECT

private slots:
    void aMovieLensFolderNamesFilmsByTheirImdbIds();
    void movieTweetingsNamesFilmsByTheirImdbNumbers();
    void aCsvFileKeepsItsNamesUnlessTheyAreImdbIds();
    void aBadLineIsNamed();
    void onlyTheMostRatedFilmsStay();

private:
    QString write(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? file.fileName()
                                                                                        : QString();
    }

    QTemporaryDir m_folder;
};

void RatingFilesTest::aMovieLensFolderNamesFilmsByTheirImdbIds()
{
    write(u"ratings.csv"_s, "userId,movieId,rating,timestamp\n1,1,4.0,964912345\n2,77,5,0\n");
    write(u"links.csv"_s, "movieId,imdbId,tmdbId\n1,0114709,862\n");
    const auto table = readRatingFiles(m_folder.path());
    QVERIFY2(table, table ? "" : qPrintable(table.error().message));
    QCOMPARE(table->films[table->rows[0].film], std::string("imdb:tt0114709"));
    QCOMPARE(table->films[table->rows[1].film], std::string("movielens:77"));
    QCOMPARE(table->rows[0].rating, 4.0F);
    QCOMPARE(table->rows[0].at, 964912345.0);
}

void RatingFilesTest::movieTweetingsNamesFilmsByTheirImdbNumbers()
{
    const auto table =
        readRatingFiles(write(u"ratings.dat"_s, "7::0110912::9::1362062307\n8::15324708::3::0\n"));
    QVERIFY2(table, table ? "" : qPrintable(table.error().message));
    QCOMPARE(table->films[0], std::string("imdb:tt0110912"));
    QCOMPARE(table->films[1], std::string("imdb:tt15324708"));
    QCOMPARE(table->users[1], std::string("8"));
}

void RatingFilesTest::aCsvFileKeepsItsNamesUnlessTheyAreImdbIds()
{
    const QString path =
        write(u"a.csv"_s, "user,item,rating,timestamp\na,tt0110912,5,0\na,133093,4,0\na,heat,4,0\n");
    const auto kept = readRatingFiles(path);
    QCOMPARE(kept->films[0], std::string("imdb:tt0110912"));
    QCOMPARE(kept->films[1], std::string("133093"));
    QCOMPARE(kept->films[2], std::string("heat"));
    QCOMPARE(readRatingFiles(path, true)->films[1], std::string("imdb:tt0133093"));
}

void RatingFilesTest::aBadLineIsNamed()
{
    const auto dat = readRatingFiles(write(u"bad.dat"_s, "7::0110912::9::1362062307\n7::0110912::nine::0\n"));
    QVERIFY(dat.error().message.contains(u"bad.dat, line 2"_s));
    write(u"links.csv"_s, "movieId,imdbId,tmdbId\n1\n");
    write(u"ratings.csv"_s, "userId,movieId,rating,timestamp\n1,1,4.0,964912345\n");
    QVERIFY(readRatingFiles(m_folder.path()).error().message.contains(u"links.csv, line 2"_s));
    QVERIFY(readRatingFiles(m_folder.filePath(u"no.dat"_s)).error().message.contains(u"no.dat"_s));
}

void RatingFilesTest::onlyTheMostRatedFilmsStay()
{
    const auto all = readRatingFiles(
        write(u"m.csv"_s,
              "user,item,rating,timestamp\na,one,5,0\na,two,5,0\nb,two,4,0\nc,three,4,0\nb,three,1,0\n"));
    const auto most = mostRated(*all, 2);
    QCOMPARE(most.rows.size(), std::size_t(4));
    QVERIFY(!most.films.find("one"));
    QCOMPARE(mostRated(*all, 9).rows.size(), all->rows.size());
}

QTEST_GUILESS_MAIN(RatingFilesTest)
#include "rating_files_test.moc"
