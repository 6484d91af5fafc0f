#include "ui/views/filter_menu.h"

#include "ui/viewmodels/movie_text.h"
#include "ui/viewmodels/search_view_model.h"
#include "ui/views/filter_counts.h"

#include <QCoreApplication>
#include <QLocale>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(FilterMenu)
};

template <class Act>
void addChoice(QMenu &menu, const QString &text, bool chosen, Act act)
{
    QAction *action = menu.addAction(text);
    action->setCheckable(true);
    action->setChecked(chosen);
    QObject::connect(action, &QAction::triggered, &menu, act);
}

/// The count stands where menus keep their shortcuts.
QString withCount(const QString &text, int count)
{
    return text + u'\t' + QLocale().toString(count);
}

QStringList genresInOrder(const SearchViewModel &search)
{
    QStringList genres = search.genreCounts().keys();
    for (const QString &chosen : search.query().genres + search.query().notGenres) {
        if (!genres.contains(chosen))
            genres.append(chosen);
    }
    std::sort(genres.begin(), genres.end());
    return genres;
}

void addGenres(QMenu &menu, SearchViewModel &search, const FilterCounts &counts)
{
    QMenu *with = menu.addMenu(Text::tr("Genre"));
    QMenu *without = menu.addMenu(Text::tr("Without genre"));
    for (const QString &genre : genresInOrder(search)) {
        addChoice(*with, withCount(genre, counts.genres.value(genre)), search.query().genres.contains(genre),
                  [&search, genre] { search.toggleGenre(genre); });
        addChoice(*without, genre, search.query().notGenres.contains(genre),
                  [&search, genre] { search.toggleNotGenre(genre); });
    }
}

void addDecades(QMenu &menu, SearchViewModel &search)
{
    QMenu *decades = menu.addMenu(Text::tr("Decade"));
    QList<int> present = search.decadeCounts().keys();
    std::sort(present.begin(), present.end(), std::greater<>());
    for (const int decade : present) {
        addChoice(*decades, withCount(Text::tr("%1s").arg(decade), search.decadeCounts().value(decade)),
                  search.query().yearFrom == decade && search.query().yearTo == decade + 9,
                  [&search, decade] { search.toggleDecade(decade); });
    }
}

void addRuntimes(QMenu &menu, SearchViewModel &search)
{
    QMenu *runtimes = menu.addMenu(Text::tr("Length"));
    addChoice(*runtimes, Text::tr("Any"), !search.query().runtimeTo, [&search] { search.setRuntimeTo({}); });
    for (const int minutes : {90, 105, 120, 150, 180}) {
        addChoice(*runtimes, u"≤ "_s + runtimeText(minutes), search.query().runtimeTo == minutes,
                  [&search, minutes] { search.setRuntimeTo(minutes); });
    }
}

void addSeen(QMenu &menu, SearchViewModel &search)
{
    using Seen = SearchQuery::Seen;
    QMenu *seen = menu.addMenu(Text::tr("Seen"));
    for (const auto &[choice, text] :
         {std::pair(Seen::Either, Text::tr("Seen or not")), std::pair(Seen::Seen, Text::tr("Seen")),
          std::pair(Seen::Unseen, Text::tr("Unseen"))})
        addChoice(*seen, text, search.query().seen == choice,
                  [&search, choice = choice] { search.setSeen(choice); });
}

} // namespace

QMenu *makeFilterMenu(SearchViewModel &search, const FilterCounts &counts, QWidget *parent)
{
    auto *menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addGenres(*menu, search, counts);
    addDecades(*menu, search);
    addRuntimes(*menu, search);
    addSeen(*menu, search);
    if (search.isFiltered()) {
        menu->addSeparator();
        QObject::connect(menu->addAction(Text::tr("Clear all filters")), &QAction::triggered, &search,
                         &SearchViewModel::clearFilters);
    }
    return menu;
}

} // namespace matinee
