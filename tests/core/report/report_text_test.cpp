#include "core/report/report_text.h"

#include <QLocale>
#include <QTest>

namespace matinee {

using namespace Qt::StringLiterals;

class ReportTextTest : public QObject {
    Q_OBJECT

private slots:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom)); }
    void cleanupTestCase() { QLocale::setDefault(QLocale::c()); }

    void daysAreWrittenAsTheLanguageDoes_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<QString>("text");
        QTest::newRow("British") << QLocale(u"en_GB"_s) << u"3 Mar 2024"_s;
        QTest::newRow("American") << QLocale(u"en_US"_s) << u"Mar 3, 2024"_s;
        QTest::newRow("German") << QLocale(u"de_DE"_s) << u"3. März 2024"_s;
        QTest::newRow("French") << QLocale(u"fr_FR"_s) << u"3 mars 2024"_s;
        QTest::newRow("Japanese") << QLocale(u"ja_JP"_s) << u"2024年3月3日"_s;
        QTest::newRow("none") << QLocale::c() << u"3 Mar 2024"_s;
    }

    void daysAreWrittenAsTheLanguageDoes()
    {
        QFETCH(QLocale, locale);
        QLocale::setDefault(locale);
        QTEST(dayText(QDate(2024, 3, 3)), "text");
    }

    void daysAreAsExactAsTheyAreKnown()
    {
        QCOMPARE(dayText(*WatchedOn::fromText(u"2024-03-15"_s)), u"15 Mar 2024"_s);
        QCOMPARE(dayText(*WatchedOn::fromText(u"2024-03"_s)), u"Mar 2024"_s);
        QCOMPARE(dayText(*WatchedOn::fromText(u"2024"_s)), u"2024"_s);
        QCOMPARE(dayText(WatchedOn()), u"date unknown"_s);
    }

    void periodsMayBeOpen()
    {
        ReportOptions options;
        QCOMPARE(periodText(options), u"All time"_s);
        options.from = QDate(2024, 1, 1);
        QCOMPARE(periodText(options), u"Since 1 Jan 2024"_s);
        options.to = QDate(2024, 12, 31);
        QCOMPARE(periodText(options), u"1 Jan 2024 – 31 Dec 2024"_s);
        options.from.reset();
        QCOMPARE(periodText(options), u"Until 31 Dec 2024"_s);
    }

    void unknownFactsAreLeftOut()
    {
        MovieSummary movie;
        QCOMPARE(longFacts(movie), QString());
        movie.runtimeMinutes = 133;
        movie.directors = {u"Masaki Kobayashi"_s};
        QCOMPARE(longFacts(movie), u"2 h 13 min · Masaki Kobayashi"_s);
        movie.year = 1962;
        QCOMPARE(longFacts(movie), u"1962 · 2 h 13 min · Masaki Kobayashi"_s);
        QCOMPARE(shortFacts(movie), u"1962 · Masaki Kobayashi"_s);
    }

    void wholeHoursHaveNoMinutes()
    {
        MovieSummary movie;
        movie.runtimeMinutes = 120;
        QCOMPARE(longFacts(movie), u"2 h"_s);
        movie.runtimeMinutes = 45;
        QCOMPARE(longFacts(movie), u"45 min"_s);
    }
};

} // namespace matinee

QTEST_APPLESS_MAIN(matinee::ReportTextTest)
#include "report_text_test.moc"
