#pragma once

#include "core/catalog/movie.h"
#include "core/posters/poster.h"

#include <QVariant>

namespace matinee {

class Session;

/// What the generated poster of a film is made of.
PosterFacts posterFacts(const MovieSummary &movie);

/// The answer of any model of films to the roles of tile_roles.h, Qt::DisplayRole (the title) and
/// Qt::AccessibleTextRole; invalid for every other role.
QVariant tileData(const Session &session, const MovieSummary &movie, int role);

} // namespace matinee
