#include "tests/support/open_session.h"

#include <QSignalSpy>
#include <QTest>

namespace matinee {

class SessionTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_open = std::make_unique<OpenSession>();
        QVERIFY(m_open->wait());
    }

    void ratingIsShownBeforeItIsSaved()
    {
        QSignalSpy changed(&session(), &Session::mineChanged);
        QSignalSpy done(&session(), &Session::done);

        session().rate(heat(), stars(4));

        QCOMPARE(session().mine(heat()).rating, stars(4));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(done.size(), 0);
        QVERIFY(done.wait());
        QCOMPARE(session().mine(heat()).rating, stars(4));
        QCOMPARE(changed.size(), 1);
    }

    void ratingSurvivesARestart()
    {
        QSignalSpy done(&session(), &Session::done);
        session().rate(heat(), stars(5));
        QVERIFY(done.wait());

        m_open->reopen();
        QVERIFY(m_open->wait());

        QCOMPARE(session().mine(heat()).rating, stars(5));
    }

    void undoTakesTheRatingBackAndRedoBringsItAgain()
    {
        QSignalSpy undone(&session(), &Session::undone);
        QSignalSpy redone(&session(), &Session::redone);
        session().rate(heat(), stars(2));

        session().undo();
        QVERIFY(undone.wait());
        QVERIFY(!session().mine(heat()).rating);

        session().redo();
        QVERIFY(redone.wait());
        QCOMPARE(session().mine(heat()).rating, stars(2));
    }

    void undoWithNothingToUndoIsQuiet()
    {
        QSignalSpy failed(&session(), &Session::failed);
        QSignalSpy state(&session(), &Session::undoStateChanged);

        session().undo();
        session().rate(heat(), stars(1));

        QVERIFY(state.wait());
        QCOMPARE(failed.size(), 0);
    }

    void aRefusedChangeIsPutBack()
    {
        const MovieId unknown(987654321);
        QSignalSpy failed(&session(), &Session::failed);

        session().toggleWatchlist(unknown);
        QVERIFY(session().mine(unknown).watchlist);

        QVERIFY(failed.wait());
        QVERIFY(!session().mine(unknown).watchlist);
        QVERIFY(!session().shelf().contains(unknown));
        QVERIFY(!failed.first().first().toString().isEmpty());
    }

    void theLastOfManyQuickRatingsStays()
    {
        QSignalSpy done(&session(), &Session::done);

        for (int points = 10; points <= 100; points += 10)
            session().rate(heat(), *Rating::fromPoints(points));

        QTRY_COMPARE(done.size(), 10);
        QCOMPARE(session().mine(heat()).rating, stars(5));
    }

    void watchingTakesAFilmOffTheWatchlist()
    {
        QSignalSpy diary(&session(), &Session::diaryChanged);
        session().toggleWatchlist(heat());

        session().watchToday(heat());

        QVERIFY(!session().mine(heat()).watchlist);
        QCOMPARE(session().mine(heat()).watches, 1);
        QVERIFY(diary.wait());
        QVERIFY(!session().mine(heat()).watchlist);
        QCOMPARE(session().mine(heat()).watches, 1);
    }

    void suggestionsFollowARating()
    {
        QSignalSpy refreshed(&session(), &Session::forYouChanged);
        QVERIFY(session().match(heat()));

        session().rate(heat(), stars(5));

        QVERIFY(!session().match(heat()));
        QVERIFY(refreshed.wait(20'000));
        QCOMPARE(session().forYou().verdicts, 1);
        QVERIFY(!session().forYou().match.contains(heat()));
    }

    void manyRatingsAreOneOrTwoRefreshes()
    {
        QSignalSpy refreshed(&session(), &Session::forYouChanged);

        for (int row = 0; row < 10; ++row)
            session().rate(m_open->film(row), stars(4));

        QTRY_COMPARE_WITH_TIMEOUT(session().forYou().verdicts, 10, 20'000);
        QVERIFY(refreshed.size() < 10);
    }

    void wishesChangeWhatIsSuggested()
    {
        QSignalSpy refreshed(&session(), &Session::forYouChanged);
        const auto matches = session().forYou().match.size();

        session().setWishes({.length = Wishes::Length::Over120});
        QVERIFY(refreshed.wait(20'000));

        QVERIFY(!session().forYou().top.isEmpty());
        for (const Suggestion &suggestion : session().forYou().top)
            QVERIFY(session().movie(suggestion.movie)->runtimeMinutes.value_or(0) > 120);
        QCOMPARE(session().forYou().match.size(), matches); // tiles elsewhere keep theirs
    }

    void aSliderThatIsDraggedAsksOnceOrTwice()
    {
        QSignalSpy refreshed(&session(), &Session::forYouChanged);
        QSignalSpy wished(&session(), &Session::wishesChanged);

        for (int at = 1; at <= 100; ++at)
            session().setWishes({.obscure = at});

        QCOMPARE(wished.size(), 100);
        QVERIFY(refreshed.wait(20'000));
        QTest::qWait(300);
        QVERIFY(refreshed.size() <= 2);
    }

    void wishesOfTheLastTimeAreThereFromTheStart()
    {
        m_open->reopen();
        session().setWishes({.era = Wishes::Era::Before1960});
        QVERIFY(m_open->wait());

        for (const Suggestion &suggestion : session().forYou().top)
            QVERIFY(session().movie(suggestion.movie)->year.value_or(9999) < 1960);
    }

    void beforeLoadingNothingHappens()
    {
        Session early;
        QSignalSpy changed(&early, &Session::mineChanged);

        early.rate(MovieId(1), stars(3));
        early.undo();

        QCOMPARE(changed.size(), 0);
        QVERIFY(early.shelf().isEmpty());
    }

private:
    Session &session() { return m_open->session(); }
    MovieId heat() const { return m_open->film(3); }
    static Rating stars(int count) { return *Rating::fromPoints(count * 20); }

    std::unique_ptr<OpenSession> m_open;
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::SessionTest)
#include "session_test.moc"
