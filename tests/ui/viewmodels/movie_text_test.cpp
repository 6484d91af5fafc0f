#include "ui/viewmodels/movie_text.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace matinee {

class MovieTextTest : public QObject {
    Q_OBJECT

private slots:
    void starsAreWrittenInHalves_data()
    {
        QTest::addColumn<int>("points");
        QTest::addColumn<QString>("text");
        QTest::newRow("least") << 1 << u"½"_s;
        QTest::newRow("half") << 10 << u"½"_s;
        QTest::newRow("one") << 20 << u"1"_s;
        QTest::newRow("between") << 73 << u"3½"_s;
        QTest::newRow("four and a half") << 90 << u"4½"_s;
        QTest::newRow("all") << 100 << u"5"_s;
    }

    void starsAreWrittenInHalves()
    {
        QFETCH(int, points);
        QTEST(starsText(*Rating::fromPoints(points)), "text");
    }

    void runtimeLeavesOutWhatIsZero()
    {
        QCOMPARE(runtimeText(58), u"58 min"_s);
        QCOMPARE(runtimeText(120), u"2 h"_s);
        QCOMPARE(runtimeText(133), u"2 h 13 min"_s);
    }

    void factsLeaveOutWhatIsUnknown()
    {
        MovieSummary movie;
        QVERIFY(factsText(movie).isEmpty());

        movie.year = 1995;
        movie.genres = {u"Crime"_s, u"Thriller"_s};
        QCOMPARE(factsText(movie), u"1995 · Crime, Thriller"_s);
    }

    void aTileIsSpokenInOrder()
    {
        MovieSummary movie;
        movie.title = u"Heat"_s;
        movie.year = 1995;
        Mine mine;
        QCOMPARE(spokenText(movie, mine, 0.93), u"Heat, 1995, 93\u00A0% match"_s);

        mine.rating = Rating::fromPoints(90);
        QCOMPARE(spokenText(movie, mine, {}), u"Heat, 1995, seen, rated 4½ of 5"_s);
    }
};

} // namespace matinee

QTEST_APPLESS_MAIN(matinee::MovieTextTest)
#include "movie_text_test.moc"
