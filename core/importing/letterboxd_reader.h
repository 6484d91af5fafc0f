#pragma once

#include "core/base/result.h"
#include "core/importing/archive.h"
#include "core/importing/service_export.h"

namespace matinee::letterboxd {

/// Whether read() has a use for a file of the export.
bool wants(const QString &name);

/// Reads the files of a Letterboxd account export.
///
/// Source   Letterboxd, Settings, Data, Export: a zip of CSV files. watched, watchlist and likes/films
///          have the same columns; only the file's name says which is which.
/// Quirks   "Letterboxd URI" is the diary entry in diary.csv and reviews.csv and the film elsewhere, and
///          there are no ids of other services. "Date" is the day of logging, "Watched Date" of seeing.
///          Year and Watched Date may be blank, reviews hold HTML, tags are joined by commas in one cell.
/// Ratings  ratings.csv has the present ones; those of the diary count only where it is missing.
/// Tags     are kept in the note of the sitting, as "#noir #with friends".
/// Errors   Invalid (no file of an export among them, or a column is missing).
Result<ServiceExport> read(const ExportFiles &files);

} // namespace matinee::letterboxd
