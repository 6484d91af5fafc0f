#include "ui/views/movie_menu.h"

#include "ui/theme/icons.h"
#include "ui/viewmodels/session.h"
#include "ui/views/film_dialog.h"
#include "ui/views/list_menu.h"
#include "ui/views/review_dialog.h"
#include "ui/views/watch_dialog.h"

#include <QMenu>

using namespace Qt::StringLiterals;

namespace matinee {

MovieMenu::MovieMenu(Session &session, PosterCache &posters, QWidget *host)
    : QObject(host),
      m_session(session),
      m_posters(posters),
      m_host(host)
{
}

void MovieMenu::open(MovieId movie, QPoint globalAt)
{
    if (!m_session.movie(movie))
        return;
    auto *menu = new QMenu(m_host);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fill(*menu, movie);
    menu->popup(globalAt);
}

void MovieMenu::fill(QMenu &menu, MovieId movie)
{
    const Mine mine = m_session.mine(movie);
    const auto add = [this, &menu](const QString &iconName, const QString &text, const QString &key,
                                   auto act) {
        // What follows a tab stands where shortcuts stand; the keys themselves belong to the tiles.
        const QString line = key.isEmpty() ? text : text + u'\t' + key;
        connect(menu.addAction(icon(iconName), line), &QAction::triggered, this, act);
    };

    add(u"bookmark"_s, mine.watchlist ? tr("Remove from watchlist") : tr("Add to watchlist"), u"W"_s,
        [this, movie] { m_session.toggleWatchlist(movie); });
    add(u"eye"_s, mine.watches > 0 ? tr("Seen again today") : tr("Seen today"), u"S"_s,
        [this, movie] { m_session.watchToday(movie); });
    add(u"calendar"_s, tr("Log with a date…"), {},
        [this, movie] { logWatch(m_session, m_posters, m_host, movie); });
    add(u"pencil"_s, tr("Write a review…"), {}, [this, movie] {
        Review review;
        review.movie = movie;
        writeReview(m_session, m_host, review);
    });
    addListMenu(menu, m_session, movie, m_host);
    add(u"heart"_s, mine.favourite ? tr("Remove from favourites") : tr("Add to favourites"), {},
        [this, movie] { m_session.toggleFavourite(movie); });
    if (mine.rating)
        add(u"star"_s, tr("Remove rating"), u"0"_s, [this, movie] { m_session.unrate(movie); });
    menu.addSeparator();
    const MovieSummary *film = m_session.movie(movie);
    const bool isOwn = film && film->owner.isStored();
    add(u"pencil"_s, isOwn ? tr("Edit this film…") : tr("Correct facts…"), {},
        [this, movie] { correctFilm(m_session, m_host, movie); });
    if (isOwn)
        add(u"trash"_s, tr("Remove this film"), {}, [this, movie] { m_session.removeFilm(movie); });
    menu.addSeparator();
    const bool more = mine.nudge == Nudge::More;
    const bool less = mine.nudge == Nudge::Less;
    add(more ? u"undo"_s : u"like"_s, more ? tr("No longer more like this") : tr("More like this"), u"+"_s,
        [this, movie] { m_session.toggleNudge(movie, Nudge::More); });
    add(less ? u"undo"_s : u"less"_s, less ? tr("No longer less like this") : tr("Less like this"), u"−"_s,
        [this, movie] { m_session.toggleNudge(movie, Nudge::Less); });
    add(mine.hidden ? u"undo"_s : u"eye-off"_s, mine.hidden ? tr("Suggest it again") : tr("Not interested"),
        u"X"_s, [this, movie] { m_session.toggleHidden(movie); });
}

} // namespace matinee
