#include "app/server/sync_upkeep.h"

#include "core/store/database.h"
#include "core/sync/sync_server.h"

namespace matinee {

namespace {

constexpr int DaysKept = 180; // for that long a device may be away and still hear of each removal

} // namespace

SyncUpkeep::SyncUpkeep(DatabaseLocation where, const Clock &clock, Log log, UpkeepTimes times)
    : m_where(std::move(where)),
      m_clock(clock),
      m_log(std::move(log)),
      m_thread([this, times] { run(times); })
{
}

SyncUpkeep::~SyncUpkeep()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_end.notify_all();
    m_thread.join();
}

void SyncUpkeep::run(UpkeepTimes times)
{
    for (auto wait = times.first; sleep(wait); wait = times.between) {
        if (const auto purged = purgeAll(); !purged)
            m_log(purged.error().detail);
    }
}

bool SyncUpkeep::sleep(std::chrono::milliseconds time)
{
    std::unique_lock lock(m_mutex);
    return !m_end.wait_for(lock, time, [this] { return m_isEnding; });
}

Result<int> SyncUpkeep::purgeAll()
{
    auto database = Database::open(m_where, Database::Opening::AsItIs);
    if (!database)
        return tl::unexpected(database.error());
    SyncServer server(**database, m_clock);
    const auto users = SyncServer::users(**database);
    if (!users)
        return tl::unexpected(users.error());
    int purged = 0;
    Result<void> failed;
    for (const UserId user : *users) {
        // One transaction each, with others' in between; the end of the server waits for one at most.
        if (!sleep(std::chrono::milliseconds(1)))
            break;
        const auto gone = server.purge(user, m_clock.now().addDays(-DaysKept));
        if (gone)
            purged += *gone;
        else if (failed)
            failed = tl::unexpected(gone.error()); // the others are looked after all the same
    }
    return failed.map([&] { return purged; });
}

} // namespace matinee
