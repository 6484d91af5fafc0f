#include "ui/viewmodels/first_run_model.h"

#include "ui/viewmodels/session.h"

#include <algorithm>

namespace matinee {

FirstRunModel::FirstRunModel(Session &session, QObject *parent) : QObject(parent), m_session(session)
{
    connect(&session, &Session::mineChanged, this, &FirstRunModel::ratingsChanged);
    connect(&session, &Session::shelfReset, this, &FirstRunModel::ratingsChanged);
    next();
}

int FirstRunModel::ratings() const
{
    const Shelf &shelf = m_session.shelf();
    return int(std::count_if(shelf.cbegin(), shelf.cend(),
                             [](const Mine &mine) { return mine.rating.has_value(); }));
}

void FirstRunModel::next()
{
    QList<MovieId> strip;
    while (strip.size() < StripSize) {
        const MovieId movie = take();
        if (!movie.isStored())
            break;
        strip.append(movie);
    }
    // Whoever has seen the whole catalogue keeps the last ones.
    if (strip.isEmpty())
        return;
    m_strip = strip;
    emit stripChanged();
}

void FirstRunModel::skip(MovieId movie)
{
    const qsizetype place = m_strip.indexOf(movie);
    const MovieId other = place < 0 ? MovieId() : take();
    if (!other.isStored())
        return;
    m_strip[place] = other;
    emit stripChanged();
}

MovieId FirstRunModel::take()
{
    const QList<MovieSummary> &movies = m_session.catalogue().movies;
    while (m_taken < movies.size()) {
        const MovieId movie = movies.at(m_taken++).id;
        const Mine mine = m_session.mine(movie);
        if (!mine.seen() && !mine.hidden)
            return movie;
    }
    return {};
}

} // namespace matinee
