#pragma once

#include "core/catalog_import/catalog_import_service.h"
#include "core/catalog_import/csv_rows.h"

namespace matinee {

class FilmIntake;
class TitleIndex;

namespace csv {

using Columns = QMap<FilmFact, QString>;

/// Whose figure a column of ratings is, by its name: "imdb", "tmdb", "metacritic", "rotten_tomatoes", else
/// "csv".
QString sourceOf(const QString &ratingColumn);

/// Brings the films of a CSV file in. Read twice: first for the titles of the rows that have ids, and for the
/// highest rating, which tells the scale where the source does not (imdb and tmdb: 10, metacritic and
/// rotten_tomatoes: 100).
/// A fact that cannot be read is left out and reported; a row without a title, or whose year cannot be read
/// where there is no id, is reported and passed over.
///
/// Errors   Invalid (no column for the title, a column is not there), what reading and saving say.
Result<void> importFilms(const QString &path, const Columns &columns, TitleIndex &titles, FilmIntake &intake);

} // namespace csv

} // namespace matinee
