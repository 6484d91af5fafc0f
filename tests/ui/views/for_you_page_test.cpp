#include "tests/support/open_session.h"
#include "ui/views/for_you_page.h"
#include "ui/views/tune_popup.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/hero.h"
#include "ui/widgets/poster_cache.h"
#include "ui/widgets/poster_shelf.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

class ForYouPageTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_open = std::make_unique<OpenSession>();
        QVERIFY(m_open->wait());
        for (int row : {3, 14, 25})
            m_open->session().rate(m_open->film(row), *Rating::fromPoints(100));
        QTRY_COMPARE_WITH_TIMEOUT(m_open->session().forYou().verdicts, 3, 10'000);
        m_page = std::make_unique<ForYouPage>(m_open->session(), m_posters);
        m_page->resize(744, 740);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }

    void cleanup()
    {
        m_page.reset();
        m_open.reset();
    }

    void showsThePickAndAShelfForEachOfTheModel()
    {
        QVERIFY(m_page->findChild<Hero *>()->isVisible());
        QCOMPARE(shownShelves().size(), m_open->session().forYou().shelves.size());
        for (PosterShelf *shelf : shownShelves())
            QVERIFY(shelf->row().model()->rowCount() > 0);
    }

    void aLongTitleDoesNotWidenThePage()
    {
        shownShelves().first()->setTitle(
            u"Because you loved The Lord of the Rings: The Fellowship of the Ring, the longest cut"_s);
        QTest::qWait(0);

        const auto *area = m_page->findChild<QScrollArea *>();
        QVERIFY(area->widget()->minimumSizeHint().width() <= area->viewport()->width());
    }

    void aKeyOnATileRates()
    {
        PosterRow &row = shownShelves().first()->row();
        row.setFocus();
        row.setCurrentIndex(row.model()->index(1, 0));
        const MovieId movie = row.currentMovie();

        QTest::keyClick(&row, Qt::Key_4);

        QCOMPARE(m_open->session().mine(movie).rating, Rating::fromPoints(80));
    }

    void aRatedFilmLeavesAndThePageStaysWhereItWas()
    {
        auto *bar = m_page->findChild<QScrollArea *>()->verticalScrollBar();
        QTRY_VERIFY(bar->maximum() > 100);
        PosterRow &row = shownShelves().first()->row();
        const MovieId movie = row.movieAt(row.model()->index(0, 0));
        bar->setValue(100);

        m_open->session().rate(movie, *Rating::fromPoints(80));

        QTRY_COMPARE_WITH_TIMEOUT(m_open->session().forYou().verdicts, 4, 10'000);
        QCOMPARE(bar->value(), 100);
        for (PosterShelf *shelf : shownShelves()) {
            for (int i = 0; i < shelf->row().model()->rowCount(); ++i)
                QVERIFY(shelf->row().movieAt(shelf->row().model()->index(i, 0)) != movie);
        }
    }

    void upAndDownMoveBetweenThePickAndTheShelves()
    {
        PosterRow &first = shownShelves().at(0)->row();
        PosterRow &second = shownShelves().at(1)->row();
        QSignalSpy selected(m_page.get(), &ForYouPage::movieSelected);
        first.setFocus();
        first.setCurrentIndex(first.model()->index(2, 0));

        QTest::keyClick(&first, Qt::Key_Down);
        QVERIFY(second.hasFocus());
        QCOMPARE(second.currentIndex().row(), 2);
        QVERIFY(!first.currentMovie().isStored());
        QCOMPARE(selected.last().first().value<MovieId>(), second.currentMovie());

        QTest::keyClick(&second, Qt::Key_Up);
        QVERIFY(first.hasFocus());
        QTest::keyClick(&first, Qt::Key_Up);
        QVERIFY(m_page->findChild<Hero *>()->isAncestorOf(QApplication::focusWidget()));
        QCOMPARE(selected.last().first().value<MovieId>(), m_open->session().forYou().top.first().movie);
    }

    void tunedItShowsWhatFitsAndSaysSo()
    {
        const qsizetype shelves = shownShelves().size();
        const QString name = tune().accessibleName();

        wish({.obscure = 80, .era = Wishes::Era::SixtiesSeventies});

        QCOMPARE(shownShelves().first()->row().model()->rowCount(), 20);
        QVERIFY(shownShelves().size() <= shelves + 1);
        QVERIFY(tune().accessibleName() != name);
        wish({});
        QCOMPARE(shownShelves().size(), shelves);
        QCOMPARE(tune().accessibleName(), name);
    }

    void wishesThatLeaveNothingCanBeTakenBack()
    {
        auto *nothing = m_page->findChild<EmptyState *>();
        QVERIFY(!nothing->isVisible());
        wish({.era = Wishes::Era::Before1960, .length = Wishes::Length::Over120});
        for (const MovieSummary &film : m_open->session().catalogue().movies) {
            if (film.year.value_or(2000) < 1960 && film.runtimeMinutes.value_or(0) > 120)
                m_open->session().toggleHidden(film.id);
        }
        QTRY_VERIFY_WITH_TIMEOUT(nothing->isVisible(), 20'000);
        QVERIFY(shownShelves().isEmpty());
        QVERIFY(!m_page->findChild<Hero *>()->isVisible());

        QTest::mouseClick(nothing->findChild<Button *>(), Qt::LeftButton);

        QVERIFY(!m_open->session().wishes().any());
        QTRY_VERIFY_WITH_TIMEOUT(!nothing->isVisible(), 20'000);
        QVERIFY(m_page->findChild<Hero *>()->isVisible());
    }

    void tuneOpensByKeyAndEscapeComesBack()
    {
        tune().setFocus();
        QTest::keyClick(&tune(), Qt::Key_Return);
        auto *popup = m_page->findChild<TunePopup *>();
        QVERIFY(popup && popup->isVisible());

        QTest::keyClick(popup, Qt::Key_Escape);

        QVERIFY(!popup->isVisible());
        QTRY_VERIFY(tune().hasFocus());
    }

    void theKeysOfATileWorkOnThePick()
    {
        const MovieId pick = m_open->session().forYou().top.first().movie;
        auto *watchlist = m_page->findChild<Hero *>()->findChild<Button *>();
        watchlist->setFocus();

        QTest::keyClick(watchlist, Qt::Key_W);
        QTRY_VERIFY(m_open->session().mine(pick).watchlist);
        QTest::keyClick(watchlist, Qt::Key_X);

        QTRY_VERIFY(m_open->session().mine(pick).hidden);
        QTRY_VERIFY_WITH_TIMEOUT(m_open->session().forYou().top.first().movie != pick, 10'000);
    }

    void undoChoosesTheFilmThatComesBack()
    {
        PosterRow &row = m_page->findChildren<PosterShelf *>().first()->row();
        row.setFocus();
        row.setCurrentIndex(row.model()->index(1, 0));
        const MovieId film = row.currentMovie();

        QTest::keyClick(&row, Qt::Key_Minus);
        QTRY_VERIFY_WITH_TIMEOUT(row.currentMovie() != film, 10'000);
        m_open->session().undo();

        QTRY_COMPARE_WITH_TIMEOUT(row.currentMovie(), film, 10'000);
    }

    void lessLikeThisTakesThePickAwayAndUndoBringsItBack()
    {
        const MovieId pick = m_open->session().forYou().top.first().movie;
        auto *watchlist = m_page->findChild<Hero *>()->findChild<Button *>();
        watchlist->setFocus();

        QTest::keyClick(watchlist, Qt::Key_Minus);

        QCOMPARE(m_open->session().mine(pick).nudge, Nudge::Less);
        QTRY_VERIFY_WITH_TIMEOUT(m_open->session().forYou().top.first().movie != pick, 10'000);
        m_open->session().undo();
        QTRY_COMPARE_WITH_TIMEOUT(m_open->session().forYou().top.first().movie, pick, 10'000);
    }

private:
    Button &tune() const
    {
        const QList<Button *> buttons = m_page->findChildren<Button *>();
        const auto tune = std::find_if(buttons.cbegin(), buttons.cend(),
                                       [](const Button *button) { return button->text() == u"Tune"_s; });
        return **tune;
    }

    void wish(const Wishes &wishes)
    {
        QSignalSpy changed(&m_open->session(), &Session::forYouChanged);
        m_open->session().setWishes(wishes);
        QVERIFY(changed.wait(20'000));
    }

    QList<PosterShelf *> shownShelves() const
    {
        QList<PosterShelf *> shown;
        for (PosterShelf *shelf : m_page->findChildren<PosterShelf *>()) {
            if (shelf->isVisible())
                shown.append(shelf);
        }
        return shown;
    }

    std::unique_ptr<OpenSession> m_open;
    PosterCache m_posters;
    std::unique_ptr<ForYouPage> m_page;
};

} // namespace matinee

QTEST_MAIN(matinee::ForYouPageTest)
#include "for_you_page_test.moc"
