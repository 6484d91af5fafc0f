#pragma once

#include "core/base/id.h"

#include <QWidget>

class QComboBox;
class QLayout;
class QSlider;
class QStackedWidget;

namespace matinee {

class Button;
class EmptyState;
class FilterBar;
class KeepPlace;
class MovieMenu;
class PosterCache;
class PosterGrid;
class SearchViewModel;
class Session;
class TextLabel;

/// Films to look through: the whole library, or the watchlist. Filters, a line that says what is left,
/// sort, tile size and the grid. Scroll position, chosen film and filters stay while the page is hidden.
class LibraryPage : public QWidget {
    Q_OBJECT

public:
    enum class Kind { Library, Watchlist };

    LibraryPage(Kind kind, Session &session, PosterCache &posters, QWidget *parent = nullptr);

    /// What the person types in the top bar; empty shows everything again.
    void setSearchText(const QString &text);
    SearchViewModel &search() { return *m_search; }

    void setTileSize(int width); ///< poster width in logical pixels
    int tileSize() const;
    /// The chosen film; not stored when there is none.
    MovieId currentMovie() const;
    /// Puts the keyboard into the grid, on the chosen film or the first.
    void focusGrid();

signals:
    void movieSelected(matinee::MovieId movie); ///< for the details beside the page
    void movieOpened(matinee::MovieId movie);
    void tileSizeChanged(int width);
    /// The person gave up the text of the search: empty the top bar.
    void searchTextCleared();
    /// The way out of an empty watchlist.
    void suggestionsWanted();

private:
    QLayout *makeHead();
    QLayout *makeToolLine();
    QLayout *makeFilms();
    void fillSort();
    void fillEmptyState();
    void connectGrid();
    void connectTools();
    void showResults();
    void showNothing();
    void describeCount();

    const Kind m_kind;
    Session &m_session;
    SearchViewModel *m_search;
    MovieMenu *m_menu;
    QWidget *m_tools; ///< filters, count, sort and size
    FilterBar *m_filters;
    TextLabel *m_count;
    TextLabel *m_hours;
    QComboBox *m_sort;
    QSlider *m_size;
    PosterGrid *m_grid;
    EmptyState *m_empty;
    Button *m_clearFilters = nullptr;
    QWidget *m_findFilms = nullptr;
    KeepPlace *m_place;
    QStackedWidget *m_stack;
};

} // namespace matinee
