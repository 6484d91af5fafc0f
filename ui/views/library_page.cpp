#include "ui/views/library_page.h"

#include "ui/theme/icons.h"
#include "ui/viewmodels/facets.h"
#include "ui/viewmodels/my_lists.h"
#include "ui/viewmodels/search_view_model.h"
#include "ui/viewmodels/session.h"
#include "ui/views/filter_bar.h"
#include "ui/views/keep_place.h"
#include "ui/views/list_dialog.h"
#include "ui/views/list_head.h"
#include "ui/views/movie_menu.h"
#include "ui/views/nothing_found.h"
#include "ui/views/page_margins.h"
#include "ui/views/preparing.h"
#include "ui/views/search_notes.h"
#include "ui/views/search_text.h"
#include "ui/views/tile_wishes.h"
#include "ui/views/tool_line.h"
#include "ui/widgets/poster_grid.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tile_geometry.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPointer>
#include <QShortcut>
#include <QStackedWidget>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr int PeopleShown = 4;

Query baseOf(LibraryPage::Kind kind)
{
    return kind == LibraryPage::Kind::Watchlist ? parseQuery(u"in:watchlist"_s).query : Query();
}

} // namespace

LibraryPage::LibraryPage(Kind kind, Session &session, PosterCache &posters, QWidget *parent)
    : QWidget(parent),
      m_kind(kind),
      m_session(session),
      m_search(new SearchViewModel(session, baseOf(kind), this)),
      m_menu(new MovieMenu(session, posters, this)),
      m_tools(new QWidget(this)),
      m_filters(new FilterBar(*m_search, m_tools)),
      m_toolLine(new ToolLine(*m_search, m_tools)),
      m_notes(new SearchNotes(*m_search, this)),
      m_grid(new PosterGrid(posters)),
      m_nothing(makeNothingFound()),
      m_preparing(new Preparing),
      m_stack(new QStackedWidget)
{
    m_search->setExtras(allFacets(), PeopleShown);
    if (kind == Kind::List)
        m_listHead = new ListHead(session, *m_search, this);
    connectGrid();
    connectTools();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(makeHead());
    column->addLayout(makeFilms(), 1);
    setFocusProxy(m_grid);
    setTileSize(m_grid->tileSize());
    showResults();
}

void LibraryPage::showList(const QString &id)
{
    m_listHead->show(id);
    const MovieList *list = m_session.lists().find(id);
    m_filters->setSaveOffered(list && list->query.isEmpty()); // a smart one has its own buttons
}

void LibraryPage::setTileSize(int width)
{
    m_grid->setTileSize(width);
    m_toolLine->setTileSize(m_grid->tileSize());
    m_preparing->setTileSize(m_grid->tileSize());
}

int LibraryPage::tileSize() const
{
    return m_grid->tileSize();
}

MovieId LibraryPage::currentMovie() const
{
    return m_grid->currentMovie();
}

void LibraryPage::reveal(MovieId movie)
{
    m_toReveal = movie;
    if (m_search->movies()->rowOf(movie) < 0)
        m_search->clear();
    chooseRevealed();
}

void LibraryPage::chooseRevealed()
{
    const int row = m_toReveal.isStored() ? m_search->movies()->rowOf(m_toReveal) : -1;
    if (row < 0)
        return;
    m_toReveal = {};
    m_grid->setFocus();
    m_grid->setCurrentIndex(m_search->movies()->index(row));
    m_grid->scrollTo(m_grid->currentIndex());
}

void LibraryPage::focusGrid()
{
    m_grid->setFocus();
    if (!m_grid->currentIndex().isValid())
        m_grid->setCurrentIndex(m_search->movies()->index(0));
}

NothingFound *LibraryPage::makeNothingFound()
{
    NothingFound::Empty empty{u"search"_s, tr("No films yet"), tr("Import your films, and they stand here.")};
    if (m_kind == Kind::Watchlist)
        empty = {u"bookmark"_s, tr("Nothing to watch yet"),
                 tr("Press W on any film, or the bookmark on its poster, and it waits for you here.")};
    else if (m_kind == Kind::List)
        empty = {u"list"_s, tr("Nothing in this list yet"),
                 tr("Open the menu of any film and choose “Add to list”.")};
    auto *nothing = new NothingFound(*m_search, empty);
    connect(nothing, &NothingFound::addFilmWanted, this, &LibraryPage::addFilmWanted);
    if (m_kind == Kind::Watchlist)
        connect(nothing->addWayOut(tr("See what suits you"), u"for-you"_s), &QAbstractButton::clicked, this,
                &LibraryPage::suggestionsWanted);
    return nothing;
}

QLayout *LibraryPage::makeHead()
{
    constexpr int Gap = 12;
    auto *head = new QVBoxLayout;
    head->setContentsMargins(space::Gutter, m_kind == Kind::Library ? 2 : PageTop, space::Gutter, 0);
    head->setSpacing(Gap);
    if (m_kind == Kind::Watchlist)
        head->addWidget(new TextLabel(Type::H1, tr("Watchlist"), Tone::Text, this));
    else if (m_listHead)
        head->addWidget(m_listHead);
    auto *tools = new QVBoxLayout(m_tools);
    tools->setContentsMargins(0, 0, 0, 0);
    tools->setSpacing(Gap);
    tools->addWidget(m_filters);
    tools->addWidget(m_toolLine);
    head->addWidget(m_tools);
    head->addWidget(m_notes);
    return head;
}

QLayout *LibraryPage::makeFilms()
{
    m_stack->addWidget(m_grid);
    m_stack->addWidget(m_nothing);
    m_stack->addWidget(m_preparing);
    auto *films = new QHBoxLayout;
    constexpr int Leading = space::Gutter - TileGeometry::Bleed;
    const int trailing = Leading - style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    const int top = 10 - TileGeometry::Bleed;
    films->setContentsMargins(pageMargins(*this, Leading, top, trailing, 0));
    films->addWidget(m_stack);
    return films;
}

void LibraryPage::connectGrid()
{
    m_grid->setModel(m_search->movies());
    m_grid->setAccessibleName(m_kind == Kind::Watchlist ? tr("Watchlist") : tr("Films"));
    m_place = new KeepPlace(*m_grid, *m_search->movies());
    connectTileWishes(*m_grid, m_session);
    connect(m_grid, &TileView::menuRequested, this, &LibraryPage::openMenu);
    connect(m_grid, &TileView::opened, this, &LibraryPage::movieOpened);
    connect(m_grid, &TileView::currentMovieChanged, this, &LibraryPage::movieSelected);
    connect(m_grid, &PosterGrid::tileSizeChanged, m_toolLine, &ToolLine::setTileSize);
}

void LibraryPage::connectTools()
{
    connect(m_search, &SearchViewModel::queryChanged, this, [this] { m_place->forget(); });
    connect(m_search, &SearchViewModel::resultsChanged, this, &LibraryPage::showResults);
    connect(m_search, &SearchViewModel::preparingChanged, this, &LibraryPage::showResults);
    connect(m_search, &SearchViewModel::failed, &m_session, &Session::failed);
    connect(m_filters, &FilterBar::saveWanted, this, &LibraryPage::keepSearch);
    connect(m_toolLine, &ToolLine::tileSizeChanged, this, [this](int width) {
        setTileSize(width);
        emit tileSizeChanged(width);
    });
    connect(new QShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_C, this), &QShortcut::activated, this,
            [this] { copySearch(*m_search); });
    if (m_listHead) {
        connect(m_listHead, &ListHead::gone, this, &LibraryPage::listGone);
        connect(m_listHead, &ListHead::listWanted, this, &LibraryPage::listWanted);
    }
}

void LibraryPage::keepSearch()
{
    MovieList list;
    list.name = nameFor(*m_search);
    list.query = m_search->wholeText();
    askListName(m_session, list, window(), [guard = QPointer(this)](const QString &id) {
        if (guard)
            emit guard->listWanted(id);
    });
}

void LibraryPage::openMenu(MovieId movie, QPoint globalAt)
{
    const MovieList *list = m_listHead ? m_session.lists().find(m_listHead->id()) : nullptr;
    if (!list || !list->query.isEmpty())
        return m_menu->open(movie, globalAt);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(icon(u"close"), tr("Remove from this list")), &QAction::triggered, this,
            [this, id = list->id, movie] { m_session.lists().put(id, movie, false); });
    m_menu->fill(*menu, movie);
    menu->popup(globalAt);
}

void LibraryPage::showResults()
{
    m_place->settle();
    if (const auto percent = m_search->preparing()) {
        m_preparing->setPercent(*percent);
        m_stack->setCurrentWidget(m_preparing);
        return;
    }
    const bool nothing = m_session.isLoaded() && m_search->count() == 0 && !m_search->isSearching();
    if (nothing)
        m_nothing->describe();
    m_tools->setVisible(!nothing || m_search->isNarrowed());
    m_stack->setCurrentWidget(nothing ? static_cast<QWidget *>(m_nothing) : m_grid);
    chooseRevealed();
}

} // namespace matinee
