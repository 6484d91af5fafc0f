#include "tests/support/open_session.h"
#include "ui/viewmodels/my_lists.h"
#include "ui/viewmodels/search_relief.h"
#include "ui/viewmodels/search_view_model.h"
#include "ui/views/filter_bar.h"
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
        SearchViewModel &search = m_page->search();
        search.toggle(Facet::Genre, u"Crime"_s, Choice::Any);
        QTRY_VERIFY(search.count() < m_all);
        const auto nineties = search.countOf(Facet::Decade, u"1990s"_s);

        search.toggle(Facet::Decade, u"1990s"_s, Choice::Any);

        QTRY_COMPARE(search.count(), nineties);
    }

    void aFurtherGenreNarrowsToWhatItsChipSays()
    {
        open(LibraryPage::Kind::Library);
        m_page->search().setTyped(u"genre:crime "_s);
        QTRY_VERIFY(m_page->search().count() < m_all);
        const int crimes = m_page->search().count();
        QTRY_VERIFY(chip(u"Drama"_s) && m_page->search().countWith(Facet::Genre, u"Drama"_s));
        const int both = *m_page->search().countWith(Facet::Genre, u"Drama"_s);
        QVERIFY(both < crimes);
        QVERIFY(chip(u"Drama"_s)->accessibleName().contains(QLocale().toString(both)));

        QTest::mouseClick(chip(u"Drama"_s), Qt::LeftButton);

        QTRY_COMPARE(m_page->search().count(), both);
        QCOMPARE(m_page->search().draft().typed(), u"genre:crime "_s);
    }

    void whatIsPartOfAChipIsNotOfferedAgain()
    {
        open(LibraryPage::Kind::Library);
        m_page->search().setFilters(parseQuery(u"genre:crime,drama year:1990s"_s).query);
        QTRY_VERIFY(m_page->search().count() < m_all);

        QTRY_VERIFY(chip(u"Thriller"_s));
        QVERIFY(!chip(u"Drama"_s));
        QVERIFY(!chip(u"2000s"_s));
        QVERIFY(chip(u"1990s"_s)->isChecked());
    }

    void whatIsTypedWithAColumnIsAChipThatCanBeTakenAway()
    {
        open(LibraryPage::Kind::Library);
        m_page->search().setTyped(u"genre:crime lang:ja"_s);
        QTRY_VERIFY(m_page->search().count() < m_all);
        const QList<Chip *> chosen = chosenChips();
        QCOMPARE(chosen.size(), 2);
        QCOMPARE(chosen.first()->text(), u"Crime"_s);

        QTest::keyClick(chosen.first(), Qt::Key_Delete);

        QCOMPARE(m_page->search().draft().typed(), u"lang:ja"_s);
        QTRY_COMPARE(chosenChips().size(), 1);
    }

    void aRightClickOnAChipExcludes()
    {
        open(LibraryPage::Kind::Library);
        const auto dramas = m_page->search().countOf(Facet::Genre, u"Drama"_s);

        QTest::mouseClick(chip(u"Drama"_s), Qt::RightButton);

        QTRY_COMPARE(m_page->search().count(), m_all - *dramas);
        QCOMPARE(m_page->search().queryText(), u"-genre:drama"_s);
    }

    void aMistakeIsSaidWithAFixToClick()
    {
        open(LibraryPage::Kind::Library);
        m_page->search().setTyped(u"dirctor:kurosawa seen:no"_s);
        Button *fix = button(u"Use director:kurosawa"_s);
        QVERIFY(fix);

        QTest::mouseClick(fix, Qt::LeftButton);

        QCOMPARE(m_page->search().draft().typed(), u"director:kurosawa seen:no"_s);
        QVERIFY(!fix->isVisible());
    }

    void aMistypedNameOffersTheWayBackAndThePerson()
    {
        open(LibraryPage::Kind::Library);
        m_page->search().setTyped(u"kurosava"_s);
        QTRY_VERIFY(button(u"Search instead for kurosava"_s));
        Chip *person = chip(u"Akira Kurosawa"_s);
        QVERIFY(person);

        QTest::mouseClick(person, Qt::LeftButton);

        QTRY_VERIFY(m_page->search().draft().typed().isEmpty());
        QTRY_COMPARE(chosenChips().size(), 1);
        QTRY_VERIFY(!button(u"Search instead for kurosava"_s));
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
        m_page->search().toggle(Facet::Seen, u"no"_s, Choice::Any);
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

    void nothingFoundOffersToClearEverything()
    {
        open(LibraryPage::Kind::Library);
        m_page->search().setTyped(u"qqqqqqqq"_s);
        QTRY_COMPARE(m_page->search().count(), 0);
        Button *clear = button(u"Clear search"_s);
        QVERIFY(clear);

        QTest::mouseClick(clear, Qt::LeftButton);

        QTRY_COMPARE(m_page->search().count(), m_all);
        QVERIFY(m_page->search().draft().typed().isEmpty());
        QVERIFY(grid().isVisible());
    }

    void nothingFoundOffersToGiveUpWhatCostsMost()
    {
        open(LibraryPage::Kind::Library);
        SearchViewModel &search = m_page->search();
        const int crimes = *search.countOf(Facet::Genre, u"Crime"_s);
        search.toggle(Facet::Genre, u"Crime"_s, Choice::Any);
        search.setTyped(u"year:2090s"_s);
        QTRY_VERIFY(search.relief().best());
        Button *giveUp = visibleAction();
        QVERIFY(giveUp->text().contains(QLocale().toString(crimes)));

        QTest::mouseClick(giveUp, Qt::LeftButton);

        QTRY_COMPARE(search.count(), crimes);
        QVERIFY(search.draft().typed().isEmpty());
    }

    void wordsThatFindSomethingAloneAreOfferedWithoutTheFilters()
    {
        open(LibraryPage::Kind::Library);
        SearchViewModel &search = m_page->search();
        search.setTyped(u"stalker"_s);
        QTRY_VERIFY(search.count() > 0 && search.count() < m_all);
        const int alone = search.count();
        search.setFilters(parseQuery(u"year:1930s genre:western"_s).query);
        QTRY_VERIFY(visibleAction() && visibleAction()->text().startsWith(u"Without filters"_s));

        QTest::mouseClick(visibleAction(), Qt::LeftButton);

        QTRY_COMPARE(search.count(), alone);
        QCOMPARE(search.draft().typed(), u"stalker"_s);
    }

    void aFilmThatIsRevealedIsChosenWhateverWasSearched()
    {
        open(LibraryPage::Kind::Library);
        m_page->search().setTyped(u"stalker"_s);
        QTRY_VERIFY(m_page->search().count() < m_all);
        const MovieId wanted = m_open->film(200);

        m_page->reveal(wanted);

        QTRY_COMPARE(m_page->currentMovie(), wanted);
    }

    void aSmartListShowsItsFilmsAndKeepsChanges()
    {
        MovieList list;
        list.name = u"Fifties"_s;
        list.query = u"year:1950s"_s;
        MyLists &lists = m_open->session().lists();
        lists.save(list);
        QTRY_COMPARE(lists.all().size(), 1);
        const QString id = lists.all().first().id;
        open(LibraryPage::Kind::List);

        m_page->showList(id);
        QTRY_VERIFY(m_page->search().count() > 0 && m_page->search().count() < m_all);
        QVERIFY(!button(u"Save changes"_s));
        m_page->search().toggle(Facet::Genre, u"Drama"_s, Choice::Any);
        Button *keep = button(u"Save changes"_s);
        QVERIFY(keep);
        QTest::mouseClick(keep, Qt::LeftButton);

        QTRY_COMPARE(lists.find(id)->query, u"year:1950s genre:drama"_s);
        QVERIFY(!button(u"Save changes"_s));
        QSignalSpy gone(m_page.get(), &LibraryPage::listGone);
        lists.remove(id);
        QTRY_COMPARE(gone.size(), 1);
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

    QList<Chip *> chosenChips() const
    {
        QList<Chip *> chips = m_page->findChild<FilterBar *>()->findChildren<Chip *>();
        chips.removeIf(
            [](const Chip *candidate) { return !candidate->isVisible() || !candidate->isChecked(); });
        std::sort(chips.begin(), chips.end(), [](const Chip *a, const Chip *b) { return a->x() < b->x(); });
        return chips;
    }

    Button *button(const QString &text) const
    {
        for (Button *candidate : m_page->findChildren<Button *>()) {
            if (candidate->isVisible() && candidate->text() == text)
                return candidate;
        }
        return nullptr;
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
