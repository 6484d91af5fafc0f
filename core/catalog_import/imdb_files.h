#pragma once

#include "core/base/result.h"

namespace matinee {

class FilmIntake;
class SourceFolder;

namespace imdb {

inline constexpr char TitlesFile[] = "title.basics.tsv";
inline constexpr char RatingsFile[] = "title.ratings.tsv";
inline constexpr char CreditsFile[] = "title.principals.tsv";
inline constexpr char PeopleFile[] = "name.basics.tsv";

/// Brings the films of IMDb's data sets in. Of the four files, all but title.basics may be missing.
///
/// Passes   title.ratings; title.basics, to know which titles are films; title.principals and name.basics, of
///          which only what belongs to films is kept; title.basics again, to make the films. So their texts
///          are never in memory all at once.
/// Errors   NotFound (no title.basics), Invalid (not of this form; more rows than any honest data set has),
///          what reading and saving say.
Result<void> importFilms(const SourceFolder &folder, FilmIntake &intake);

} // namespace imdb

} // namespace matinee
