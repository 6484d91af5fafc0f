#pragma once

#include "core/catalog/movie.h"

namespace matinee {

/// A film with what a source adds to it: facts it lacks, keywords and other titles beside its own (up to
/// MostWords of each), ids of systems it has no id of, the refs of people it credits by name alone, and the
/// source's newer figures. Facts that are there stay. Pure; twice the same offer changes nothing.
///
/// Popularity   follows the source that gave it, and is taken from any when unknown.
/// Scores       one a source, the newest.
/// People       a ref replaces one of the same system only ("imdb:"), for then the source means another
///              person of this name.
Movie merged(Movie film, const Movie &offered);

constexpr int MostWords = 40;

} // namespace matinee
