#include "ui/views/page_stack.h"

#include "ui/viewmodels/my_lists.h"
#include "ui/viewmodels/search_view_model.h"
#include "ui/viewmodels/session.h"
#include "ui/views/accuracy_page.h"
#include "ui/views/diary_page.h"
#include "ui/views/for_you_page.h"
#include "ui/views/library_page.h"
#include "ui/views/tonight_page.h"

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

constexpr auto ListPrefix = "list:"_L1;

LibraryPage::Kind kindOf(const QString &id)
{
    return id == "watchlist"_L1 ? LibraryPage::Kind::Watchlist
        : id == "list"_L1       ? LibraryPage::Kind::List
                                : LibraryPage::Kind::Library;
}

} // namespace

QStringList PageStack::ids()
{
    return {u"for-you"_s, u"tonight"_s, u"library"_s, u"watchlist"_s, u"diary"_s};
}

QString PageStack::accuracyId()
{
    return u"accuracy"_s;
}

QString PageStack::settingsId()
{
    return u"settings"_s;
}

QString PageStack::idOfList(const QString &list)
{
    return ListPrefix + list;
}

QString PageStack::listOf(const QString &id)
{
    return id.startsWith(ListPrefix) ? id.mid(ListPrefix.size()) : QString();
}

PageStack::PageStack(Session &session, PosterCache &posters, QWidget *parent)
    : QStackedWidget(parent),
      m_session(session),
      m_posters(posters)
{
}

void PageStack::show(const QString &id)
{
    const QString list = listOf(id);
    if (!list.isEmpty())
        m_current = m_session.lists().find(list) ? id : u"library"_s;
    else
        m_current = ids().contains(id) || id == accuracyId() || m_makers.contains(id) ? id : ids().first();
    const QString key = listOf(m_current).isEmpty() ? m_current : u"list"_s;
    QWidget *&page = m_made[key];
    if (!page) {
        page = make(key);
        addWidget(page);
    }
    if (!listOf(m_current).isEmpty())
        qobject_cast<LibraryPage *>(page)->showList(list);
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

QString PageStack::libraryQuery() const
{
    const auto *library = qobject_cast<LibraryPage *>(m_made.value(u"library"_s));
    return library ? library->search().queryText() : m_libraryQuery;
}

QWidget *PageStack::make(const QString &id)
{
    if (const auto maker = m_makers.value(id))
        return maker();
    if (id == "library"_L1 || id == "watchlist"_L1 || id == "list"_L1)
        return makeLibrary(id);
    if (id == "diary"_L1) {
        auto *page = new DiaryPage(m_session, m_posters, this);
        connect(page, &DiaryPage::movieSelected, this, [this, page](MovieId movie) { select(page, movie); });
        connect(page, &DiaryPage::movieOpened, this, &PageStack::movieOpened);
        return page;
    }
    if (id == accuracyId()) {
        auto *page = new AccuracyPage(m_session, this);
        connect(page, &AccuracyPage::backWanted, this, [this] { emit pageWanted(ids().first()); });
        return page;
    }
    if (id == "tonight"_L1) {
        auto *page = new TonightPage(m_session, m_posters, this);
        connect(page, &TonightPage::movieSelected, this,
                [this, page](MovieId movie) { select(page, movie); });
        connect(page, &TonightPage::movieOpened, this, &PageStack::movieOpened);
        return page;
    }
    auto *page = new ForYouPage(m_session, m_posters, this);
    connect(page, &ForYouPage::movieSelected, this, [this, page](MovieId movie) { select(page, movie); });
    connect(page, &ForYouPage::movieOpened, this, &PageStack::movieOpened);
    connect(page, &ForYouPage::accuracyWanted, this, [this] { emit pageWanted(accuracyId()); });
    return page;
}

LibraryPage *PageStack::makeLibrary(const QString &id)
{
    auto *page = new LibraryPage(kindOf(id), m_session, m_posters, this);
    if (m_tileSize > 0)
        page->setTileSize(m_tileSize);
    if (id == "library"_L1 && !m_libraryQuery.isEmpty())
        page->search().setQueryText(m_libraryQuery);
    connect(page, &LibraryPage::movieSelected, this, [this, page](MovieId movie) { select(page, movie); });
    connect(page, &LibraryPage::movieOpened, this, &PageStack::movieOpened);
    connect(page, &LibraryPage::tileSizeChanged, this, &PageStack::setTileSize);
    connect(page, &LibraryPage::suggestionsWanted, this, [this] { emit pageWanted(ids().first()); });
    connect(page, &LibraryPage::addFilmWanted, this, &PageStack::addFilmWanted);
    connect(page, &LibraryPage::listWanted, this,
            [this](const QString &list) { emit pageWanted(idOfList(list)); });
    connect(page, &LibraryPage::listGone, this, [this, page] {
        if (page == currentWidget())
            emit pageWanted(u"library"_s);
    });
    return page;
}

void PageStack::select(const QWidget *page, MovieId movie)
{
    // A page that is not shown changes its films too; what is chosen there is nobody's business now.
    if (page == currentWidget())
        emit movieSelected(movie);
}

} // namespace matinee
