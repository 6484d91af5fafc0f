#include "core/feedback/feedback_analysis.h"
#include "tests/core/feedback/feedback_rows.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

class FeedbackAnalysisTest : public QObject {
    Q_OBJECT

    static FeedbackAnalysis analysed(const QList<FeedbackEvent> &events, const LibraryTraces &library = {},
                                     const QDateTime &now = march(100))
    {
        return analyse(events, deedsOf(events, library), 50, now);
    }

private slots:
    void theHitRateIsTheMeanOverTheDays()
    {
        // Day 1: one of four taken up. Day 2: one of one. Hence (¼ + 1) / 2, not 2 of 5.
        const auto analysis =
            analysed({shownAt(1, march(1)), shownAt(2, march(1)), shownAt(3, march(1)), shownAt(4, march(1)),
                      openedAt(2, march(1, 1)), shownAt(5, march(2)), openedAt(5, march(4))});

        QCOMPARE(analysis.days, 2);
        QCOMPARE(analysis.hitRate, 0.625);
        QCOMPARE(analysis.months.size(), 1);
        QCOMPARE(analysis.months.first().month, QDate(2026, 3, 1));
        QCOMPARE(analysis.months.first().rate, 0.625);
    }

    void aFilmOnSeveralListsOfADayCountsOnce()
    {
        FeedbackEvent again = shownAt(1, march(1, 60), 3);
        again.list = u"hidden_gems"_s;
        const auto analysis = analysed({shownAt(1, march(1)), again, shownAt(2, march(1))});

        QCOMPARE(analysis.byReason.size(), 1);
        QCOMPARE(analysis.byReason.first().shown, 2);
    }

    void whatIsBelowTheTenthPlaceOrWasSearchedForIsNotInTheTopTen()
    {
        FeedbackEvent searched = shownAt(3, march(1));
        searched.list = feedback_list::Search;
        FeedbackEvent placeless = shownAt(4, march(1));
        placeless.position.reset();
        const auto analysis = analysed({shownAt(1, march(1), 10), shownAt(2, march(1), 11), searched,
                                        placeless, openedAt(2, march(2)), openedAt(3, march(2))});

        QCOMPARE(analysis.hitRate, 0.0);
        QCOMPARE(analysis.byReason.first().shown, 1);
        QCOMPARE(analysis.filmsShown, 3); // covered all the same, but not by the search
        QCOMPARE(analysis.coverage(), 0.06);
    }

    void onlyWhatFollowsWithinThirtyDaysIsAHit()
    {
        QCOMPARE(analysed({shownAt(1, march(5)), openedAt(1, march(4))}).hitRate, 0.0);
        QCOMPARE(analysed({shownAt(1, march(5)), openedAt(1, march(35))}).hitRate, 1.0);
        QCOMPARE(analysed({shownAt(1, march(5)), openedAt(1, march(35, 1))}).hitRate, 0.0);
    }

    void theLibraryTellsWhatWasTakenUpAndTurnedDown()
    {
        LibraryTraces library;
        library.watchlist = {{MovieId(1), march(2)}};
        library.rated = {{MovieId(2), 70, march(2)}, {MovieId(3), 69, march(2)}};
        library.hidden = {{MovieId(4), march(2)}};

        const auto analysis =
            analysed({shownAt(1, march(1)), shownAt(2, march(1)), shownAt(3, march(1)), shownAt(4, march(1))},
                     library);

        QCOMPARE(analysis.hitRate, 0.5);
        QCOMPARE(analysis.byReason.first().takenUp, 2);
        QCOMPARE(analysis.byReason.first().turnedDown, 1);
    }

    void aKindThatTheLibraryKnowsDoesNotCountByTheLogAlone()
    {
        FeedbackEvent watched = shownAt(1, march(2));
        watched.kind = FeedbackKind::Watched;
        QCOMPARE(analysed({shownAt(1, march(1)), watched}).hitRate, 0.0);
    }

    void aDiaryThatIsImportedLaterTakesUpNothing()
    {
        LibraryTraces library;
        library.seen = {{MovieId(1), WatchedOn::day(QDate(2019, 5, 4)), march(2)},
                        {MovieId(2), *WatchedOn::fromText(u"2026"_s), march(2)},
                        {MovieId(3), WatchedOn(), march(2)},
                        {MovieId(4), WatchedOn::day(QDate(2026, 3, 1)), march(2)}};

        const auto analysis =
            analysed({shownAt(1, march(1)), shownAt(2, march(1)), shownAt(3, march(1)), shownAt(4, march(1))},
                     library);

        QCOMPARE(analysis.byReason.first().takenUp, 1);
    }

    void eachReasonAndExpertAnswersForItsOwnFilms()
    {
        const auto by = [](FeedbackEvent event, const char *reason, const char *expert) {
            event.reason = QString::fromLatin1(reason);
            event.expert = QString::fromLatin1(expert);
            return event;
        };
        const auto analysis =
            analysed({by(shownAt(1, march(1)), "popular", "popularity"),
                      by(shownAt(2, march(1)), "liked_movie", "content"),
                      by(shownAt(3, march(1)), "liked_movie", "popularity"), openedAt(2, march(2))});

        QCOMPARE(analysis.byReason.size(), 2);
        QCOMPARE(analysis.byReason.at(0).name, u"liked_movie"_s);
        QCOMPARE(analysis.byReason.at(0).rate(), 0.5);
        QCOMPARE(analysis.byReason.at(1).rate(), 0.0);
        QCOMPARE(analysis.byExpert.at(0).name, u"popularity"_s);
        QCOMPARE(analysis.byExpert.at(0).shown, 2);
        QCOMPARE(analysis.byExpert.at(1).rate(), 1.0);
    }

    void aMonthThatCanStillRiseSaysSo()
    {
        const QList<FeedbackEvent> events{shownAt(1, march(1)), shownAt(1, march(31)), shownAt(1, march(33))};

        const auto early = analysed(events, {}, march(61));
        QCOMPARE(early.months.size(), 2);
        QVERIFY(!early.months.at(0).isSettled);
        const auto late = analysed(events, {}, march(62));
        QVERIFY(late.months.at(0).isSettled);
        QVERIFY(!late.months.at(1).isSettled);
    }

    void anEmptyLogIsNoFigure()
    {
        const auto analysis = analysed({});
        QCOMPARE(analysis.days, 0);
        QCOMPARE(analysis.hitRate, 0.0);
        QVERIFY(analysis.months.isEmpty() && analysis.byReason.isEmpty());
    }
};

QTEST_GUILESS_MAIN(FeedbackAnalysisTest)
#include "feedback_analysis_test.moc"
