#pragma once

#include "core/base/result.h"
#include "core/catalog/movie.h"

#include <QDateTime>

namespace matinee {

class Database;

/// A film as it is stored and as it shall be.
struct MovieChange {
    Movie before;
    Movie after;
};

/// Inserts films that are not there and writes what differs in others, whole batches with one statement a
/// table. People are told apart by Movie::personRefs, see PersonIds; external ids that another film has stay
/// there. No rules; inside the caller's transaction, which has raised the catalogue to `version`. Answers
/// the ids of `added`, in order.
Result<QList<MovieId>> writeMovies(Database &database, const QDateTime &now, qint64 version,
                                   const QList<Movie> &added, const QList<MovieChange> &changed = {});

} // namespace matinee
