#pragma once

#include "core/base/result.h"
#include "core/catalog/catalog_service.h"

#include <QDateTime>

namespace matinee {

class Database;

/// CatalogService::merge(), inside the caller's transaction. Reads only what the batch names, so that a film
/// costs the same whatever the size of the catalogue. Films that people entered by hand stay as they are; of
/// a fact that a person corrected only the original changes. `nowMet` gets the films to be added to `met`
/// once the transaction is there to stay.
Result<MergeCounts> mergeIntoCatalogue(Database &database, const QDateTime &now,
                                       const QList<FilmOffer> &offered, const QSet<MovieId> &met,
                                       QList<MovieId> &nowMet);

} // namespace matinee
