#include "tests/support/open_session.h"
#include "ui/viewmodels/search_view_model.h"
#include "ui/views/filter_counts.h"
#include "ui/views/library_page.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/poster_cache.h"
#include "ui/widgets/poster_grid.h"
#include "ui/widgets/text_label.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

class LibraryPageTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_open = std::make_unique<OpenSession>();
        QVERIFY(m_open->wait());
        m_all = int(m_open->session().catalogue().movies.size());
    }

    void cleanup()
    {
        m_page.reset();
        m_open.reset();
    }

    void showsEveryFilmAndHowManyThereAre()
    {
        open(LibraryPage::Kind::Library);

        QCOMPARE(grid().model()->rowCount(), m_all);
        QVERIFY(shows(QLocale().toString(m_all)));
    }

    void aChipNarrowsTheFilmsAndTheCountLine()
    {
        open(LibraryPage::Kind::Library);
        Chip *drama = chip(u"Drama"_s);
        QVERIFY(drama);

        QTest::mouseClick(drama, Qt::LeftButton);

        QTRY_VERIFY(m_page->search().count() < m_all);
        const int dramas = m_page->search().count();
        QVERIFY(dramas > 0);
        QVERIFY(chip(u"Drama"_s)->isChecked());
        QVERIFY(shows(QLocale().toString(dramas)));
        QVERIFY(!shows(QLocale().toString(m_all)));

        QTest::mouseClick(drama, Qt::LeftButton);
        QTRY_COMPARE(m_page->search().count(), m_all);
    }

    void aCountSaysWhatItsFilterLeaves()
    {
        open(LibraryPage::Kind::Library);
        m_page->search().toggleGenre(u"Crime"_s);
        QTRY_VERIFY(m_page->search().count() < m_all);
        const FilterCounts before = countFilters(m_open->session(), m_page->search());

        m_page->search().toggleGenre(u"Drama"_s);

        QTRY_COMPARE(m_page->search().count(), before.genres.value(u"Drama"_s));
    }

    void aKeyOnATileRates()
    {
        open(LibraryPage::Kind::Library);
        m_page->focusGrid();
        grid().setCurrentIndex(grid().model()->index(5, 0));

        QTest::keyClick(&grid(), Qt::Key_5, Qt::ShiftModifier);

        QCOMPARE(m_open->session().mine(m_page->currentMovie()).rating, Rating::fromPoints(90));
    }

    void comingBackFindsEverythingAsItWas()
    {
        open(LibraryPage::Kind::Library);
        QTRY_VERIFY(grid().verticalScrollBar()->maximum() > 2000);
        grid().setCurrentIndex(grid().model()->index(40, 0));
        const MovieId chosen = m_page->currentMovie();
        grid().verticalScrollBar()->setValue(1500);

        m_page->hide();
        m_open->session().toggleWatchlist(chosen);
        m_page->show();

        QCOMPARE(m_page->currentMovie(), chosen);
        QCOMPARE(grid().verticalScrollBar()->value(), 1500);
    }

    void aFilmThatLeavesTheListDoesNotMoveIt()
    {
        open(LibraryPage::Kind::Library);
        m_page->search().setSeen(SearchQuery::Seen::Unseen);
        QTRY_VERIFY(!m_page->search().isSearching());
        grid().setFocus();
        grid().setCurrentIndex(grid().model()->index(30, 0));
        const MovieId next = grid().movieAt(grid().model()->index(31, 0));
        const MovieId chosen = m_page->currentMovie();
        const int scrolled = grid().verticalScrollBar()->value();

        QTest::keyClick(&grid(), Qt::Key_S);

        QTRY_COMPARE(m_page->search().count(), m_all - 1);
        QVERIFY(m_open->session().mine(chosen).seen());
        QCOMPARE(m_page->currentMovie(), next);
        QCOMPARE(grid().verticalScrollBar()->value(), scrolled);
    }

    void nothingFoundOffersToClearTheFilters()
    {
        open(LibraryPage::Kind::Library);
        m_page->search().setRuntimeTo(90);
        m_page->setSearchText(u"qqqqqqqq"_s);
        QTRY_COMPARE(m_page->search().count(), 0);
        QSignalSpy cleared(m_page.get(), &LibraryPage::searchTextCleared);
        Button *clear = visibleAction();
        QVERIFY(clear);

        QTest::mouseClick(clear, Qt::LeftButton);

        QTRY_COMPARE(m_page->search().count(), m_all);
        QCOMPARE(cleared.count(), 1);
        QVERIFY(grid().isVisible());
    }

    void anEmptyWatchlistLeadsToSuggestions()
    {
        open(LibraryPage::Kind::Watchlist);
        QTRY_VERIFY(!m_page->search().isSearching());
        QSignalSpy wanted(m_page.get(), &LibraryPage::suggestionsWanted);
        Button *find = visibleAction();
        QVERIFY(find);

        QTest::mouseClick(find, Qt::LeftButton);
        QCOMPARE(wanted.count(), 1);

        m_open->session().toggleWatchlist(m_open->film(7));
        QTRY_COMPARE(grid().model()->rowCount(), 1);
        QVERIFY(grid().isVisible());
    }

private:
    void open(LibraryPage::Kind kind)
    {
        m_page = std::make_unique<LibraryPage>(kind, m_open->session(), m_posters);
        m_page->resize(1064, 740);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        if (kind == LibraryPage::Kind::Library)
            QTRY_COMPARE(m_page->search().count(), m_all);
    }

    PosterGrid &grid() const { return *m_page->findChild<PosterGrid *>(); }

    Chip *chip(const QString &text) const
    {
        const QList<Chip *> chips = m_page->findChildren<Chip *>();
        const auto found = std::find_if(chips.cbegin(), chips.cend(), [&text](const Chip *candidate) {
            return candidate->text() == text && candidate->isVisible();
        });
        return found == chips.cend() ? nullptr : *found;
    }

    /// Whether a line of the page starts with this number.
    bool shows(const QString &number) const
    {
        const QList<TextLabel *> labels = m_page->findChildren<TextLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(), [&number](const TextLabel *label) {
            return label->isVisible() && label->text().startsWith(number + u' ');
        });
    }

    Button *visibleAction() const
    {
        for (Button *button : m_page->findChild<EmptyState *>()->findChildren<Button *>()) {
            if (button->isVisible())
                return button;
        }
        return nullptr;
    }

    std::unique_ptr<OpenSession> m_open;
    PosterCache m_posters;
    std::unique_ptr<LibraryPage> m_page;
    int m_all = 0;
};

} // namespace matinee

QTEST_MAIN(matinee::LibraryPageTest)
#include "library_page_test.moc"
