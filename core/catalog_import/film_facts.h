#pragma once

#include "core/catalog_import/catalog_import_service.h"

#include <optional>

namespace matinee {

/// What a fact is called on the command line and over REST: "title", "original_title", "imdb_id".
QString nameOf(FilmFact fact);
std::optional<FilmFact> filmFactOf(const QString &name);
QList<FilmFact> allFilmFacts();

/// Which columns are probably which, by their names in several common spellings and languages, whatever their
/// case and punctuation: "Const" is the IMDb id, "Release Date" the year, "vote_average" the rating.
QMap<FilmFact, QString> guessColumns(const QStringList &columns);

} // namespace matinee
