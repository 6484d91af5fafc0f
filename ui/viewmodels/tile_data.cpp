#include "ui/viewmodels/tile_data.h"

#include "ui/viewmodels/movie_text.h"
#include "ui/viewmodels/session.h"
#include "ui/widgets/tile_roles.h"

using namespace Qt::StringLiterals;

namespace matinee {

namespace {

template <class Value>
QVariant orNothing(const std::optional<Value> &value)
{
    return value ? QVariant::fromValue(*value) : QVariant();
}

} // namespace

PosterFacts posterFacts(const MovieSummary &movie)
{
    constexpr auto ImdbPrefix = "imdb:"_L1;
    const bool hasImdbId = movie.ref.startsWith(ImdbPrefix);
    return {hasImdbId ? movie.ref.mid(ImdbPrefix.size()) : QString(), movie.title, movie.year, movie.genres,
            movie.directors.value(0)};
}

QVariant tileData(const Session &session, const MovieSummary &movie, int role)
{
    switch (role) {
    case Qt::DisplayRole:
        return movie.title;
    case Qt::AccessibleTextRole:
        return spokenText(movie, session.mine(movie.id), session.match(movie.id));
    case MovieIdRole:
        return movie.id.value();
    case YearRole:
        return orNothing(movie.year);
    case PosterRole:
        return QVariant::fromValue(posterFacts(movie));
    case MatchRole:
        return orNothing(session.match(movie.id));
    case PointsRole:
        if (const auto rating = session.mine(movie.id).rating)
            return rating->points();
        return {};
    case SeenRole:
        return session.mine(movie.id).seen();
    case WatchlistRole:
        return session.mine(movie.id).watchlist;
    default:
        return {};
    }
}

} // namespace matinee
