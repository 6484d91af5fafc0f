#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/exchange/library_archive.h"

namespace matinee {

class CatalogService;
class Database;

/// What became of the lines of an archive.
struct TakenLines {
    int added = 0;
    int changed = 0;
    int same = 0; ///< was there, with these values
    int skipped = 0; ///< corrections of films that are everybody's

    friend bool operator==(const TakenLines &, const TakenLines &) = default;
};

struct TakenArchive {
    QMap<QString, TakenLines> lines; ///< by entity, those without lines too
    int newFilms = 0; ///< made as films of the person's own, because they were not here and had no record
    QList<ArchiveFault> faults; ///< with any, nothing was changed
};

/// A person's whole library out, and in again. Blocking.
class ExchangeService {
public:
    ExchangeService(Database &database, CatalogService &catalog, const Clock &clock)
        : m_database(database),
          m_catalog(catalog),
          m_clock(clock)
    {
    }

    /// All records of the person and the films they are about, as of one moment.
    Result<LibraryArchive> give(UserId user);
    /// Brings in what readArchive() answered, as one undoable step and one transaction: all of it, or with
    /// any fault nothing. Where the library has a record, the archive's values win; what the archive does not
    /// name stays. The same archive a second time changes nothing.
    Result<TakenArchive> take(UserId user, const LibraryArchive &archive);

private:
    Result<QList<ArchivedFilm>> films(const QStringList &refs);

    Database &m_database;
    CatalogService &m_catalog;
    const Clock &m_clock;
};

} // namespace matinee
