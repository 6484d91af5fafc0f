#include "ui/views/page_stack.h"

#include "ui/views/diary_page.h"
#include "ui/views/for_you_page.h"
#include "ui/views/library_page.h"

using namespace Qt::StringLiterals;

namespace matinee {

QStringList PageStack::ids()
{
    return {u"for-you"_s, u"library"_s, u"watchlist"_s, u"diary"_s};
}

PageStack::PageStack(Session &session, PosterCache &posters, QWidget *parent)
    : QStackedWidget(parent),
      m_session(session),
      m_posters(posters)
{
}

void PageStack::show(const QString &id)
{
    m_current = ids().contains(id) ? id : ids().first();
    QWidget *&page = m_made[m_current];
    if (!page) {
        page = make(m_current);
        addWidget(page);
    }
    setCurrentWidget(page);
}

LibraryPage *PageStack::searchable() const
{
    return qobject_cast<LibraryPage *>(currentWidget());
}

void PageStack::setTileSize(int width)
{
    m_tileSize = width;
    for (QWidget *page : std::as_const(m_made)) {
        auto *library = qobject_cast<LibraryPage *>(page);
        if (library && width > 0 && library->tileSize() != width)
            library->setTileSize(width);
    }
}

QWidget *PageStack::make(const QString &id)
{
    if (id == "library"_L1 || id == "watchlist"_L1)
        return makeLibrary(id == "watchlist"_L1);
    if (id == "diary"_L1) {
        auto *page = new DiaryPage(m_session, m_posters, this);
        connect(page, &DiaryPage::movieSelected, this, [this, page](MovieId movie) { select(page, movie); });
        connect(page, &DiaryPage::movieOpened, this, &PageStack::movieOpened);
        return page;
    }
    auto *page = new ForYouPage(m_session, m_posters, this);
    connect(page, &ForYouPage::movieSelected, this, [this, page](MovieId movie) { select(page, movie); });
    connect(page, &ForYouPage::movieOpened, this, &PageStack::movieOpened);
    return page;
}

QWidget *PageStack::makeLibrary(bool watchlist)
{
    const auto kind = watchlist ? LibraryPage::Kind::Watchlist : LibraryPage::Kind::Library;
    auto *page = new LibraryPage(kind, m_session, m_posters, this);
    if (m_tileSize > 0)
        page->setTileSize(m_tileSize);
    connect(page, &LibraryPage::movieSelected, this, [this, page](MovieId movie) { select(page, movie); });
    connect(page, &LibraryPage::movieOpened, this, &PageStack::movieOpened);
    connect(page, &LibraryPage::searchTextCleared, this, &PageStack::searchTextCleared);
    connect(page, &LibraryPage::tileSizeChanged, this, &PageStack::setTileSize);
    connect(page, &LibraryPage::suggestionsWanted, this, [this] { emit pageWanted(ids().first()); });
    return page;
}

void PageStack::select(const QWidget *page, MovieId movie)
{
    // A page that is not shown changes its films too; what is chosen there is nobody's business now.
    if (page == currentWidget())
        emit movieSelected(movie);
}

} // namespace matinee
