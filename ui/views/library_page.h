#pragma once

#include "core/base/id.h"

#include <QWidget>

class QLayout;
class QStackedWidget;

namespace matinee {

class FilterBar;
class KeepPlace;
class ListHead;
class MovieMenu;
class NothingFound;
class PosterCache;
class PosterGrid;
class Preparing;
class SearchNotes;
class SearchViewModel;
class Session;
class ToolLine;

/// Films to look through: the whole library, the watchlist, or a list. Filters, a line that says what is
/// left, what there is to say about the search, and the grid. Scroll position, chosen film and filters stay
/// while the page is hidden.
class LibraryPage : public QWidget {
    Q_OBJECT

public:
    enum class Kind { Library, Watchlist, List };

    LibraryPage(Kind kind, Session &session, PosterCache &posters, QWidget *parent = nullptr);

    SearchViewModel &search() { return *m_search; }
    const SearchViewModel &search() const { return *m_search; }
    /// Of Kind::List.
    void showList(const QString &id);

    void setTileSize(int width); ///< poster width in logical pixels
    int tileSize() const;
    /// The chosen film; not stored when there is none.
    MovieId currentMovie() const;
    /// Chooses a film, which leaves the search when it is not among its results.
    void reveal(MovieId movie);
    /// Puts the keyboard into the grid, on the chosen film or the first.
    void focusGrid();

signals:
    void movieSelected(matinee::MovieId movie); ///< for the details beside the page
    void movieOpened(matinee::MovieId movie);
    void tileSizeChanged(int width);
    /// The way out of an empty watchlist.
    void suggestionsWanted();
    void addFilmWanted(const QString &title);
    void listWanted(const QString &id);
    void listGone();

private:
    NothingFound *makeNothingFound();
    QLayout *makeHead();
    QLayout *makeFilms();
    void connectGrid();
    void connectTools();
    void keepSearch();
    void openMenu(MovieId movie, QPoint globalAt);
    void showResults();

    void chooseRevealed();

    const Kind m_kind;
    Session &m_session;
    SearchViewModel *m_search;
    MovieMenu *m_menu;
    ListHead *m_listHead = nullptr; ///< only of Kind::List
    QWidget *m_tools; ///< filters and tool line
    FilterBar *m_filters;
    ToolLine *m_toolLine;
    SearchNotes *m_notes;
    PosterGrid *m_grid;
    NothingFound *m_nothing;
    Preparing *m_preparing;
    KeepPlace *m_place;
    QStackedWidget *m_stack;
    MovieId m_toReveal; ///< until there are results that have it
};

} // namespace matinee
