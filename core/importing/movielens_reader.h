#pragma once

#include "core/base/result.h"
#include "core/importing/archive.h"
#include "core/importing/service_export.h"

namespace matinee::movielens {

/// Whether read() has a use for a file of the export.
bool wants(const QString &name);

/// Reads one person's ratings from a MovieLens data set (movies.csv, ratings.csv and, if there, links.csv),
/// or a MovieLens member's own movielens-ratings.csv, which has no dates and only one person.
///
/// Source   GroupLens, ml-latest-small and its larger kin; the "export" link of a movielens.org profile.
/// Units    ratings 0.5 to 5 in halves; timestamps in seconds since 1970 UTC.
/// Quirks   imdbId is written without "tt", and without leading zeros after a spreadsheet saved it.
/// Errors   Invalid (neither kind of file, a column is missing, or `user` has no ratings).
Result<ServiceExport> read(const ExportFiles &files, int user);

} // namespace matinee::movielens
