#pragma once

#include "core/exchange/archive_lines.h"
#include "core/exchange/film_places.h"
#include "core/library/library.h"
#include "core/sync_core/mutation.h"

namespace matinee {

/// The edits that bring an archive into a library, in the order in which they have to be written.
struct ArchivePlan {
    QList<RecordEdit> newFilms; ///< that no `film` record of the archive tells of
    QList<RecordEdit> records; ///< at most one a line
    QList<RecordEdit> removals; ///< of new films that their owner had removed
    QMap<QString, int> skipped; ///< by entity: corrections of films that are everybody's
};

/// What there is already.
struct ArchiveGround {
    const FilmPlaces &films; ///< of filmRefsOf(archive)
    QList<MovieList> lists;
};

/// Every film that the archive names.
QStringList filmRefsOf(const LibraryArchive &archive);

/// Adds to `faults` which lines lead to a film or a list that is not there, and which lists cannot have their
/// names; with any, the plan is to be thrown away. Pure.
ArchivePlan planOf(const LibraryArchive &archive, const ArchiveGround &ground, ArchiveFaults &faults);

} // namespace matinee
