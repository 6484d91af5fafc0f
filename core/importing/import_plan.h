#pragma once

#include "core/importing/service_export.h"
#include "core/library/library.h"
#include "core/sync_core/mutation.h"

#include <QList>
#include <QSet>

namespace matinee {

/// What a person's library holds before an import, as far as the plan looks at it.
struct Holdings {
    Shelf shelf;
    QHash<QString, Watch> watches; ///< by id
    QSet<QString> removedWatches; ///< ids that are used up
    QHash<QString, Review> reviews;
};

/// A film of the export in our catalogue.
struct KnownFilm {
    MovieId id;
    QString ref;
};

struct ImportPlan {
    QList<RecordEdit> edits;
    int keptRatings = 0; ///< of the person's own, newer than the export's and not the same
};

/// The edits that bring an export into a library; pure.
///
/// What the person has changed here since an earlier import stays: a sitting or review that is
/// already there is left alone, and so is a mark that is set. Of two ratings the one given later holds.
/// Seen     a film that was watched with no diary entry, in the export or here, gets a sitting on an
///          unknown day.
/// Watchlist  films that were seen are not put on it, and a new sitting takes its film off it.
ImportPlan planImport(const ServiceExport &exported, const QList<KnownFilm> &films, const Holdings &before);

} // namespace matinee
