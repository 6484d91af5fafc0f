#pragma once

#include "core/base/id.h"

#include <QList>
#include <QWidget>

class QHBoxLayout;

namespace matinee {

class Button;
class EmptyState;
class FilmKeys;
class ForYouModel;
class Hero;
class MovieListModel;
class MovieMenu;
class PosterCache;
class PosterRow;
class PosterShelf;
class ScrollPage;
class SeenFilms;
class Session;
class TextLabel;
class TunePopup;

/// Today's pick and the shelves of suggestions. New suggestions change the tiles in place: the page
/// keeps its scroll position, each shelf its own, and the chosen film stays chosen while it is there.
///
/// Keys   Up and Down move between the pick and the shelves, Left and Right within. On the pick's
///        buttons the keys of a tile work too: 1-5, 0, W, S, X, + and -.
class ForYouPage : public QWidget {
    Q_OBJECT

public:
    ForYouPage(Session &session, PosterCache &posters, QWidget *parent = nullptr);

signals:
    void movieSelected(matinee::MovieId movie); ///< for the details beside the page
    void movieOpened(matinee::MovieId movie);
    void accuracyWanted(); ///< how good these suggestions are

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QHBoxLayout *makeHead();
    void addHeroActions();
    void keepLog();
    void logChosen(MovieId movie);
    void openTuning();
    void showTuning();
    void refresh();
    void refreshHero();
    PosterShelf *addShelf(MovieListModel &movies);
    void chooseIn(PosterRow &row, MovieId movie);
    bool moveFrom(QObject *part, int step);
    /// `column` is the x in a row of tiles near which the person was.
    void focusPart(int part, int column);
    MovieId pick() const;

    Session &m_session;
    PosterCache &m_posters;
    ForYouModel *m_model;
    MovieMenu *m_menu;
    QWidget *m_content;
    ScrollPage *m_scroll;
    TextLabel *m_basis;
    Button *m_rate;
    Button *m_tune;
    TunePopup *m_tuning = nullptr; ///< from when it is first wanted
    EmptyState *m_nothing; ///< in the place of the pick
    Hero *m_hero;
    Button *m_heroWatchlist;
    FilmKeys *m_keys;
    QList<PosterShelf *> m_shelves;
    SeenFilms *m_seen;
    bool m_isMoving = false; ///< from row to row, by a key
};

} // namespace matinee
