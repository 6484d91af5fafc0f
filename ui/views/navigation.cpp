#include "ui/views/navigation.h"

#include "ui/viewmodels/session.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

Navigation::Navigation(Session &session, QWidget *parent) : Sidebar(parent), m_session(session)
{
    addPage(u"for-you"_s, u"for-you"_s, tr("For you"));
    addPage(u"library"_s, u"film"_s, tr("Library"));
    addPage(u"watchlist"_s, u"bookmark"_s, tr("Watchlist"));
    addPage(u"diary"_s, u"calendar"_s, tr("Diary"));
    addFootPage(u"import"_s, u"import"_s, tr("Import"));
    addFootPage(u"export"_s, u"export"_s, tr("Export PDF"));
    connect(this, &Sidebar::pageRequested, this, &Navigation::request);
    connect(&session, &Session::catalogueChanged, this, &Navigation::count);
    connect(&session, &Session::shelfReset, this, &Navigation::count);
    connect(&session, &Session::mineChanged, this, &Navigation::count);
    count();
}

void Navigation::count()
{
    const Shelf &shelf = m_session.shelf();
    const auto waiting =
        std::count_if(shelf.cbegin(), shelf.cend(), [](const Mine &mine) { return mine.watchlist; });
    const auto text = [](qsizetype films) {
        return films > 0 ? QLocale().toString(qlonglong(films)) : QString();
    };
    setCount(u"library"_s, text(m_session.catalogue().movies.size()));
    setCount(u"watchlist"_s, text(waiting));
}

void Navigation::request(const QString &id)
{
    if (id == "import"_L1)
        emit importWanted();
    else if (id == "export"_L1)
        emit exportWanted();
    else
        emit pageWanted(id);
}

} // namespace matinee
