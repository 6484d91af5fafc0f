#include "tests/support/open_session.h"
#include "ui/viewmodels/accuracy_view_model.h"
#include "ui/views/for_you_page.h"
#include "ui/views/seen_films.h"
#include "ui/views/tonight_page.h"
#include "ui/widgets/poster_cache.h"
#include "ui/widgets/poster_shelf.h"

#include <QDialog>
#include <QScrollArea>
#include <QScrollBar>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace matinee {

/// What the pages of suggestions write down as seen.
class SeenFilmsTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_open = std::make_unique<OpenSession>();
        QVERIFY(m_open->wait());
        for (int row : {3, 14, 25})
            m_open->session().rate(m_open->film(row), *Rating::fromPoints(100));
        QTRY_COMPARE_WITH_TIMEOUT(m_open->session().forYou().verdicts, 3, 10'000);
        m_model = std::make_unique<AccuracyViewModel>(m_open->session());
    }

    void cleanup()
    {
        m_model.reset();
        m_open.reset();
    }

    void onlyWhatIsInSightWasShown()
    {
        ForYouPage page(m_open->session(), m_posters);
        page.resize(744, 500);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        QTRY_VERIFY_WITH_TIMEOUT(!readLog().isEmpty(), 10'000);

        const auto shelves = page.findChildren<PosterShelf *>();
        const QList<FeedbackEvent> log = m_model->log();
        QSet<QString> lists;
        for (const FeedbackEvent &event : log) {
            QCOMPARE(event.kind, FeedbackKind::Shown);
            QVERIFY(event.match.has_value());
            lists.insert(event.list);
        }
        QVERIFY(lists.contains(feedback_list::ForYou));
        QCOMPARE(lists.size(), 2); // the pick and the first shelf: the second is below the edge
        QCOMPARE(log.size(), 1 + rowsInSight(shelves.first()->row()).size());
        QVERIFY(shelves.first()->row().model()->rowCount() > rowsInSight(shelves.first()->row()).size());

        auto *bar = page.findChild<QScrollArea *>()->verticalScrollBar();
        bar->setValue(bar->maximum());
        QTRY_VERIFY_WITH_TIMEOUT(readLog().size() > log.size(), 10'000);
    }

    void aPageThatIsLeftAtOnceShowedNothing()
    {
        ForYouPage page(m_open->session(), m_posters);
        page.resize(744, 740);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        QTest::qWait(SeenFilms::StandsStill / 3);
        page.hide();

        QTest::qWait(SeenFilms::StandsStill + 2500);

        QVERIFY(readLog().isEmpty());
    }

    void theThreeOfTonightAreShownInTheirPlaces()
    {
        TonightPage page(m_open->session(), m_posters);
        page.resize(744, 740);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));

        QTRY_COMPARE_WITH_TIMEOUT(readLog().size(), 3, 10'000);
        QSet<int> places;
        for (const FeedbackEvent &event : m_model->log()) {
            QCOMPARE(event.list, QString(feedback_list::Tonight));
            QVERIFY(!event.reason.isEmpty());
            places.insert(event.position.value_or(0));
        }
        QCOMPARE(places, (QSet<int>{1, 2, 3}));
    }

    void whatADialogCoversIsNotShown()
    {
        ForYouPage page(m_open->session(), m_posters);
        page.resize(744, 740);
        QDialog dialog(&page);
        dialog.setWindowModality(Qt::WindowModal);
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        dialog.show();

        QTest::qWait(SeenFilms::StandsStill + 2500);
        QVERIFY(readLog().isEmpty());

        dialog.hide();
        page.activateWindow();
        QTRY_VERIFY_WITH_TIMEOUT(!readLog().isEmpty(), 10'000);
    }

    void onlyThePersonOpensAFilm()
    {
        ForYouPage page(m_open->session(), m_posters);
        connect(&page, &ForYouPage::movieSelected, &m_open->session().feedback(), &FeedbackLog::showDetails);
        page.resize(744, 740);
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        PosterRow &row = page.findChildren<PosterShelf *>().first()->row();
        row.setFocus(Qt::TabFocusReason);
        QVERIFY(row.currentMovie().isStored()); // the focus alone has chosen the first film

        QTest::qWait(FeedbackLog::LookedAt + 500);
        QTRY_VERIFY_WITH_TIMEOUT(!readLog().isEmpty(), 10'000);
        QCOMPARE(openedFilms(), QList<MovieId>());

        QTest::keyClick(&row, Qt::Key_Right);
        const MovieId chosen = row.currentMovie();
        QTRY_COMPARE_WITH_TIMEOUT(openedFilms(), QList<MovieId>{chosen}, 10'000);

        const QPoint first = row.visualRect(row.model()->index(0, 0)).center();
        QTest::mouseClick(row.viewport(), Qt::LeftButton, {}, first);
        QTRY_COMPARE_WITH_TIMEOUT(openedFilms().size(), 2, 10'000);
        QVERIFY(openedFilms().contains(row.movieAt(row.model()->index(0, 0))));
    }

private:
    QList<MovieId> openedFilms()
    {
        QList<MovieId> films;
        for (const FeedbackEvent &event : readLog()) {
            if (event.kind == FeedbackKind::Opened)
                films.append(event.movie);
        }
        return films;
    }

    QList<FeedbackEvent> readLog()
    {
        QSignalSpy changed(m_model.get(), &AccuracyViewModel::changed);
        m_model->read();
        changed.wait(5000);
        return m_model->log();
    }

    std::unique_ptr<OpenSession> m_open;
    std::unique_ptr<AccuracyViewModel> m_model;
    PosterCache m_posters;
};

} // namespace matinee

QTEST_MAIN(matinee::SeenFilmsTest)
#include "seen_films_test.moc"
