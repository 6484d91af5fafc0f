#include "core/store/writer_lock.h"
#include "tests/support/open_session.h"
#include "ui/viewmodels/accuracy_view_model.h"
#include "ui/viewmodels/feedback_log.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace matinee {

class FeedbackLogTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_open = std::make_unique<OpenSession>();
        QVERIFY(m_open->wait());
        m_model = std::make_unique<AccuracyViewModel>(session());
    }

    void cleanup()
    {
        m_model.reset();
        m_open.reset();
    }

    void whatWasSeenIsWrittenDownOnceWithItsPrediction()
    {
        const Suggestion pick = session().forYou().top.first();
        const SuggestionPlace place{feedback_list::ForYou, 1, pick.movie, pick};
        log().see(place);
        log().see(place);
        log().see({u"hidden_gems"_s, 4, pick.movie, pick});

        QTRY_COMPARE_WITH_TIMEOUT(readLog().size(), 2, 10'000);
        const FeedbackEvent first = readLog().last();
        QCOMPARE(first.kind, FeedbackKind::Shown);
        QCOMPARE(first.movie, pick.movie);
        QCOMPARE(first.list, QString(feedback_list::ForYou));
        QCOMPARE(first.match, pick.match);
        QCOMPARE(first.expert, pick.expert);
        QVERIFY(!first.expert.isEmpty());
    }

    void detailsLookedAtAfterChoosingAreOpened()
    {
        const MovieId movie = m_open->film(5);
        log().choose({feedback_list::Tonight, 2, movie});
        log().showDetails(movie);

        QTRY_COMPARE_WITH_TIMEOUT(readLog().size(), 1, 10'000);
        QCOMPARE(readLog().first().kind, FeedbackKind::Opened);
        QCOMPARE(readLog().first().list, QString(feedback_list::Tonight));
        QCOMPARE(readLog().first().position, 2);
    }

    void detailsPassedByOrChosenElsewhereAreNot()
    {
        const MovieId one = m_open->film(5);
        const MovieId other = m_open->film(6);
        log().showDetails(other); // nothing was chosen
        log().choose({feedback_list::Tonight, 1, one});
        log().showDetails(one);
        log().showDetails(other); // on the way to another
        QTest::qWait(FeedbackLog::LookedAt + 300);
        log().see({feedback_list::Tonight, 3, other}); // so that there is something to wait for

        QTRY_COMPARE_WITH_TIMEOUT(readLog().size(), 1, 10'000);
        QCOMPARE(readLog().first().kind, FeedbackKind::Shown);
    }

    void hidingAFilmThatWasSeenDismissesItThere()
    {
        const MovieId movie = m_open->film(5);
        log().see({u"hidden_gems"_s, 4, movie});
        session().toggleHidden(movie);
        session().toggleHidden(m_open->film(6)); // was never suggested

        QTRY_COMPARE_WITH_TIMEOUT(readLog().size(), 2, 10'000);
        QCOMPARE(readLog().first().kind, FeedbackKind::Dismissed);
        QCOMPARE(readLog().first().list, u"hidden_gems"_s);
        QCOMPARE(readLog().first().position, 4);
    }

    void whatWaitsIsWrittenWhenTheWindowCloses()
    {
        m_model.reset();
        log().see({feedback_list::Tonight, 1, m_open->film(5)});

        m_open->reopen();
        QVERIFY(m_open->wait());
        m_model = std::make_unique<AccuracyViewModel>(session());

        QTRY_COMPARE_WITH_TIMEOUT(readLog().size(), 1, 10'000);
    }

    void switchedOffNothingIsWrittenAndClearingEmptiesIt()
    {
        log().see({feedback_list::Tonight, 1, m_open->film(5)});
        QTRY_COMPARE_WITH_TIMEOUT(readLog().size(), 1, 10'000);
        QVERIFY(m_model->report().isKept);

        m_model->keep(false);
        log().see({feedback_list::Tonight, 2, m_open->film(6)});
        QTest::qWait(2500);
        QCOMPARE(readLog().size(), 1);
        QVERIFY(!m_model->report().isKept);

        QSignalSpy cleared(m_model.get(), &AccuracyViewModel::cleared);
        m_model->clear();
        QTRY_COMPARE(cleared.size(), 1);
        QTRY_COMPARE(m_model->report().events, 0);
    }

    void whatWasSeenBeforeClearingIsForgotten()
    {
        const SuggestionPlace place{feedback_list::Tonight, 1, m_open->film(5)};
        log().see(place);
        m_model->clear();
        session().toggleHidden(m_open->film(5)); // dismissed where it was seen, which is forgotten
        QTest::qWait(2500);
        QVERIFY(readLog().isEmpty());

        log().see(place);
        QTRY_COMPARE_WITH_TIMEOUT(readLog().size(), 1, 10'000);
    }

    void whatWasSeenWhileItWasOffIsToldWhenSeenAgain()
    {
        const SuggestionPlace again{feedback_list::Tonight, 1, m_open->film(5)};
        m_model->keep(false);
        log().see(again);
        log().see({feedback_list::Tonight, 2, m_open->film(6)});
        log().choose({feedback_list::Tonight, 2, m_open->film(6)});
        log().showDetails(m_open->film(6));
        m_model->keep(true);
        log().see(again);

        QTRY_VERIFY_WITH_TIMEOUT(!readLog().isEmpty(), 10'000);
        QCOMPARE(readLog().size(), 1);
        QCOMPARE(readLog().first().movie, m_open->film(5));
    }

    void anEventThatIsNotTakenLeavesTheOthers()
    {
        log().see({feedback_list::Tonight, 1, m_open->film(5)});
        log().see({u"No list"_s, 2, m_open->film(6)});
        log().see({feedback_list::Tonight, 3, m_open->film(7)});

        QTRY_COMPARE_WITH_TIMEOUT(readLog().size(), 2, 10'000);
        QCOMPARE(readLog().last().position, 1);
        QCOMPARE(readLog().first().position, 3);
    }

    void ofWhatCannotBeWrittenTheNewestWait()
    {
        WriterLock writer(m_open->folder() + u"/library.db.writer"_s);
        QVERIFY(writer.take());
        see(u"first"_s, 400);
        QTest::qWait(6000); // from the second second to the seventh it waits for the lock
        see(u"second"_s, 300);
        QTest::qWait(1250);
        writer.give();

        QTRY_VERIFY_WITH_TIMEOUT(readLog().size() > 1, 10'000);
        QCOMPARE(m_model->report().events, FeedbackLog::LongestBatch);
        QCOMPARE(readLog().first().list, u"second"_s);
    }

    void whatWasOnItsWayWhenTheLogWasClearedIsNotTriedAgain()
    {
        WriterLock writer(m_open->folder() + u"/library.db.writer"_s);
        QVERIFY(writer.take());
        see(u"first"_s, 3);
        QTest::qWait(4000);
        QSignalSpy cleared(m_model.get(), &AccuracyViewModel::cleared);
        m_model->clear();
        QTest::qWait(3500); // the batch was given up, clearing waits
        writer.give();

        QTRY_COMPARE_WITH_TIMEOUT(cleared.size(), 1, 10'000);
        QTest::qWait(2500);
        QVERIFY(readLog().isEmpty());
    }

private:
    void see(const QString &list, int films)
    {
        for (int i = 0; i < films; ++i)
            log().see({list, i + 1, m_open->film(i)});
    }

    Session &session() { return m_open->session(); }
    FeedbackLog &log() { return session().feedback(); }

    QList<FeedbackEvent> readLog()
    {
        QSignalSpy changed(m_model.get(), &AccuracyViewModel::changed);
        m_model->read();
        changed.wait(5000);
        return m_model->log();
    }

    std::unique_ptr<OpenSession> m_open;
    std::unique_ptr<AccuracyViewModel> m_model;
};

} // namespace matinee

QTEST_MAIN(matinee::FeedbackLogTest)
#include "feedback_log_test.moc"
