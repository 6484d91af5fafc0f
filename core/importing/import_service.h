#pragma once

#include "core/base/result.h"
#include "core/catalog/movie.h"
#include "core/importing/service_export.h"
#include "core/library/library.h"

#include <functional>

namespace matinee {

class CatalogService;
class LibraryService;
struct Holdings;

enum class ImportFormat { Letterboxd, MovieLens };

struct ImportOptions {
    ImportFormat format = ImportFormat::Letterboxd;
    QString path; ///< a folder, a .zip, or one of the export's files by itself
    int movieLensUser = 1; ///< whose rows of ratings.csv
};

/// What an import found and did. Counts of records are of those that changed: a second run counts 0.
struct ImportReport {
    int rows = 0; ///< rows read, headers aside
    int matched = 0; ///< distinct films found in the catalogue
    int created = 0; ///< distinct films new to the catalogue, entered with what the file says
    int watches = 0, ratings = 0, watchlist = 0, favourites = 0, reviews = 0;
    int changed = 0; ///< records changed in all
    int keptRatings = 0; ///< the person's own, left alone because they are newer
    QList<ImportProblem> problems; ///< at most 1,000 are kept; `problemCount` has them all
    int problemCount = 0;
};

/// Rows done and in all, asked once the file is read; answering false cancels, and nothing has changed
/// then. The last call, with all rows done, only tells: the step is whole by then.
using ImportProgress = std::function<bool(int done, int total)>;

/// Brings another service's export into a person's library: read, match, apply as one undoable step.
///
/// Matching   by id first, then by title and year (±1); what the catalogue lacks is entered with the
///            facts the file has, so that no row of a diary is lost.
/// Again      running the same export twice changes nothing (ids of diary entries are UUIDv5 of
///            the source's own id or the row's content).
/// Errors     NotFound (no such path), Invalid (not this format; names the file and column), Conflict
/// (cancelled).
class ImportService {
public:
    ImportService(CatalogService &catalog, LibraryService &library);

    Result<ImportReport> import(UserId user, const ImportOptions &options,
                                const ImportProgress &progress = {});

private:
    struct Films;
    Result<Films> enterFilms(UserId user, const ServiceExport &exported);
    Result<Holdings> holdings(UserId user) const;

    CatalogService &m_catalog;
    LibraryService &m_library;
};

} // namespace matinee
