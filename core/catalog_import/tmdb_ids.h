#pragma once

#include "core/catalog/movie.h"
#include "core/catalog_import/line_file.h"

namespace matinee {

class FilmIntake;

namespace tmdb {

/// Reads a line of TMDB's daily id files, https://developer.themoviedb.org/docs/daily-id-exports:
/// {"adult":false,"id":603,"original_title":"The Matrix","popularity":88.1,"video":false}
///
/// std::nullopt for what is no film: adult titles, and videos, which are trailers and the like.
/// Errors   Invalid, saying what is wrong with the line.
Result<std::optional<Movie>> readLine(std::string_view line);

/// Brings the films of such a file in; lines that cannot be used are reported.
/// Errors   Invalid (not one line is of this form), what reading and saving say.
Result<void> importFilms(LineFile file, FilmIntake &intake);

} // namespace tmdb

} // namespace matinee
