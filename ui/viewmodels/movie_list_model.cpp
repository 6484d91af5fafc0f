#include "ui/viewmodels/movie_list_model.h"

#include "ui/viewmodels/session.h"
#include "ui/viewmodels/tile_data.h"
#include "ui/widgets/tile_roles.h"

namespace matinee {

MovieListModel::MovieListModel(Session &session, QObject *parent)
    : QAbstractListModel(parent),
      m_session(session)
{
    connect(&session, &Session::mineChanged, this, &MovieListModel::repaint);
    connect(&session, &Session::shelfReset, this, &MovieListModel::repaintAll);
    connect(&session, &Session::forYouChanged, this, &MovieListModel::repaintMatches);
    connect(&session, &Session::catalogueChanged, this, [this] { setMovies(m_movies); });
}

void MovieListModel::setMovies(const QList<MovieId> &movies)
{
    QList<MovieId> known = movies; // shared with the caller's as long as the catalogue has them all
    known.removeIf([this](MovieId movie) { return !m_session.movie(movie); });
    if (known == m_movies)
        return;
    beginResetModel();
    m_movies = known;
    endResetModel();
}

int MovieListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_movies.size());
}

QVariant MovieListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const MovieSummary *movie = m_session.movie(m_movies.at(index.row()));
    return movie ? tileData(m_session, *movie, role) : QVariant();
}

void MovieListModel::repaint(MovieId movie)
{
    if (const int row = rowOf(movie); row >= 0)
        emit dataChanged(index(row), index(row));
}

void MovieListModel::repaintAll()
{
    if (!m_movies.isEmpty())
        emit dataChanged(index(0), index(rowCount() - 1));
}

void MovieListModel::repaintMatches()
{
    if (!m_movies.isEmpty())
        emit dataChanged(index(0), index(rowCount() - 1), {MatchRole, Qt::AccessibleTextRole});
}

} // namespace matinee
