#include "ui/views/library_page.h"

#include "ui/theme/tokens.h"
#include "ui/viewmodels/search_view_model.h"
#include "ui/viewmodels/session.h"
#include "ui/views/filter_bar.h"
#include "ui/views/keep_place.h"
#include "ui/views/movie_menu.h"
#include "ui/views/page_margins.h"
#include "ui/views/tile_wishes.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/poster_grid.h"
#include "ui/widgets/text_label.h"
#include "ui/widgets/tile_geometry.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QSlider>
#include <QStackedWidget>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

SearchQuery baseOf(LibraryPage::Kind kind)
{
    SearchQuery base;
    base.inWatchlist = kind == LibraryPage::Kind::Watchlist;
    return base;
}

} // namespace

LibraryPage::LibraryPage(Kind kind, Session &session, PosterCache &posters, QWidget *parent)
    : QWidget(parent),
      m_kind(kind),
      m_session(session),
      m_search(new SearchViewModel(session, baseOf(kind), this)),
      m_menu(new MovieMenu(session, posters, this)),
      m_tools(new QWidget),
      m_filters(new FilterBar(session, *m_search)),
      m_count(new TextLabel(Type::Body, {})),
      m_hours(new TextLabel(Type::Body, {}, Tone::Muted)),
      m_sort(new QComboBox),
      m_size(new QSlider(Qt::Horizontal)),
      m_grid(new PosterGrid(posters)),
      m_empty(new EmptyState(kind == Kind::Watchlist ? u"bookmark"_s : u"search"_s, {}, {})),
      m_stack(new QStackedWidget)
{
    fillSort();
    fillEmptyState();
    connectGrid();
    connectTools();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(makeHead());
    column->addLayout(makeFilms(), 1);
    setFocusProxy(m_grid);
    showResults();
}

void LibraryPage::setSearchText(const QString &text)
{
    m_search->setText(text);
}

void LibraryPage::setTileSize(int width)
{
    m_grid->setTileSize(width);
    m_size->setValue(m_grid->tileSize());
}

int LibraryPage::tileSize() const
{
    return m_grid->tileSize();
}

MovieId LibraryPage::currentMovie() const
{
    return m_grid->currentMovie();
}

void LibraryPage::focusGrid()
{
    m_grid->setFocus();
    if (!m_grid->currentIndex().isValid())
        m_grid->setCurrentIndex(m_search->movies()->index(0));
}

QLayout *LibraryPage::makeHead()
{
    auto *head = new QVBoxLayout;
    head->setContentsMargins(space::Gutter, m_kind == Kind::Watchlist ? PageTop : 2, space::Gutter, 0);
    head->setSpacing(12);
    if (m_kind == Kind::Watchlist)
        head->addWidget(new TextLabel(Type::H1, tr("Watchlist")));
    auto *tools = new QVBoxLayout(m_tools);
    tools->setContentsMargins(0, 0, 0, 0);
    tools->setSpacing(12);
    tools->addWidget(m_filters);
    tools->addLayout(makeToolLine());
    head->addWidget(m_tools);
    return head;
}

QLayout *LibraryPage::makeToolLine()
{
    constexpr int SliderWidth = 96;
    m_count->setWeight(Weight::Semibold);
    auto *sortLabel = new TextLabel(Type::Body, tr("Sort"), Tone::Muted);
    sortLabel->setBuddy(m_sort);
    m_size->setFixedWidth(SliderWidth);

    auto *line = new QHBoxLayout;
    line->setSpacing(0);
    line->addWidget(m_count);
    line->addWidget(m_hours);
    line->addStretch();
    line->addWidget(sortLabel);
    line->addSpacing(10);
    line->addWidget(m_sort);
    line->addSpacing(16);
    line->addWidget(m_size);
    return line;
}

QLayout *LibraryPage::makeFilms()
{
    m_stack->addWidget(m_grid);
    m_stack->addWidget(m_empty);
    auto *films = new QHBoxLayout;
    constexpr int Leading = space::Gutter - TileGeometry::Bleed;
    const int trailing = Leading - style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    const int top = 10 - TileGeometry::Bleed;
    films->setContentsMargins(pageMargins(*this, Leading, top, trailing, 0));
    films->addWidget(m_stack);
    return films;
}

void LibraryPage::fillSort()
{
    using Sort = SearchQuery::Sort;
    m_sort->addItem(tr("Relevance"), int(Sort::Relevance));
    m_sort->addItem(tr("Popularity"), int(Sort::Popularity));
    m_sort->addItem(tr("Title"), int(Sort::Title));
    m_sort->addItem(tr("Newest first"), int(Sort::YearNewest));
    m_sort->addItem(tr("Oldest first"), int(Sort::YearOldest));
    m_sort->addItem(tr("Shortest first"), int(Sort::Runtime));
    m_sort->addItem(tr("My rating"), int(Sort::OwnRating));
    m_sort->setAccessibleName(tr("Sort"));
    m_size->setRange(PosterGrid::MinTile, PosterGrid::MaxTile);
    m_size->setValue(m_grid->tileSize());
    m_size->setAccessibleName(tr("Size of the posters"));
}

void LibraryPage::fillEmptyState()
{
    m_clearFilters = m_empty->addAction(tr("Clear filters"), u"close"_s);
    connect(m_clearFilters, &QAbstractButton::clicked, this, [this] {
        emit searchTextCleared();
        m_search->setText({});
        m_search->clearFilters();
    });
    m_findFilms = m_empty->addAction(tr("See what suits you"), u"for-you"_s);
    connect(qobject_cast<Button *>(m_findFilms), &QAbstractButton::clicked, this,
            &LibraryPage::suggestionsWanted);
}

void LibraryPage::connectGrid()
{
    m_grid->setModel(m_search->movies());
    m_grid->setAccessibleName(m_kind == Kind::Watchlist ? tr("Watchlist") : tr("Films"));
    m_place = new KeepPlace(*m_grid, *m_search->movies());
    connectTileWishes(*m_grid, m_session);
    connect(m_grid, &TileView::menuRequested, m_menu, &MovieMenu::open);
    connect(m_grid, &TileView::opened, this, &LibraryPage::movieOpened);
    connect(m_grid, &TileView::currentMovieChanged, this, &LibraryPage::movieSelected);
    connect(m_grid, &PosterGrid::tileSizeChanged, m_size, &QSlider::setValue);
}

void LibraryPage::connectTools()
{
    connect(m_search, &SearchViewModel::queryChanged, this, [this] {
        m_place->forget();
        m_sort->setCurrentIndex(m_sort->findData(int(m_search->query().sort)));
    });
    connect(m_search, &SearchViewModel::resultsChanged, this, &LibraryPage::showResults);
    connect(m_search, &SearchViewModel::failed, &m_session, &Session::failed);
    connect(m_sort, &QComboBox::activated, this,
            [this] { m_search->setSort(SearchQuery::Sort(m_sort->currentData().toInt())); });
    connect(m_size, &QSlider::valueChanged, this, [this](int width) {
        m_grid->setTileSize(width);
        emit tileSizeChanged(width);
    });
}

void LibraryPage::showResults()
{
    m_place->settle();
    describeCount();
    const bool nothing = m_session.isLoaded() && m_search->count() == 0 && !m_search->isSearching();
    m_tools->show();
    if (nothing)
        showNothing();
    m_stack->setCurrentWidget(nothing ? static_cast<QWidget *>(m_empty) : m_grid);
}

void LibraryPage::showNothing()
{
    const bool narrowed = m_search->isFiltered() || !m_search->query().text.isEmpty();
    const bool onlyText = narrowed && !m_search->isFiltered() && m_kind == Kind::Library;
    m_clearFilters->setText(onlyText ? tr("Clear search") : tr("Clear filters"));
    if (onlyText)
        m_empty->setTexts(tr("No film or person of that name"),
                          tr("Try fewer letters, or another part of the title."));
    else if (narrowed)
        m_empty->setTexts(tr("No film fits"), tr("Nothing has all of this at once. Take something away."));
    else if (m_kind == Kind::Watchlist)
        m_empty->setTexts(
            tr("Nothing to watch yet"),
            tr("Press W on any film, or the bookmark on its poster, and it waits for you here."));
    else
        m_empty->setTexts(tr("No films yet"), tr("Import your films, and they stand here."));
    m_clearFilters->setVisible(narrowed);
    m_tools->setVisible(narrowed);
    m_findFilms->setVisible(!narrowed && m_kind == Kind::Watchlist);
}

void LibraryPage::describeCount()
{
    constexpr int MinutesPerHour = 60;
    m_count->setText(tr("%Ln film(s)", nullptr, m_search->count()));
    const int hours = (m_search->minutes() + MinutesPerHour / 2) / MinutesPerHour;
    m_hours->setText(hours > 0 ? u" · "_s + tr("about %Ln hour(s)", nullptr, hours) : QString());
}

} // namespace matinee
