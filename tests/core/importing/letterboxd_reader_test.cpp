#include "core/importing/letterboxd_reader.h"
#include "tests/support/fixtures.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

namespace {

const QString Header = u"Date,Name,Year,Letterboxd URI"_s;

ExportFiles fixture()
{
    return readExportFiles(fixturePath(u"letterboxd"_s), letterboxd::wants).value_or(ExportFiles());
}

QStringList problemsOf(const ServiceExport &exported)
{
    QStringList lines;
    for (const ImportProblem &problem : exported.problems.kept())
        lines.append(u"%1:%2"_s.arg(problem.file).arg(problem.line));
    return lines;
}

} // namespace

class LetterboxdReaderTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_export = letterboxd::read(fixture()).value_or(ServiceExport());
        QVERIFY(!m_export.films.isEmpty());
    }

    void filmsAreEachThereOnce()
    {
        QStringList titles;
        for (const ExportedFilm &film : m_export.films)
            titles.append(u"%1 %2"_s.arg(film.title).arg(film.year.value_or(0)));
        titles.sort();
        QCOMPARE(titles,
                 QStringList({u"Alien 1979"_s, u"Foxes, Owls & Co. 2011"_s, u"Heat 1996"_s,
                              u"Le Silence du phare 1964"_s, u"Night Ferry 2002"_s, u"The Unfilmed 0"_s,
                              u"Winter Parade 1999"_s}));
    }

    void theDiaryKeepsDaysRewatchesAndTags()
    {
        QCOMPARE(m_export.watches.size(), 5);
        const ExportedWatch &first = m_export.watches[0];
        QCOMPARE(titleOf(first.film), u"Alien"_s);
        QCOMPARE(first.sourceId, u"https://boxd.it/aaa1"_s);
        QCOMPARE(first.day, QDate(2024, 3, 15));
        QVERIFY(!first.rewatch);
        QCOMPARE(first.note, QString());

        QVERIFY(m_export.watches[1].rewatch);
        QCOMPARE(m_export.watches[1].note, u"#cinema #with Ines"_s);
        QCOMPARE(m_export.watches[3].note, u"#she said \"again\""_s);
    }

    void aBlankDayIsUnknownAndAWrongOneIsToldToo()
    {
        QVERIFY(!m_export.watches[2].day);
        QVERIFY(!m_export.watches[4].day);
        QVERIFY(problemsOf(m_export).contains(u"diary.csv:6"_s));
        QVERIFY(!problemsOf(m_export).contains(u"diary.csv:4"_s));
    }

    void starsBecomePoints()
    {
        QHash<QString, int> points;
        for (const ExportedRating &rating : m_export.ratings)
            points.insert(titleOf(rating.film), rating.rating.points());
        QCOMPARE(
            points,
            (QHash<QString, int>{{u"Alien"_s, 100}, {u"Foxes, Owls & Co."_s, 10}, {u"Winter Parade"_s, 70}}));
        QCOMPARE(m_export.ratings[0].ratedAt, QDateTime(QDate(2024, 3, 16), QTime(0, 0), Qt::UTC));
    }

    void watchedWatchlistAndLikesAreToldApart()
    {
        QCOMPARE(m_export.seen.size(), 4);
        QCOMPARE(m_export.watchlist.size(), 3);
        QCOMPARE(m_export.watchlist[0].day, QDate(2023, 1, 29));
        QCOMPARE(m_export.favourites.size(), 1);
        QCOMPARE(titleOf(m_export.favourites[0].film), u"Alien"_s);
    }

    void reviewsArePlainText()
    {
        QCOMPARE(m_export.reviews.size(), 2);
        QCOMPARE(m_export.reviews[0].text,
                 u"A joy, again.\n\n> Owls don’t wait.\nSee this (https://example.org/owls) & I <3 it."_s);
        QCOMPARE(m_export.reviews[0].day, QDate(2024, 3, 20));
        QCOMPARE(m_export.reviews[1].text, u"Fog."_s);
    }

    void rowsThatCannotBeUsedAreNamed()
    {
        QCOMPARE(problemsOf(m_export),
                 QStringList({u"diary.csv:6"_s, u"ratings.csv:4"_s, u"ratings.csv:5"_s, u"ratings.csv:6"_s,
                              u"lists/rainy-sundays.csv:1"_s}));
        QCOMPARE(m_export.problems.count(), 5);
        QCOMPARE(m_export.rows, 5 + 4 + 6 + 3 + 1 + 2);
    }

    void whatWasDeletedStaysOut()
    {
        for (const ExportedFilm &film : m_export.films)
            QVERIFY(film.title != u"Taken Back"_s);
    }

    void withoutRatingsFileTheDiaryRates()
    {
        ExportFiles files = fixture();
        files.remove(u"ratings.csv"_s);
        const auto exported = letterboxd::read(files);
        QVERIFY(exported);
        QHash<QString, int> points;
        for (const ExportedRating &rating : exported->ratings)
            points.insert(exported->films[rating.film].title, rating.rating.points());
        QCOMPARE(
            points,
            (QHash<QString, int>{{u"Alien"_s, 100}, {u"Foxes, Owls & Co."_s, 90}, {u"Winter Parade"_s, 60}}));
    }

    void withoutADiaryReviewsTellOfSittings()
    {
        const auto exported = letterboxd::read({{u"reviews.csv"_s, fixture().value(u"reviews.csv"_s)}});
        QVERIFY(exported);
        QCOMPARE(exported->watches.size(), 1);
        QCOMPARE(exported->watches[0].sourceId, u"https://boxd.it/aaa2"_s);
    }

    void otherWritersFilesReadToo()
    {
        const QByteArray diary =
            "\xEF\xBB\xBF"
            "date,NAME,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\n"
            "2026-01-15,\"Heart, the Film\",2025,https://boxd.it/def,4.0,No,,2025-12-19\n"
            "2026-01-15,\"Heart, the Film\",2025,https://boxd.it/def,4.0,No,,2025-12-19\n"
            "2026-01-15,,2025,https://boxd.it/deg,4.0,No,,2025-12-19,\n"
            "2026-01-15,Hearts,2025,,,Yes,,2025-12-20,\n";
        const auto exported = letterboxd::read({{u"diary.csv"_s, diary}});
        QVERIFY(exported);
        QCOMPARE(exported->watches.size(), 2);
        QVERIFY(!exported->watches[0].rewatch);
        QCOMPARE(exported->watches[1].sourceId, u"Hearts|2025|2026-01-15|2025-12-20"_s);
        QCOMPARE(exported->ratings[0].rating.points(), 80);
        QCOMPARE(problemsOf(*exported), QStringList({u"diary.csv:3"_s, u"diary.csv:4"_s}));
    }

    void aTextThatIsTooLongLosesItsEnd()
    {
        const QByteArray review = QByteArray("\xF0\x9F\x8E\xAC").repeated(30'000);
        const auto exported = letterboxd::read(
            {{u"reviews.csv"_s, "Name,Year,Letterboxd URI,Review\nAlien,1979,u," + review + "\n"}});
        QVERIFY(exported);
        const QByteArray kept = exported->reviews[0].text.toUtf8();
        QVERIFY(kept.size() > 50'000 && kept.size() <= 60'000);
        QVERIFY(review.startsWith(kept));
        QCOMPARE(exported->problems.count(), 1);
    }

    void whatIsNoExportIsRefused_data()
    {
        QTest::addColumn<ExportFiles>("files");
        QTest::addColumn<QString>("named");
        QTest::newRow("nothing") << ExportFiles() << u"diary.csv"_s;
        QTest::newRow("only lists") << ExportFiles{{u"lists/a.csv"_s, "x"}} << u"diary.csv"_s;
        QTest::newRow("empty file") << ExportFiles{{u"watched.csv"_s, ""}} << u"watched.csv"_s;
        QTest::newRow("no rating column") << ExportFiles{{u"ratings.csv"_s, Header.toUtf8()}} << u"Rating"_s;
        QTest::newRow("a list named diary")
            << ExportFiles{{u"diary.csv"_s, "Letterboxd list export v7\n"}} << u"Name"_s;
    }

    void whatIsNoExportIsRefused()
    {
        QFETCH(const ExportFiles, files);
        QFETCH(const QString, named);
        const auto exported = letterboxd::read(files);
        QVERIFY(!exported);
        QCOMPARE(exported.error().kind, Error::Kind::Invalid);
        QVERIFY2(exported.error().message.contains(named), qPrintable(exported.error().message));
    }

private:
    QString titleOf(qsizetype film) const { return m_export.films.at(film).title; }

    ServiceExport m_export;
};

QTEST_APPLESS_MAIN(LetterboxdReaderTest)

#include "letterboxd_reader_test.moc"
