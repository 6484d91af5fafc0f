#include "core/feedback/accuracy.h"
#include "tests/core/feedback/feedback_rows.h"

#include <QTest>

using namespace matinee;

/// Small cases worked by hand.
class AccuracyTest : public QObject {
    Q_OBJECT

    static FeedbackEvent promised(int movie, const QDateTime &at, double match)
    {
        FeedbackEvent event = shownAt(movie, at);
        event.match = match;
        return event;
    }

    static Forecast forecast(double match, int points, std::optional<double> predicted = {})
    {
        return {MovieId(1), match, predicted, points};
    }

private slots:
    void onlyPredictionsFromBeforeTheRatingCount()
    {
        const QList<FeedbackEvent> events{promised(1, march(1), 0.9), promised(2, march(5), 0.8),
                                          promised(3, march(9), 0.7), shownAt(4, march(1))};
        const QList<LibraryTraces::Rated> ratings{{MovieId(1), 80, march(2)},
                                                  {MovieId(2), 60, march(5)}, // the same instant
                                                  {MovieId(3), 40, march(4)}, // before it was shown
                                                  {MovieId(4), 90, march(2)}, // shown without a prediction
                                                  {MovieId(5), 90, march(2)}}; // never shown

        QCOMPARE(forecastsOf(events, ratings), (QList<Forecast>{{MovieId(1), 0.9, {}, 80}}));
    }

    void theLastPredictionBeforeTheRatingIsTheOneThatCounts()
    {
        const QList<FeedbackEvent> events{promised(1, march(3), 0.6), promised(1, march(1), 0.9),
                                          promised(1, march(8), 0.1)};

        QCOMPARE(forecastsOf(events, {{MovieId(1), 80, march(7)}}),
                 (QList<Forecast>{{MovieId(1), 0.6, {}, 80}}));
    }

    void ofTheFilmsWithAHighMatchSoManyWereLiked()
    {
        const auto accuracy = accuracyOf({forecast(0.8, 70), forecast(0.95, 100), forecast(0.85, 69),
                                          forecast(0.79, 90), forecast(0.2, 10)});

        QCOMPARE(accuracy.films, 5);
        QCOMPARE(accuracy.high, 3);
        QCOMPARE(accuracy.highLiked, 2);
    }

    void theTenthsHoldWhatBelongsToThem()
    {
        const auto accuracy =
            accuracyOf({forecast(0, 10), forecast(0.8, 60), forecast(0.89, 90), forecast(1, 70)});

        QCOMPARE(accuracy.tenths[0].films, 1);
        QCOMPARE(accuracy.tenths[8].films, 2);
        QCOMPARE(accuracy.tenths[8].liked, 1);
        QCOMPARE(accuracy.tenths[8].match, 0.845);
        QCOMPARE(accuracy.tenths[8].points, 75.0);
        QCOMPARE(accuracy.tenths[9].films, 1); // 100 % has no tenth of its own
    }

    void theErrorIsTheMeanDistanceWherePointsWereNamed()
    {
        const auto accuracy =
            accuracyOf({forecast(0.5, 80, 70.0), forecast(0.5, 40, 60.5), forecast(0.5, 90)});

        QCOMPARE(accuracy.predicted, 2);
        QCOMPARE(accuracy.meanError, 15.25); // (10 + 20.5) / 2
        QVERIFY(!accuracyOf({forecast(0.5, 90)}).meanError);
    }

    void theCorrelationComparesRanks()
    {
        QCOMPARE(accuracyOf({forecast(0.2, 10), forecast(0.3, 95), forecast(0.9, 100)}).rankCorrelation, 1.0);
        QCOMPARE(accuracyOf({forecast(0.2, 100), forecast(0.3, 95), forecast(0.9, 10)}).rankCorrelation,
                 -1.0);
        // Ranks 1 2 3 4 against 2 1 3.5 3.5, all with mean 2.5: 3.5 / sqrt(5 * 4.5).
        const auto tied =
            accuracyOf({forecast(0.1, 50), forecast(0.2, 40), forecast(0.3, 80), forecast(0.4, 80)});
        QVERIFY(std::abs(*tied.rankCorrelation - 3.5 / std::sqrt(22.5)) < 1e-12);
    }

    void thereIsNoCorrelationOfTwoFilmsOrOfEqualRatings()
    {
        QVERIFY(!accuracyOf({forecast(0.2, 10), forecast(0.3, 95)}).rankCorrelation);
        QVERIFY(!accuracyOf({forecast(0.2, 70), forecast(0.3, 70), forecast(0.4, 70)}).rankCorrelation);
    }

    void nothingKnownIsNoFigure()
    {
        const auto accuracy = accuracyOf({});
        QCOMPARE(accuracy.films, 0);
        QCOMPARE(accuracy.high, 0);
        QVERIFY(!accuracy.meanError && !accuracy.rankCorrelation);
    }
};

QTEST_GUILESS_MAIN(AccuracyTest)
#include "accuracy_test.moc"
