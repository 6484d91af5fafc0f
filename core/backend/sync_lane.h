#pragma once

#include "core/base/async.h"
#include "core/base/clock.h"
#include "core/store/database_location.h"
#include "core/sync/sync_store.h"

#include <memory>

namespace matinee {

/// The store that keeps a library and its account in step, on a thread and a connection of its own: a large
/// first exchange holds up nobody.
class SyncLane {
public:
    /// The library is there and of the newest schema. Blocks.
    static Result<std::unique_ptr<SyncLane>> open(const DatabaseLocation &library, const Clock &clock);
    ~SyncLane(); ///< after every call that waits

    Async<SyncStore> store() { return {m_pool, *m_store}; }

private:
    SyncLane();

    QThreadPool m_pool;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<SyncStore> m_store;
};

} // namespace matinee
