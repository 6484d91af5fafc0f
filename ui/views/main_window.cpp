#include "ui/views/main_window.h"

#include "ui/theme/theme.h"
#include "ui/viewmodels/my_lists.h"
#include "ui/viewmodels/search_view_model.h"
#include "ui/viewmodels/session.h"
#include "ui/views/change_toast.h"
#include "ui/views/details_panel.h"
#include "ui/views/first_run_page.h"
#include "ui/views/library_page.h"
#include "ui/views/navigation.h"
#include "ui/views/page_stack.h"
#include "ui/views/search_box.h"
#include "ui/views/top_bar.h"
#include "ui/views/window_account.h"
#include "ui/views/window_jobs.h"
#include "ui/widgets/rating_keys.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScreen>
#include <QShortcut>
#include <QStackedLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace matinee {

static constexpr int SidebarNeeds = 1100; ///< a narrower window has icons alone
static constexpr int DetailsNeed = 1180; ///< a narrower window shows details only when asked

MainWindow::MainWindow(Session &session, Theme &theme, PosterCache &posters, const WindowSettings &settings,
                       QWidget *parent)
    : QWidget(parent),
      m_session(session),
      m_theme(theme),
      m_posters(posters),
      m_settings(settings),
      m_layers(new QStackedLayout(this)),
      m_body(makeBody()),
      m_jobs(new WindowJobs(session, *this))
{
    m_account = new WindowAccount({session, posters, *m_navigation, *m_pages, *m_toast}, *this);
    setWindowTitle(tr("Matinee"));
    setMinimumSize(960, 600);
    if (m_settings.geometry.isEmpty() || !restoreGeometry(m_settings.geometry))
        resize(QSize(1280, 800).boundedTo(screen()->availableSize() - QSize(0, 36))); // and a title bar
    m_pages->setTileSize(m_settings.tileSize);
    m_pages->setLibraryQuery(m_settings.libraryQuery);
    session.setWishes(m_settings.wishes);
    session.setTonight(m_settings.tonight);
    m_layers->addWidget(new QWidget(this)); // what there is to see before the library is read
    m_layers->addWidget(m_body);
    addShortcuts();
    connectParts();
    m_account->setThemeMode(settings.theme);
    m_topBar->setDark(theme.isDark());
    arrange();
    if (session.isLoaded())
        start();
}

QWidget *MainWindow::makeBody()
{
    auto *body = new QWidget(this);
    m_navigation = new Navigation(m_session, body);
    m_topBar = new TopBar(m_session, body);
    m_pages = new PageStack(m_session, m_posters, body);
    m_details = new DetailsPanel(m_session, m_posters, body);
    m_details->hide();
    m_toast = new ChangeToast(m_session, m_pages);
    connect(m_toast, &ChangeToast::showWanted, this, &MainWindow::reveal);

    auto *centre = new QVBoxLayout;
    centre->setSpacing(0);
    centre->addWidget(m_topBar);
    centre->addWidget(m_pages, 1);
    auto *row = new QHBoxLayout(body);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_navigation);
    row->addLayout(centre, 1);
    row->addWidget(m_details);
    return body;
}

void MainWindow::addShortcuts()
{
    // Of the body, so that they sleep while the first run is shown; undo works everywhere.
    const auto add = [](QWidget *owner, const QKeySequence &keys, auto action) {
        connect(new QShortcut(keys, owner), &QShortcut::activated, owner, action);
    };
    for (int number = 0; number < PageStack::ids().size(); ++number)
        add(m_body, QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_1 + number)),
            [this, number] { showPage(PageStack::ids().at(number)); });
    for (const auto &keys : {QKeySequence(Qt::CTRL | Qt::Key_K), QKeySequence(Qt::Key_Slash)})
        add(m_body, keys, [this] {
            m_topBar->search().setFocus(Qt::ShortcutFocusReason);
            m_topBar->search().selectAll();
        });
    add(m_body, Qt::CTRL | Qt::Key_I, [this] { toggleDetails(); });
    add(m_body, Qt::CTRL | Qt::Key_O, [this] { m_jobs->openImport(); });
    add(m_body, Qt::CTRL | Qt::Key_E, [this] { m_jobs->openExport(); });
    add(this, QKeySequence::Undo, [this] { m_session.undo(); });
    add(this, Qt::CTRL | Qt::SHIFT | Qt::Key_Z, [this] { m_session.redo(); });
}

void MainWindow::connectParts()
{
    connect(m_navigation, &Navigation::pageWanted, this, &MainWindow::showPage);
    connect(m_navigation, &Navigation::importWanted, m_jobs, [this] { m_jobs->openImport(); });
    connect(m_navigation, &Navigation::catalogImportWanted, m_jobs, [this] { m_jobs->openCatalogImport(); });
    connect(m_navigation, &Navigation::exportWanted, m_jobs, &WindowJobs::openExport);
    connect(m_navigation, &Navigation::addFilmWanted, m_jobs, [this] { m_jobs->openAddFilm(); });
    connect(&m_topBar->search(), &SearchBox::typed, this, &MainWindow::search);
    connect(m_topBar, &TopBar::detailsToggled, this, &MainWindow::toggleDetails);
    connect(m_topBar, &TopBar::themeToggled, this, &MainWindow::toggleTheme);
    connect(m_topBar, &TopBar::undoRequested, &m_session, &Session::undo);
    connect(m_pages, &PageStack::movieSelected, this, &MainWindow::select);
    connect(m_pages, &PageStack::movieOpened, this, &MainWindow::open);
    connect(m_pages, &PageStack::pageWanted, this, &MainWindow::showPage);
    connect(m_account, &WindowAccount::pageWanted, this, &MainWindow::showPage);
    connect(m_account, &WindowAccount::themeWanted, this, &MainWindow::setTheme);
    connect(m_account, &WindowAccount::libraryWanted, this, &MainWindow::libraryWanted);
    connect(m_pages, &PageStack::addFilmWanted, m_jobs, &WindowJobs::openAddFilm);
    connect(&m_theme, &Theme::changed, this, [this] { m_topBar->setDark(m_theme.isDark()); });
    connect(&m_session, &Session::undoStateChanged, this,
            [this] { m_topBar->setUndoState(m_session.undoState()); });
    connect(&m_session.lists(), &MyLists::changed, this, [this] { m_navigation->setCurrent(currentPage()); });
    connect(&m_session, &Session::loaded, this, &MainWindow::start);
}

void MainWindow::start()
{
    // An account brings films, a moment later.
    if (m_session.doors().account || m_account->hasLocalRecords()) {
        leaveFirstRun();
        return;
    }
    m_firstRun = new FirstRunPage(m_session, m_posters, this);
    connect(m_firstRun, &FirstRunPage::finished, this, &MainWindow::leaveFirstRun);
    connect(&m_session, &Session::imported, m_firstRun,
            &FirstRunPage::finished); // no questions are needed now
    connect(m_firstRun, &FirstRunPage::importWanted, m_jobs, [this] { m_jobs->openImport(); });
    connect(m_firstRun, &FirstRunPage::signInWanted, m_account, &WindowAccount::openSignIn);
    m_layers->setCurrentIndex(m_layers->addWidget(m_firstRun));
    m_firstRun->setFocus();
}

void MainWindow::leaveFirstRun()
{
    m_layers->setCurrentWidget(m_body);
    showPage(m_settings.page);
    if (m_firstRun)
        std::exchange(m_firstRun, nullptr)->deleteLater();
}

QString MainWindow::currentPage() const
{
    return m_pages->current();
}

void MainWindow::showPage(const QString &id)
{
    m_beforeSearch.clear();
    switchTo(id);
    followSearch();
    m_pages->currentWidget()->setFocus();
}

void MainWindow::switchTo(const QString &id)
{
    m_pages->show(id);
    m_navigation->setCurrent(currentPage());
    arrange();
}

void MainWindow::search(const QString &text)
{
    if (text.isEmpty())
        return;
    m_beforeSearch = currentPage();
    switchTo(u"library"_s);
    m_pages->searchable()->search().setTyped(text);
    followSearch();
}

void MainWindow::followSearch()
{
    LibraryPage *page = m_pages->searchable();
    m_topBar->search().setSearch(page ? &page->search() : nullptr);
}

void MainWindow::leaveSearch()
{
    m_beforeSearch.isEmpty() ? m_pages->currentWidget()->setFocus() : showPage(m_beforeSearch);
}

void MainWindow::select(MovieId movie)
{
    m_selected = movie;
    if (m_details->isVisible())
        m_details->setMovie(movie);
}

void MainWindow::open(MovieId movie)
{
    m_selected = movie;
    if (!m_details->isVisible())
        toggleDetails();
    m_details->setMovie(movie);
}

void MainWindow::reveal(MovieId movie)
{
    showPage(u"library"_s);
    m_pages->searchable()->reveal(movie);
    open(movie);
}

void MainWindow::toggleDetails()
{
    if (width() < DetailsNeed)
        m_detailsAsked = !m_detailsAsked;
    else if (m_settings.detailsOn.removeAll(currentPage()) == 0)
        m_settings.detailsOn.append(currentPage());
    arrange();
}

void MainWindow::arrange()
{
    m_navigation->setCollapsed(width() < SidebarNeeds);
    const bool shown = width() < DetailsNeed ? m_detailsAsked : m_settings.detailsOn.contains(currentPage());
    m_details->setVisible(shown);
    m_topBar->setDetailsShown(shown);
    if (shown)
        m_details->setMovie(m_selected);
}

void MainWindow::toggleTheme()
{
    setTheme(m_theme.isDark() ? Theme::Mode::Light : Theme::Mode::Dark);
}

void MainWindow::setTheme(Theme::Mode mode)
{
    m_theme.setMode(m_settings.theme = mode);
    m_account->setThemeMode(mode);
}

WindowSettings MainWindow::settings() const
{
    WindowSettings settings = m_settings;
    settings.geometry = saveGeometry();
    settings.tileSize = m_pages->tileSize();
    settings.libraryQuery = m_pages->libraryQuery();
    settings.wishes = m_session.wishes();
    settings.tonight = m_session.tonight();
    if (!currentPage().isEmpty())
        settings.page = currentPage();
    return settings;
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    SearchBox &field = m_topBar->search();
    const QString typed = event->text();
    const bool commanded = event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier);
    if (!m_body->isVisible())
        return QWidget::keyPressEvent(event);
    if (event->key() == Qt::Key_Escape)
        field.text().isEmpty() ? leaveSearch() : field.clear();
    else if (event->key() == Qt::Key_Down && field.hasFocus() && m_pages->searchable())
        m_pages->searchable()->focusGrid();
    else if (const auto points = pointsForKey(*event);
             points && m_details->isVisible() && m_selected.isStored())
        m_session.rate(m_selected, *Rating::fromPoints(*points));
    else if (!commanded && !typed.isEmpty() && typed.at(0).isLetterOrNumber()) {
        field.setFocus(Qt::OtherFocusReason);
        field.setText(typed);
    } else
        QWidget::keyPressEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    emit closing();
    QWidget::closeEvent(event);
}

} // namespace matinee
