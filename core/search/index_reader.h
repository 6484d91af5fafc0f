#pragma once

#include "core/base/result.h"
#include "core/index/snapshot.h"
#include "core/search/table_stream.h"

#include <QList>

namespace matinee {

class Database;

/// Reads films from the database into segments. Removed films are left out, films of one person's own are
/// in and marked. Blocking; runs in no transaction: what changes while it reads has a later version.
class IndexReader {
public:
    using Step = TableStream::Step;

    /// `snapshotKey` is the name in the table meta under which the snapshot's own name is kept.
    IndexReader(Database &database, QString snapshotKey)
        : m_database(database),
          m_snapshotKey(std::move(snapshotKey))
    {
    }

    Result<SnapshotStamp> stamp() const;
    /// A new SnapshotStamp::name, from now on the database's.
    Result<QByteArray> nameSnapshot() const;
    /// How many films there are to read.
    Result<int> films() const;
    /// Films that changed after this version, removed ones too; at most `limit`.
    Result<QList<MovieId>> changedSince(qint64 version, int limit) const;

    /// Every film. nullptr: `step` answered false.
    Result<SegmentPtr> readAll(const Step &step) const;
    Result<SegmentPtr> read(const QList<MovieId> &movies) const;

private:
    Database &m_database;
    QString m_snapshotKey;
};

} // namespace matinee
