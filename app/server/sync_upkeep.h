#pragma once

#include "core/base/clock.h"
#include "core/store/database_location.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace matinee {

struct UpkeepTimes {
    std::chrono::milliseconds first = std::chrono::minutes(10); ///< when everybody has come back
    std::chrono::milliseconds between = std::chrono::hours(24);
};

/// Once a day, on a thread and a connection of its own: forgets what synchronisation keeps of records that
/// were removed 180 days ago. Several servers of one database may do it at the same time.
class SyncUpkeep {
public:
    using Log = std::function<void(const QString &trouble)>;

    /// `clock` outlives it.
    SyncUpkeep(DatabaseLocation where, const Clock &clock, Log log, UpkeepTimes times = {});
    ~SyncUpkeep();
    Q_DISABLE_COPY_MOVE(SyncUpkeep)

private:
    void run(UpkeepTimes times);
    /// False: it is the end.
    bool sleep(std::chrono::milliseconds time);
    Result<int> purgeAll();

    const DatabaseLocation m_where;
    const Clock &m_clock;
    const Log m_log;
    std::mutex m_mutex;
    std::condition_variable m_end;
    bool m_isEnding = false;
    std::thread m_thread; ///< last: it uses all of these
};

} // namespace matinee
