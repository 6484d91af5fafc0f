#pragma once

#include "core/base/result.h"
#include "core/catalog/movie.h"

#include <QByteArray>

namespace matinee {

/// Reads the catalogue that ships: one JSON object a line (resources/catalog/starter.jsonl), fields
/// imdb_id, title, original_title, other_titles, year, runtime_min, genres, directors, cast, countries,
/// languages, keywords, synopsis, popularity (0-100); null or absent is unknown.
///
/// A film without an IMDb id gets a local ref made from title and year, the same on every device.
/// Errors   Corrupt, naming the line: not JSON, no title, unknown field type.
Result<QList<Movie>> readStarterCatalog(const QByteArray &jsonLines);

/// The shipped file, from the program's resources, and its edition (a hash of its bytes).
struct StarterFile {
    QByteArray jsonLines;
    QString edition;
};
Result<StarterFile> starterFile();

} // namespace matinee
