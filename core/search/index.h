#pragma once

#include "core/index/segment.h"

#include <QByteArray>
#include <QList>

namespace matinee {

/// A segment and which of its films are still told by it and not by a newer one.
struct LivePart {
    SegmentPtr segment;
    std::shared_ptr<const Bitset> live;
};

/// All films at one version of the catalogue: a main segment and small newer ones. Immutable.
struct Index {
    QByteArray catalogue; ///< SnapshotStamp::catalogue
    qint64 version = 0;
    QList<LivePart> parts; ///< oldest first; every film is live in exactly one

    int films() const;
};

using IndexPtr = std::shared_ptr<const Index>;

/// Live films that are not somebody else's own: all that `viewer` may ever see of a part.
Bitset visibleFilms(const LivePart &part, UserId viewer);

/// All films of a segment are told by it.
LivePart wholePart(SegmentPtr segment);
/// These films are told by a newer segment, or gone.
LivePart without(const LivePart &part, const QList<MovieId> &movies);

} // namespace matinee
