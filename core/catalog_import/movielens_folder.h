#pragma once

#include "core/base/result.h"

namespace matinee {

class FilmIntake;
class SourceFolder;
class TitleIndex;

namespace movielens {

inline constexpr char MoviesFile[] = "movies.csv";
inline constexpr char LinksFile[] = "links.csv";
inline constexpr char TagsFile[] = "tags.csv";
inline constexpr char RatingsFile[] = "ratings.csv";

/// Brings the films of a MovieLens data set in. movies.csv (movieId, title, genres) is needed; links.csv
/// gives ids of IMDb and TMDB, tags.csv keywords, ratings.csv the mean of all people, how many they are, and
/// popularity. Files are streamed; sums are kept.
///
/// Errors   NotFound (no movies.csv), Invalid (a column is missing), what reading and saving say.
Result<void> importFilms(const SourceFolder &folder, TitleIndex &titles, FilmIntake &intake);

} // namespace movielens

} // namespace matinee
