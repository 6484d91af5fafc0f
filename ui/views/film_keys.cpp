#include "ui/views/film_keys.h"

#include "ui/viewmodels/session.h"
#include "ui/widgets/held_letter.h"
#include "ui/widgets/rating_keys.h"

#include <QKeyEvent>
#include <QWidget>

#include <functional>

namespace matinee {

FilmKeys::FilmKeys(Session &session, QWidget *owner)
    : QObject(owner),
      m_session(session),
      m_letter(new HeldLetter(owner))
{
}

bool FilmKeys::press(const QKeyEvent &key, MovieId movie)
{
    if (m_letter->takes(key))
        return true;
    if (!movie.isStored())
        return false;
    if (const auto points = pointsForKey(key)) {
        m_session.rate(movie, *Rating::fromPoints(*points));
        return true;
    }
    return !(key.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        && command(key, movie);
}

bool FilmKeys::command(const QKeyEvent &key, MovieId movie)
{
    switch (key.key()) {
    case Qt::Key_0:
    case Qt::Key_Delete:
        m_session.unrate(movie);
        return true;
    case Qt::Key_Plus:
        m_session.toggleNudge(movie, Nudge::More);
        return true;
    case Qt::Key_Minus:
        m_session.toggleNudge(movie, Nudge::Less);
        return true;
    case Qt::Key_W:
        hold(key, &Session::toggleWatchlist, movie);
        return true;
    case Qt::Key_S:
        hold(key, &Session::watchToday, movie);
        return true;
    case Qt::Key_X:
        hold(key, &Session::toggleHidden, movie);
        return true;
    default:
        return false;
    }
}

void FilmKeys::hold(const QKeyEvent &letter, void (Session::*wish)(MovieId), MovieId movie)
{
    m_letter->hold(letter, [this, wish, movie] { std::invoke(wish, m_session, movie); });
}

} // namespace matinee
