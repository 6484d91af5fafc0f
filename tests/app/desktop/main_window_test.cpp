#include "tests/support/open_session.h"
#include "ui/theme/theme.h"
#include "ui/viewmodels/my_lists.h"
#include "ui/viewmodels/quick_rate_model.h"
#include "ui/viewmodels/search_view_model.h"
#include "ui/views/catalog_import_dialog.h"
#include "ui/views/details_panel.h"
#include "ui/views/export_dialog.h"
#include "ui/views/film_group_card.h"
#include "ui/views/first_run_page.h"
#include "ui/views/import_dialog.h"
#include "ui/views/library_page.h"
#include "ui/views/main_window.h"
#include "ui/views/navigation.h"
#include "ui/views/page_stack.h"
#include "ui/views/quick_rate_view.h"
#include "ui/widgets/poster_cache.h"
#include "ui/widgets/poster_grid.h"
#include "ui/widgets/search_field.h"
#include "ui/widgets/sidebar.h"
#include "ui/widgets/toast.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDropEvent>
#include <QFile>
#include <QJsonObject>
#include <QMimeData>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

class MainWindowTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        m_open = std::make_unique<OpenSession>();
        m_theme = std::make_unique<Theme>(*qApp, Theme::Mode::Dark);
        m_posters = std::make_unique<PosterCache>();
        QVERIFY(m_open->wait());
    }

    void cleanup()
    {
        m_window.reset();
        m_posters.reset();
        m_open.reset();
        m_theme.reset();
    }

    void aNewcomerIsAskedForRatings()
    {
        show();

        auto *firstRun = m_window->findChild<FirstRunPage *>();
        QVERIFY(firstRun && firstRun->isVisible());
        QTRY_VERIFY(focusedGroup());
        FilmGroupCard *group = focusedGroup();
        QTest::keyClick(group, Qt::Key_Right);
        QVERIFY(focusedGroup() && focusedGroup() != group);
        QTest::keyClick(focusedGroup(), Qt::Key_Space);
        QTRY_VERIFY(focusedGroup()->isChecked());

        for (auto *button : firstRun->findChildren<QAbstractButton *>()) {
            if (button->text() == u"Rate some films"_s)
                button->click();
        }
        auto *rating = firstRun->findChild<QuickRateView *>();
        QTRY_VERIFY(rating->model().current().isStored());
        const MovieId film = rating->model().current();
        QVERIFY(rating->isAncestorOf(QApplication::focusWidget()));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_4);
        QCOMPARE(session().mine(film).rating, *Rating::fromPoints(80));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backspace);
        QVERIFY(!session().mine(film).rating);
        QCOMPARE(rating->model().current(), film);

        emit firstRun->finished();
        QCOMPARE(m_window->currentPage(), u"for-you"_s);
        QVERIFY(!firstRun->isVisible());
    }

    void whatGoesWrongIsToldInTheFirstRunToo()
    {
        show();

        emit session().failed(u"The keychain cannot be reached."_s);

        const auto toasts = m_window->findChildren<Toast *>();
        const auto visible =
            std::count_if(toasts.cbegin(), toasts.cend(), [](const Toast *one) { return one->isVisible(); });
        QCOMPARE(visible, 1);
    }

    void whoEnteredAFilmIsNoNewcomer()
    {
        QSignalSpy added(&session(), &Session::filmAdded);
        session().enterFilm({{u"title"_s, u"Our wedding"_s}});
        QVERIFY(added.wait(10'000));

        show();

        QVERIFY(!m_window->findChild<FirstRunPage *>());
    }

    void theFirstRunCanBeLeftBackwards()
    {
        show();
        QTRY_VERIFY(focusedGroup());

        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab);

        QVERIFY(!focusedGroup());
        QVERIFY(QApplication::focusWidget());
    }

    void aWordThatBeginsWithACommandSearches()
    {
        rateSome();
        show();
        m_window->showPage(u"library"_s);
        auto *grid = m_window->findChild<PosterGrid *>();
        QVERIFY(grid);
        QTRY_VERIFY(grid->model()->rowCount() > 0);
        grid->setFocus();
        grid->setCurrentIndex(grid->model()->index(0, 0));
        const MovieId chosen = grid->currentMovie();
        const Mine before = session().mine(chosen);

        QTest::keyClick(grid, Qt::Key_S);
        QTest::keyClick(grid, Qt::Key_T);

        QCOMPARE(m_window->findChild<SearchField *>()->text(), u"st"_s);
        QTest::qWait(400);
        QCOMPARE(session().mine(chosen), before);
    }

    void detailsStayWithTheFilmThatIsChosenOnThePageShown()
    {
        rateSome();
        show();
        m_window->showPage(u"for-you"_s);
        m_window->showPage(u"library"_s);
        auto *grid = m_window->findChild<PosterGrid *>();
        QTRY_VERIFY(grid->model()->rowCount() > 0);
        grid->setFocus();
        grid->setCurrentIndex(grid->model()->index(7, 0));
        const MovieId chosen = grid->currentMovie();
        QTest::keyClick(grid, Qt::Key_Return); // opens the details
        auto *details = m_window->findChild<DetailsPanel *>();
        QCOMPARE(details->movie(), chosen);
        QSignalSpy suggested(&session(), &Session::forYouChanged);

        QTest::keyClick(grid, Qt::Key_4);
        QVERIFY(suggested.wait(20'000));

        QCOMPARE(details->movie(), chosen);
    }

    void aDigitRatesTheFilmWhoseDetailsAreShownWhereverTheFocusIs()
    {
        rateSome();
        show();
        m_window->showPage(u"library"_s);
        auto *grid = m_window->findChild<PosterGrid *>();
        QTRY_VERIFY(grid->model()->rowCount() > 0);
        grid->setFocus();
        grid->setCurrentIndex(grid->model()->index(9, 0));
        const MovieId chosen = grid->currentMovie();
        QTest::keyClick(grid, Qt::Key_Return); // opens the details
        m_window->findChild<Navigation *>()->setFocus();

        QTest::keyClick(m_window.get(), Qt::Key_4);

        QCOMPARE(session().mine(chosen).rating, Rating::fromPoints(80));
        QVERIFY(field().text().isEmpty());
    }

    void undoTakesTheLastChangeBackWhileTheSearchFieldHasTheFocus()
    {
        rateSome();
        show();
        auto *field = m_window->findChild<SearchField *>();
        field->setFocus();
        QTest::keyClicks(field, u"heat"_s);
        QSignalSpy undone(&session(), &Session::undone);

        QTest::keyClick(field, Qt::Key_Z, Qt::ControlModifier);

        QVERIFY(undone.wait(10'000));
        QCOMPARE(field->text(), u"heat"_s);
    }

    void everyPageShows()
    {
        rateSome();
        show();

        for (const QString &page : PageStack::ids()) {
            m_window->showPage(page);
            QCOMPARE(m_window->currentPage(), page);
            QVERIFY(!m_window->grab().isNull());
        }
        m_window->showPage(u"no such page"_s);
        QCOMPARE(m_window->currentPage(), u"for-you"_s);
    }

    void wishesAreRemembered()
    {
        WindowSettings settings;
        settings.wishes = {.obscure = 40, .era = Wishes::Era::Since2000};
        rateSome();
        show(settings);
        QCOMPARE(session().wishes(), settings.wishes);

        session().setWishes({.adventurous = 70});

        QCOMPARE(m_window->settings().wishes, session().wishes());
    }

    void typingAnywhereSearches()
    {
        rateSome();
        show();
        QVERIFY(!field().hasFocus());

        QTest::keyClicks(QApplication::focusWidget(), u"n"_s);
        QTest::keyClicks(QApplication::focusWidget(), u"osferatu"_s);

        QVERIFY(field().hasFocus());
        QCOMPARE(field().text(), u"nosferatu"_s);
        QCOMPARE(m_window->currentPage(), u"library"_s);
        auto *library = m_window->findChild<LibraryPage *>();
        QTRY_COMPARE(library->search().movies()->index(0).data().toString(), u"Nosferatu"_s);

        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(field().text().isEmpty());
        QCOMPARE(m_window->currentPage(), u"library"_s);

        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QCOMPARE(m_window->currentPage(), u"for-you"_s);
        QVERIFY(!field().hasFocus());
    }

    void theSearchOfAPageComesBackWithIt()
    {
        rateSome();
        show();
        m_window->showPage(u"library"_s);
        field().setFocus();
        QTest::keyClicks(&field(), u"heat year:1990s"_s);

        m_window->showPage(u"watchlist"_s);
        QVERIFY(field().text().isEmpty());
        m_window->showPage(u"library"_s);

        QCOMPARE(field().text(), u"heat year:1990s"_s);
        QCOMPARE(m_window->settings().libraryQuery, u"heat year:1990s"_s);
    }

    void theSearchOfTheLibraryOutlivesTheWindow()
    {
        rateSome();
        WindowSettings remembered;
        remembered.page = u"library"_s;
        remembered.libraryQuery = u"heat year:1990s sort:-year"_s;
        show(remembered);

        QCOMPARE(field().text(), u"heat"_s);
        auto *library = m_window->findChild<LibraryPage *>();
        QCOMPARE(library->search().queryText(), u"heat year:1990s sort:-year"_s);
    }

    void aListIsAPageOfTheSidebar()
    {
        rateSome();
        show();
        MovieList list;
        list.name = u"Fifties"_s;
        list.query = u"year:1950s"_s;
        session().lists().save(list);
        QTRY_COMPARE(session().lists().all().size(), 1);
        const QString page = PageStack::idOfList(session().lists().all().first().id);

        emit m_window->findChild<Sidebar *>()->pageRequested(page);

        QCOMPARE(m_window->currentPage(), page);
        QCOMPARE(m_window->settings().page, page);
        session().lists().remove(session().lists().all().first().id);
        QTRY_COMPARE(m_window->currentPage(), u"library"_s);
    }

    void shortcutsReachPagesAndSearch()
    {
        rateSome();
        show();

        QTest::keyClick(m_window.get(), Qt::Key_5, Qt::ControlModifier);
        QCOMPARE(m_window->currentPage(), u"diary"_s);
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        QVERIFY(field().hasFocus());
        QTest::keyClick(m_window.get(), Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(m_window->currentPage(), u"library"_s);
        auto *details = m_window->findChild<DetailsPanel *>();
        const bool shown = details->isVisible();
        QTest::keyClick(m_window.get(), Qt::Key_I, Qt::ControlModifier);
        QCOMPARE(details->isVisible(), !shown);
        QCOMPARE(m_window->settings().detailsOn.contains(u"library"_s), !shown);
    }

    void aChangeIsToldWithAWayBack()
    {
        rateSome();
        show();
        QSignalSpy done(&session(), &Session::done);
        session().rate(m_open->film(20), *Rating::fromPoints(90));
        QVERIFY(done.wait());

        auto *toast = m_window->findChild<Toast *>();
        QVERIFY(toast->isVisible());
        QSignalSpy undone(&session(), &Session::undone);
        QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);

        QVERIFY(undone.wait());
        QVERIFY(!session().mine(m_open->film(20)).rating);
    }

    void aNarrowWindowKeepsItsCentre()
    {
        rateSome();
        show();
        auto *details = m_window->findChild<DetailsPanel *>();
        auto *sidebar = m_window->findChild<Sidebar *>();
        QVERIFY(details->isVisible());
        QVERIFY(!sidebar->isCollapsed());

        m_window->resize(960, 600);
        QCoreApplication::processEvents();

        QCOMPARE(m_window->size(), QSize(960, 600));
        QVERIFY(!details->isVisible());
        QVERIFY(sidebar->isCollapsed());
        QTest::keyClick(m_window.get(), Qt::Key_I, Qt::ControlModifier);
        QVERIFY(details->isVisible());
    }

    void tabWalksThroughTheWholeWindowAndBack()
    {
        rateSome();
        show();
        QTRY_VERIFY(QApplication::focusWidget());

        const QWidget *start = QApplication::focusWidget();
        QSet<const QWidget *> met;
        for (int step = 0; step < 200 && !met.contains(QApplication::focusWidget()); ++step) {
            met.insert(QApplication::focusWidget());
            QVERIFY(QApplication::focusWidget()->isVisible());
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }

        QCOMPARE(QApplication::focusWidget(), start);
        QVERIFY(met.contains(&field()));
        QVERIFY(met.size() > 8);
    }

    void aDroppedExportOpensTheImport()
    {
        rateSome();
        show();
        QMimeData folder;
        folder.setUrls({QUrl::fromLocalFile(m_open->folder())});
        QMimeData text;
        text.setText(u"nothing"_s);
        QVERIFY(ImportDialog::pathIn(text).isEmpty());

        QDragEnterEvent enter(QPoint(400, 400), Qt::CopyAction, &folder, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(400, 400), Qt::CopyAction, &folder, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window.get(), &drop);

        QTRY_VERIFY(m_window->findChild<ImportDialog *>());
        m_window->findChild<ImportDialog *>()->close();
    }

    void aDroppedCatalogueOpensWhatTakesIt()
    {
        rateSome();
        show();
        QFile table(m_open->folder() + u"/films.csv"_s);
        QVERIFY(table.open(QIODevice::WriteOnly));
        table.write("Title,Year\nA film of nobody's,2001\n");
        table.close();
        QMimeData file;
        file.setUrls({QUrl::fromLocalFile(table.fileName())});

        QDragEnterEvent enter(QPoint(400, 400), Qt::CopyAction, &file, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(400, 400), Qt::CopyAction, &file, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window.get(), &drop);

        QTRY_VERIFY(m_window->findChild<CatalogImportDialog *>());
        QVERIFY(!m_window->findChild<ImportDialog *>());
        m_window->findChild<CatalogImportDialog *>()->close();
    }

    void anAddedFilmCanBeShown()
    {
        rateSome();
        show();
        m_window->showPage(u"library"_s);
        QSignalSpy added(&session(), &Session::filmAdded);
        session().enterFilm({{u"title"_s, u"Home movie"_s}});
        QTRY_COMPARE(added.size(), 1);
        const auto movie = added.first().first().value<MovieId>();
        QAbstractButton *shown = nullptr;
        for (auto *button : m_window->findChild<Toast *>()->findChildren<QAbstractButton *>()) {
            if (button->isVisible() && button->text() == u"Show"_s)
                shown = button;
        }
        QVERIFY(shown);

        shown->click();

        auto *page = m_window->findChild<PageStack *>()->searchable();
        QVERIFY(page);
        QTRY_COMPARE(page->currentMovie(), movie);
        QVERIFY(m_window->findChild<DetailsPanel *>()->isVisible());
    }

    void theExportSaysWhatIsChosen()
    {
        rateSome();
        show();
        ExportDialog dialog(session(), m_window.get());

        const ReportOptions options = dialog.options(QDate(2025, 11, 22));

        QCOMPARE(options.sections.size(), 3);
        QVERIFY(!options.from);
        QCOMPARE(options.paper, ReportOptions::Paper::A4);
        QVERIFY(options.posters);
    }

    void closingIsToldAndTheSettingsAreWhole()
    {
        rateSome();
        show();
        m_window->showPage(u"watchlist"_s);
        QSignalSpy closing(m_window.get(), &MainWindow::closing);

        m_window->close();

        QCOMPARE(closing.size(), 1);
        QCOMPARE(m_window->settings().page, u"watchlist"_s);
        QVERIFY(!m_window->settings().geometry.isEmpty());
    }

private:
    Session &session() { return m_open->session(); }
    SearchField &field() { return *m_window->findChild<SearchField *>(); }

    static FilmGroupCard *focusedGroup()
    {
        return qobject_cast<FilmGroupCard *>(QApplication::focusWidget());
    }

    /// Somebody who has films meets the pages at once.
    void rateSome()
    {
        QSignalSpy done(&session(), &Session::done);
        for (int row = 0; row < 3; ++row)
            session().rate(m_open->film(row), *Rating::fromPoints(80));
        QTRY_COMPARE(done.size(), 3);
    }

    void show(const WindowSettings &settings = {})
    {
        m_window = std::make_unique<MainWindow>(session(), *m_theme, *m_posters, settings);
        m_window->resize(1280, 800); // the screen of the tests is smaller
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    std::unique_ptr<OpenSession> m_open;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<PosterCache> m_posters;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace matinee

QTEST_MAIN(matinee::MainWindowTest)
#include "main_window_test.moc"
