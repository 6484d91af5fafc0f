#include "core/report/report_service.h"

#include "core/recommend/recommend_service.h"
#include "tests/support/test_library.h"

#include <QTest>

#include <memory>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

Rating stars(double count)
{
    return *Rating::fromPoints(static_cast<int>(20 * count));
}

} // namespace

class ReportServiceTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_world = std::make_unique<World>(); }

    void anEmptyLibraryHasAnEmptyReportWithSuggestions()
    {
        const Report report = build();
        QCOMPARE(report.person, u"Ada"_s);
        QCOMPARE(report.period, u"All time"_s);
        QCOMPARE(report.madeAt, m_world->test.clock.now());
        QCOMPARE(report.films, 0);
        QVERIFY(!report.meanStars);
        QVERIFY(report.history.isEmpty());
        QVERIFY(report.genres.isEmpty());
        QCOMPARE(report.recommendations.size(), 4);
    }

    void headlinesCountFilmsViewingsAndMinutes()
    {
        watch(m_world->test.ran(), u"2024-03-15"_s);
        watch(m_world->test.ran(), u"2025-01-02"_s, true);
        watch(m_world->test.heat(), u"2025-02-03"_s);
        rate(m_world->test.ran(), stars(5));
        rate(m_world->test.heat(), stars(4));

        const Report report = build();
        QCOMPARE(report.films, 2);
        QCOMPARE(report.watches, 3);
        QCOMPARE(report.minutes, 162 + 162 + 170);
        QCOMPARE(report.ratings, 2);
        QCOMPARE(report.meanStars, 4.5);
    }

    void historyIsNewestFirstAndUndatedLast()
    {
        watch(m_world->test.ran(), u"2024-03-15"_s);
        watch(m_world->test.alien(), u""_s);
        watch(m_world->test.ran(), u"2025-01-02"_s, true);
        rate(m_world->test.heat(), stars(3.5));

        const QList<Report::Entry> history = build().history;
        QCOMPARE(history.size(), 4);
        QCOMPARE(history[0].title, u"Ran"_s);
        QVERIFY(history[0].rewatch);
        QCOMPARE(history[1].title, u"Ran"_s);
        QVERIFY(!history[1].rewatch);
        QCOMPARE(history[1].facts, u"1985 · Akira Kurosawa"_s);
        QCOMPARE(history[2].title, u"Alien"_s);
        QCOMPARE(history[2].when, u"date unknown"_s);
        QVERIFY(!history[2].rating);
        QCOMPARE(history[3].title, u"Heat"_s);
        QCOMPARE(history[3].rating, stars(3.5));
    }

    void genresCountEachFilmOnceAndMostComeFirst()
    {
        watch(m_world->test.ran(), u"2024-03-15"_s);
        watch(m_world->test.ran(), u"2025-01-02"_s, true);
        watch(m_world->test.heat(), u"2025-02-03"_s);
        rate(m_world->test.ran(), stars(5));

        const QList<Report::Genre> genres = build().genres;
        QCOMPARE(genres.size(), 3);
        QCOMPARE(genres[0].name, u"Drama"_s);
        QCOMPARE(genres[0].films, 2);
        QCOMPARE(genres[0].meanStars, 5.0);
        QCOMPARE(genres[1].name, u"Action"_s);
        QCOMPARE(genres[2].name, u"Crime"_s);
        QVERIFY(!genres[2].meanStars);
    }

    void aPeriodIncludesItsEndsAndNothingDoubtful()
    {
        watch(m_world->test.ran(), u"2024-01-01"_s);
        watch(m_world->test.heat(), u"2024-06"_s);
        watch(m_world->test.alien(), u"2024"_s);
        watch(m_world->test.amelie(), u""_s);
        ReportOptions options;
        options.from = QDate(2024, 1, 1);
        options.to = QDate(2024, 6, 30);

        QCOMPARE(titles(build(options)), QStringList({u"Heat"_s, u"Ran"_s}));
        options.to = QDate(2024, 6, 29);
        QCOMPARE(titles(build(options)), QStringList({u"Ran"_s}));
        options.to = QDate(2024, 12, 31);
        QCOMPARE(build(options).films, 3);
        options.from = QDate(2025, 1, 1);
        options.to.reset();
        QCOMPARE(build(options).films, 0);
    }

    void suggestionsAreUnseenAndSayWhy()
    {
        watch(m_world->test.ran(), u"2024-03-15"_s);
        const QList<Report::Recommendation> suggested = build().recommendations;
        QCOMPARE(suggested.size(), 3);
        for (const Report::Recommendation &film : suggested) {
            QVERIFY(film.title != u"Ran"_s);
            QVERIFY(!film.reason.isEmpty());
            QVERIFY(film.matchPercent >= 0 && film.matchPercent <= 100);
            QVERIFY(film.poster.ref.startsWith(u"imdb:"_s));
            QCOMPARE(film.poster.title, film.title);
            QVERIFY(film.facts.contains(film.poster.director));
        }
    }

    void aReportWithoutSuggestionsAsksForNone()
    {
        ReportOptions options;
        options.sections = {ReportOptions::Section::History};
        QVERIFY(build(options).recommendations.isEmpty());
    }

private:
    struct World {
        TestLibrary test;
        RecommendService recommend{test.catalog, test.library};
        ReportService reports{test.catalog, test.library, recommend, test.clock};
    };

    Report build(const ReportOptions &options = {})
    {
        const auto report = m_world->reports.build(m_world->test.ada, u"Ada"_s, options);
        return report ? *report : Report{};
    }

    static QStringList titles(const Report &report)
    {
        QStringList titles;
        for (const Report::Entry &entry : report.history)
            titles.append(entry.title);
        return titles;
    }

    void watch(MovieId movie, const QString &day, bool rewatch = false)
    {
        Watch watch;
        watch.movie = movie;
        watch.watchedOn = *WatchedOn::fromText(day);
        watch.rewatch = rewatch;
        QVERIFY(m_world->test.library.watch(m_world->test.ada, watch));
    }

    void rate(MovieId movie, Rating rating)
    {
        QVERIFY(m_world->test.library.rate(m_world->test.ada, movie, rating));
    }

    std::unique_ptr<World> m_world;
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::ReportServiceTest)
#include "report_service_test.moc"
