#pragma once

#include "core/base/result.h"
#include "core/index/snapshot.h"
#include "core/search/index.h"
#include "core/store/database_location.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <mutex>

namespace matinee {

class Database;
class IndexReader;

/// The search index of one database, shared by every thread of the process that searches it.
///
/// Readers take the present index and are never made to wait. refresh() brings in films that changed: up to
/// MostInline of them at once, as a small segment beside the main one; more, or a missing or damaged
/// snapshot of a large catalogue, by a rebuild in the background with a connection of its own, during
/// which the older index (if there is one) goes on answering. An in-memory database is always
/// read at once. The main segment is written beside the database as "search.index" and merged with
/// the small ones in the background when those hold MostInline films.
class IndexHub : public QObject {
    Q_OBJECT

public:
    static constexpr int MostInline = 1000; ///< changed films that are indexed while the caller waits
    static constexpr int SmallCatalogue =
        5000; ///< films that are indexed while the caller waits when there is nothing yet

    struct Progress {
        bool building = false;
        int done = 0; ///< films
        int total = 0;
    };

    /// The snapshot is kept in `folder`; empty: beside the database's file.
    explicit IndexHub(const DatabaseLocation &database, const QString &folder = {},
                      QObject *parent = nullptr);
    ~IndexHub() override; ///< stops a rebuild and waits for it

    /// The newest index that there is, after bringing in what can be brought in at once. `database` is the
    /// caller's. Unavailable while the first index of a large catalogue is built; says how far it is.
    Result<IndexPtr> refresh(Database &database);
    Progress progress() const;
    /// Throws the snapshot and the index away and builds anew in the background.
    void rebuild();

signals:
    /// From whichever thread: connect queued.
    void progressed();
    /// A newer index has been published by a rebuild.
    void published();

private:
    bool isInMemory() const;
    IndexPtr current() const;
    /// Puts `fresh` in the place of `base`, unless another has been put there meanwhile.
    void publish(const IndexPtr &base, const IndexPtr &fresh);

    Result<IndexPtr> open(const IndexReader &reader, const SnapshotStamp &stamp);
    Result<IndexPtr> update(const IndexReader &reader, const IndexPtr &index, const SnapshotStamp &stamp);
    Result<IndexPtr> readAtOnce(const IndexReader &reader, const SnapshotStamp &stamp);
    tl::unexpected<Error> notYet() const;
    IndexPtr fromSnapshot(const SnapshotStamp &stamp) const;

    void startBuild();
    Result<void> build();
    void writeInBackground(const IndexPtr &index);
    Result<void> write(const IndexReader &reader, SnapshotStamp stamp, const Segment &segment) const;

    IndexReader readerOf(Database &database) const;

    const DatabaseLocation m_location;
    const QString m_snapshotPath;
    const QString m_snapshotKey;
    QThreadPool m_pool; ///< one thread
    mutable std::mutex m_mutex; ///< of m_index; never held while reading the database
    IndexPtr m_index;
    std::mutex m_opening; ///< while there is no index at all: whoever comes second has to wait for the first
    std::atomic_bool m_building = false;
    std::atomic_bool m_again = false; ///< what is being built is not wanted any more
    std::atomic_bool m_cancelled = false;
    std::atomic_int m_done = 0;
    std::atomic_int m_total = 0;
};

} // namespace matinee
