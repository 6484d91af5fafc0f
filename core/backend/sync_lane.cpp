#include "core/backend/sync_lane.h"

#include "core/store/database.h"

#include <QSemaphore>

namespace matinee {

SyncLane::SyncLane()
{
    m_pool.setMaxThreadCount(1);
    m_pool.setExpiryTimeout(-1);
}

Result<std::unique_ptr<SyncLane>> SyncLane::open(const DatabaseLocation &library, const Clock &clock)
{
    std::unique_ptr<SyncLane> lane(new SyncLane);
    Result<void> opened;
    QSemaphore done; // not a future's waitForFinished(), which may run the work on this thread
    lane->m_pool.start([&] {
        auto database = Database::open(library);
        if (database) {
            lane->m_database = std::move(*database);
            lane->m_store = std::make_unique<SyncStore>(*lane->m_database, clock);
        } else {
            opened = tl::unexpected(database.error());
        }
        done.release();
    });
    done.acquire();
    if (!opened)
        return tl::unexpected(opened.error());
    return lane;
}

SyncLane::~SyncLane()
{
    // The connection belongs to the lane's thread, so it is closed there.
    m_pool.start([this] {
        m_store.reset();
        m_database.reset();
    });
    m_pool.waitForDone();
}

} // namespace matinee
