#pragma once

#include "core/catalog/movie.h"
#include "core/library/library.h"
#include "core/library/library_service.h"

#include <QJsonObject>

namespace matinee::wire {

/// What the caller did with a film.
QJsonObject toJson(const Mine &mine);

/// A diary entry. `movie` may be null when the catalogue has lost the film.
QJsonObject toJson(const Watch &watch, const MovieSummary *movie);

/// A review. `movie` may be null, as above.
QJsonObject toJson(const Review &review, const MovieSummary *movie);

/// A film on one of the caller's lists (ratings, favourites, watchlist, hidden) with what they did with it.
QJsonObject entryJson(const MovieSummary &movie, const Mine &mine);

/// One of the caller's lists, without its films. `query` is null for a list that is filled by hand.
QJsonObject toJson(const MovieList &list);

/// The outcome of a change: what it did in words, and the film's state now.
QJsonObject toJson(const Changed &changed, const MovieSummary *movie);

} // namespace matinee::wire
