#include "core/feedback/feedback_service.h"
#include "core/recommend/recommend_service.h"
#include "tests/support/test_library.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class FeedbackServiceTest : public QObject {
    Q_OBJECT

    struct World : TestLibrary {
        RecommendService recommend{catalog, library};
        FeedbackService feedback{*database, clock, catalog, recommend};

        FeedbackEvent event(MovieId movie, FeedbackKind kind = FeedbackKind::Shown, int position = 1) const
        {
            FeedbackEvent event;
            event.kind = kind;
            event.movie = movie;
            event.list = feedback_list::ForYou;
            event.position = position;
            return event;
        }
        QList<FeedbackEvent> log() const { return feedback.page(ada, 0, 100).value().events; }
        int points(MovieId movie, int stars)
        {
            return library.rate(ada, movie, *Rating::fromPoints(stars)) ? 1 : 0;
        }
    };
    std::unique_ptr<World> m_world;

private slots:
    void init() { m_world = std::make_unique<World>(); }

    void anEventRemembersWhatWasPredicted()
    {
        World &world = *m_world;
        QVERIFY(world.points(world.heat(), 100));

        QCOMPARE(world.feedback.record(world.ada, {world.event(world.ran())}).value(), 1);

        const FeedbackEvent kept = world.log().first();
        const Suggestion expected = world.recommend.explain(world.ada, world.ran()).value();
        QCOMPARE(kept.match, expected.match);
        QCOMPARE(kept.at, world.clock.now());
        QCOMPARE(kept.position, 1);
        QCOMPARE(kept.model, world.recommend.modelVersion());
        QVERIFY(!kept.expert.isEmpty());
        QCOMPARE(kept.expert, expected.expert);
        // What is thought of the film later does not change what was said of it then.
        QVERIFY(world.points(world.alien(), 10));
        QCOMPARE(world.log().first().match, expected.match);
    }

    void theKindOfReasonThatWeighsMostAsAWholeIsRemembered()
    {
        const auto because = [](Reason::Kind kind, double contribution) {
            Reason reason;
            reason.kind = kind;
            reason.contribution = contribution;
            return reason;
        };
        Suggestion suggestion;
        suggestion.because = {because(Reason::Kind::Popular, 0.5), because(Reason::Kind::LikedMovie, 0.4),
                              because(Reason::Kind::LikedMovie, 0.3)};
        FeedbackEvent event;
        remember(suggestion, event);
        QCOMPARE(event.reason, u"liked_movie"_s);

        FeedbackEvent against;
        suggestion.because = {because(Reason::Kind::LikedMovie, -0.3)};
        remember(suggestion, against);
        QVERIFY(against.reason.isEmpty());
    }

    void nothingIsPredictedOfAFilmThatIsRatedAlready()
    {
        World &world = *m_world;
        QVERIFY(world.points(world.heat(), 100));
        FeedbackEvent late = world.event(world.heat());
        late.at = world.clock.now().addDays(-1); // so that the instant alone would let it pass

        QCOMPARE(world.feedback.record(world.ada, {late}).value(), 1);

        QVERIFY(!world.log().first().match);
        QCOMPARE(world.feedback.accuracy(world.ada).value().films, 0);
    }

    void whatTheWindowSawIsKeptAsItWas()
    {
        World &world = *m_world;
        FeedbackEvent seen = world.event(world.ran());
        seen.match = 0.93;
        seen.predictedPoints = 84.5;
        seen.reason = u"liked_movie"_s;

        QVERIFY(world.feedback.record(world.ada, {seen}));

        QCOMPARE(world.log().first().match, 0.93);
        QCOMPARE(world.log().first().predictedPoints, 84.5);
        QCOMPARE(world.log().first().reason, u"liked_movie"_s);
    }

    void pointsThatWereNotForetoldThenAreNotForetoldLater()
    {
        World &world = *m_world;
        QList<NewMovie> others;
        for (int i = 0; i < RatingForecast::FewestRatings; ++i) {
            NewMovie film;
            film.summary.ref = u"imdb:tt100000%1"_s.arg(i);
            film.summary.title = film.summary.ref;
            film.source = u"starter"_s;
            others.append(film);
        }
        const QList<MovieId> rated = world.catalog.addMissing(others).value();
        for (const MovieId film : rated)
            QVERIFY(world.points(film, 70));
        FeedbackEvent seen = world.event(world.ran());
        seen.match = 0.93;

        QVERIFY(world.feedback.record(world.ada, {seen, world.event(world.heat())}));

        for (const FeedbackEvent &kept : world.log())
            QCOMPARE(kept.predictedPoints.has_value(), kept.movie == world.heat());
    }

    void aFilmIsShownOnceADayAndList()
    {
        World &world = *m_world;
        FeedbackEvent gem = world.event(world.ran());
        gem.list = u"hidden_gems"_s;

        QCOMPARE(
            world.feedback.record(world.ada, {world.event(world.ran()), world.event(world.ran())}).value(),
            1);
        world.clock.advance(1h);
        QCOMPARE(world.feedback.record(world.ada, {world.event(world.ran()), gem}).value(), 1);
        world.clock.advance(24h);
        QCOMPARE(world.feedback.record(world.ada, {world.event(world.ran())}).value(), 1);
        const auto opened = world.event(world.ran(), FeedbackKind::Opened);
        QCOMPARE(world.feedback.record(world.ada, {opened, opened}).value(), 2);
    }

    void whatIsWrongIsRefusedAndNamed()
    {
        World &world = *m_world;
        FeedbackEvent list = world.event(world.ran());
        list.list = u"For You"_s;
        FeedbackEvent later = world.event(world.ran());
        later.at = world.clock.now().addSecs(FeedbackService::ClockSkew + 1);
        const QList<std::pair<FeedbackEvent, QString>> wrong{
            {world.event(MovieId(99)), u"movie"_s},
            {list, u"list"_s},
            {world.event(world.ran(), FeedbackKind::Shown, 0), u"position"_s},
            {later, u"at"_s},
        };
        for (const auto &[event, field] : wrong) {
            const auto refused = world.feedback.record(world.ada, {world.event(world.heat()), event});
            QVERIFY(!refused);
            QCOMPARE(refused.error().kind, Error::Kind::Invalid);
            QVERIFY2(refused.error().message.startsWith(field), qPrintable(refused.error().message));
        }
        QVERIFY(world.log().isEmpty());
    }

    void aClockThatIsALittleAheadIsPutRight()
    {
        World &world = *m_world;
        FeedbackEvent ahead = world.event(world.ran());
        ahead.at = world.clock.now().addSecs(60);
        QVERIFY(world.feedback.record(world.ada, {ahead}));
        QCOMPARE(world.log().first().at, world.clock.now());
    }

    void thePersonCanSwitchItOffAndClearIt()
    {
        World &world = *m_world;
        QVERIFY(world.feedback.isKept(world.ada).value());
        QVERIFY(world.feedback.record(world.ada, {world.event(world.ran())}));

        QVERIFY(world.feedback.keep(world.ada, false));
        QVERIFY(!world.feedback.isKept(world.ada).value());
        QCOMPARE(world.feedback.record(world.ada, {world.event(world.heat())}).value(), 0);
        QCOMPARE(world.log().size(), 1);

        QCOMPARE(world.feedback.clear(world.ada).value(), 1);
        QVERIFY(world.log().isEmpty());
        QVERIFY(world.feedback.keep(world.ada, true));
        QCOMPARE(world.feedback.record(world.ada, {world.event(world.heat())}).value(), 1);
    }

    void theLogStaysOnTheDevice()
    {
        World &world = *m_world;
        QVERIFY(world.feedback.record(world.ada, {world.event(world.ran())}));
        QVERIFY(world.feedback.keep(world.ada, false));
        QVERIFY(world.feedback.clear(world.ada));
        QCOMPARE(world.scalar(u"SELECT COUNT(*) FROM sync_outbox"_s), u"0"_s);
        QCOMPARE(world.scalar(u"SELECT COUNT(*) FROM undo_step"_s), u"0"_s);
    }

    void beyondTheLimitTheOldestOfWhatWasShownGoesFirst()
    {
        World &world = *m_world;
        FeedbackRepository log(*world.database);
        const auto at = [&](FeedbackKind kind, int hour) {
            FeedbackEvent event = world.event(world.ran(), kind);
            event.list = u"l%1"_s.arg(hour);
            event.at = world.clock.now().addSecs(hour * 3600);
            return event;
        };
        using Kind = FeedbackKind;
        const QList<FeedbackEvent> events{at(Kind::Opened, -9), at(Kind::Shown, -8), at(Kind::Shown, -7),
                                          at(Kind::Opened, -6), at(Kind::Shown, -5)};
        QCOMPARE(log.add(world.ada, events).value(), 5);

        QVERIFY(log.thin(world.ada, 5));
        QCOMPARE(log.count(world.ada).value(), 5);
        QVERIFY(log.thin(world.ada, 3));
        QCOMPARE(log.between(world.ada, {}, {}).value(),
                 (QList<FeedbackEvent>{events[0], events[3], events[4]}));
        QVERIFY(log.thin(world.ada, 1));
        QCOMPARE(log.between(world.ada, {}, {}).value(), (QList<FeedbackEvent>{events[3]}));
    }

    void recordingKeepsTheLimit()
    {
        World &world = *m_world;
        QVERIFY(world.database->execute(
            u"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)"
            u" INSERT INTO feedback (user_id, kind, movie_id, list, reason, expert, model, at)"
            u" SELECT 1, 'shown', 1, 'l' || i, '', '', '', i FROM n"_s));

        QCOMPARE(world.feedback.record(world.ada, {world.event(world.ran())}).value(), 1);

        QCOMPARE(world.feedback.page(world.ada, 0, 1).value().total, FeedbackService::MostEvents);
        QCOMPARE(world.log().first().movie, world.ran());
        QCOMPARE(world.scalar(u"SELECT MIN(at) FROM feedback"_s), u"2"_s);
    }

    void theAccuracyComparesWhatWasPredictedWithTheRating()
    {
        World &world = *m_world;
        FeedbackEvent high = world.event(world.ran());
        high.match = 0.9;
        high.predictedPoints = 80;
        QVERIFY(world.feedback.record(world.ada, {high}));
        world.clock.advance(1h);
        QVERIFY(world.points(world.ran(), 90));

        const auto accuracy = world.feedback.accuracy(world.ada).value();

        QCOMPARE(accuracy.films, 1);
        QCOMPARE(accuracy.highLiked, 1);
        QCOMPARE(accuracy.meanError, 10.0);
    }

    void theAnalysisOfAPeriodCountsWhatCameOfItLater()
    {
        World &world = *m_world;
        QVERIFY(world.feedback.record(world.ada, {world.event(world.ran()), world.event(world.heat())}));
        const QDate first = world.clock.now().date();
        world.clock.advance(48h);
        QVERIFY(world.feedback.record(
            world.ada, {world.event(world.ran(), FeedbackKind::Opened), world.event(world.amelie())}));
        QVERIFY(world.library.setWatchlist(world.ada, world.amelie(), true));

        const auto period = world.feedback.analysis(world.ada, first, first).value();
        QCOMPARE(period.days, 1);
        QCOMPARE(period.hitRate, 0.5);
        QCOMPARE(period.filmsShown, 2);
        QCOMPARE(period.films, 4);
        QCOMPARE(world.feedback.analysis(world.ada, first.addDays(1), std::nullopt).value().filmsShown, 1);
        QCOMPARE(world.feedback.report(world.ada).value().analysis.days, 2);
    }

    void whatWasTakenBackDoesNotCount()
    {
        World &world = *m_world;
        QVERIFY(world.feedback.record(world.ada, {world.event(world.ran())}));
        world.clock.advance(1h);
        QVERIFY(world.library.setWatchlist(world.ada, world.ran(), true));
        QCOMPARE(world.feedback.report(world.ada).value().analysis.hitRate, 1.0);

        QVERIFY(world.library.undo(world.ada));

        QCOMPARE(world.feedback.report(world.ada).value().analysis.hitRate, 0.0);
    }

    void peopleHaveLogsOfTheirOwn()
    {
        World &world = *m_world;
        QVERIFY(world.database->execute(
            u"INSERT INTO profile (id, handle, name, created_at) VALUES (2, 'bob', '', 0)"_s));
        const UserId bob(2);
        QVERIFY(world.feedback.record(bob, {world.event(world.ran())}));
        QVERIFY(world.feedback.keep(world.ada, false));

        QVERIFY(world.log().isEmpty());
        QCOMPARE(world.feedback.clear(world.ada).value(), 0);
        QVERIFY(world.feedback.isKept(bob).value());
        QCOMPARE(world.feedback.page(bob, 0, 10).value().total, 1);
    }
};

QTEST_GUILESS_MAIN(FeedbackServiceTest)
#include "feedback_service_test.moc"
