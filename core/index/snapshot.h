#pragma once

#include "core/base/result.h"
#include "core/index/segment.h"

#include <QByteArray>

namespace matinee {

/// What of the database a snapshot holds. Any difference makes it useless.
struct SnapshotStamp {
    QByteArray catalogue; ///< the database's own random id, so that another file is never taken for this one
    qint64 version = 0; ///< of the catalogue
    /// Random, written into the database too when a snapshot is made: one that was brought back from a copy
    /// may be at the same version with other films, and knows another name.
    QByteArray name;
    friend bool operator==(const SnapshotStamp &, const SnapshotStamp &) = default;
};

struct Snapshot {
    SnapshotStamp stamp;
    SegmentPtr segment;
};

/// Disposable: whatever is wrong with a snapshot (cut short, changed bytes, older format, other byte order)
/// is an error here and a rebuild for the caller, never a crash.
///
/// write() makes a temporary file beside `path`, flushes it to the disk and renames it.
/// Errors   NotFound, Corrupt (says what), Unavailable (cannot be written).
Result<void> writeSnapshot(const QString &path, const SnapshotStamp &stamp, const Segment &segment);
Result<Snapshot> readSnapshot(const QString &path);

} // namespace matinee
