#pragma once

#include "core/index/snapshot.h"

class QIODevice;

namespace matinee {

/// The form of a snapshot, in the machine's own order of bytes:
///
///   "MATINEE\x1A", order mark, format, Unicode version, length of the head     8 + 4 x 4 bytes
///   head      the stamp, then for each array the size of an element, its bytes and its checksum
///   checksum  of all that is above
///   arrays    one after another, nothing behind the last
///
/// Checksums are SipHash-2-4 (half the time of BLAKE2b, and 64 bits are plenty for a file that only has to be
/// as it was written). They find what a disk or a crash did to a file. What they do not rule out, a file made
/// by hand, is ruled out by Segment::Data::check().
class SegmentFile {
public:
    enum class Checksums { Verified, Ignored /**< to test everything behind them */ };

    /// Whether everything could be written.
    static bool write(QIODevice &file, const SnapshotStamp &stamp, const Segment &segment);
    static Result<Snapshot> read(QIODevice &file, Checksums checksums = Checksums::Verified);
};

} // namespace matinee
