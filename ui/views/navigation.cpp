#include "ui/views/navigation.h"

#include "ui/theme/icons.h"
#include "ui/viewmodels/my_lists.h"
#include "ui/viewmodels/session.h"
#include "ui/viewmodels/sync_text.h"
#include "ui/views/list_dialog.h"
#include "ui/views/page_stack.h"

#include <QLocale>
#include <QMenu>
#include <QPointer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

QString countText(qsizetype films)
{
    return films > 0 ? QLocale().toString(qlonglong(films)) : QString();
}

} // namespace

Navigation::Navigation(Session &session, QWidget *parent) : Sidebar(parent), m_session(session)
{
    addPages();
    connect(this, &Sidebar::pageRequested, this, &Navigation::request);
    connect(this, &Sidebar::listMenuRequested, this, &Navigation::openListMenu);
    connect(&session, &Session::catalogueChanged, this, &Navigation::count);
    connect(&session, &Session::shelfReset, this, &Navigation::count);
    connect(&session, &Session::mineChanged, this, &Navigation::count);
    connect(&session.lists(), &MyLists::changed, this, &Navigation::showLists);
    connect(&session.lists(), &MyLists::counted, this, &Navigation::countLists);
    showAccount({});
    showLists();
    count();
}

void Navigation::addPages()
{
    addPage(u"for-you"_s, u"for-you"_s, tr("For you"));
    addPage(u"tonight"_s, u"tonight"_s, tr("Tonight"));
    addPage(u"library"_s, u"film"_s, tr("Library"));
    addPage(u"watchlist"_s, u"bookmark"_s, tr("Watchlist"));
    addPage(u"diary"_s, u"calendar"_s, tr("Diary"));
    setListHeading(tr("Lists"));
    addListAction(u"new-list"_s, u"plus"_s, tr("New list"));
    addListAction(u"add-film"_s, u"clapper"_s, tr("Add a film"));
    addFootPage(u"import"_s, u"import"_s, tr("Import"));
    addFootPage(u"catalog-import"_s, u"database"_s, tr("Grow the catalogue"));
    addFootPage(u"export"_s, u"export"_s, tr("Export PDF"));
    addFootPage(PageStack::settingsId(), u"settings"_s, tr("Settings"));
}

void Navigation::showAccount(const AccountState &account)
{
    const SyncWords words = syncWords(account, QDateTime::currentDateTimeUtc());
    if (account.hasAccount())
        setPerson(account.handle, words.brief, words.isTrouble ? u"conflict"_s : words.icon);
    else
        setPerson(tr("This computer"), words.brief, {}, words.icon);
}

void Navigation::showLists()
{
    removeListPages();
    for (const MovieList &list : m_session.lists().all())
        addListPage(PageStack::idOfList(list.id), list.query.isEmpty() ? u"list"_s : u"filter"_s, list.name);
    countLists();
}

void Navigation::count()
{
    const Shelf &shelf = m_session.shelf();
    const auto waiting =
        std::count_if(shelf.cbegin(), shelf.cend(), [](const Mine &mine) { return mine.watchlist; });
    setCount(u"library"_s, countText(m_session.catalogue().movies.size()));
    setCount(u"watchlist"_s, countText(waiting));
}

void Navigation::countLists()
{
    for (const MovieList &list : m_session.lists().all())
        setCount(PageStack::idOfList(list.id), countText(m_session.lists().count(list.id).value_or(0)));
}

void Navigation::request(const QString &id)
{
    if (id == "import"_L1)
        emit importWanted();
    else if (id == "catalog-import"_L1)
        emit catalogImportWanted();
    else if (id == "export"_L1)
        emit exportWanted();
    else if (id == "add-film"_L1)
        emit addFilmWanted();
    else if (id == "new-list"_L1)
        makeList();
    else
        emit pageWanted(id);
}

void Navigation::makeList()
{
    askListName(m_session, {}, window(), [guard = QPointer(this)](const QString &id) {
        if (guard)
            emit guard->pageWanted(PageStack::idOfList(id));
    });
}

void Navigation::openListMenu(const QString &page, QPoint globalAt)
{
    const MovieList *list = m_session.lists().find(PageStack::listOf(page));
    if (!list)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(icon(u"pencil"), tr("Rename…")), &QAction::triggered, this,
            [this, list = *list] { askListName(m_session, list, window()); });
    connect(menu->addAction(icon(u"trash"), tr("Delete")), &QAction::triggered, this,
            [this, id = list->id] { m_session.lists().remove(id); });
    menu->popup(globalAt);
}

} // namespace matinee
