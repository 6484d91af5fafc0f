#include "core/index/snapshot.h"

#include "core/base/text.h"
#include "core/index/segment_file.h"

#include <QFile>
#include <QSaveFile>

namespace matinee {

using namespace Qt::StringLiterals;

Result<void> writeSnapshot(const QString &path, const SnapshotStamp &stamp, const Segment &segment)
{
    // Writes a temporary file beside it, and commit() flushes that to the disk before the rename.
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !SegmentFile::write(file, stamp, segment) || !file.commit())
        return fail(Error::Kind::Unavailable,
                    say("core", "The search index could not be written to the disk."),
                    path + u": "_s + file.errorString());
    return {};
}

Result<Snapshot> readSnapshot(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return fail(Error::Kind::NotFound, say("core", "There is no search index on the disk yet."), path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(Error::Kind::Corrupt, say("core", "The search index on the disk cannot be read."),
                    path + u": "_s + file.errorString());
    return SegmentFile::read(file);
}

} // namespace matinee
