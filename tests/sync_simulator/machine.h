#pragma once

#include "core/library/library_service.h"
#include "core/sync/sync_server.h"
#include "core/sync/sync_store.h"
#include "tests/sync_simulator/sim_clock.h"
#include "tests/sync_simulator/sim_database.h"

#include <QHash>

#include <optional>

namespace matinee::simulator {

/// A question under way, and the answers that the server gave it.
struct Flight {
    SyncQuestion question;
    QByteArray request; ///< as it went out
    QList<SyncAnswer> answers;
    bool isOrphan = false; ///< who asked is no more: the request may arrive, its answer reaches nobody
};

/// What is remembered of a device between steps, for invariants about its whole life.
struct DeviceMemory {
    QString lastStamp; ///< of the newest edit made here
    qint64 epoch = 0;
    qint64 seq = 0; ///< of the cursor
};

/// A device: a library file, a clock, a process, and its messages.
struct Device {
    Device(const qint64 &trueMs, int at)
        : place(at),
          clock(trueMs),
          files(at % 2 == 0),
          library(files.database(), clock)
    {
    }

    static constexpr UserId Owner{1};

    int place;
    int account = 0;
    bool isSignedIn = true;
    SimClock clock;
    SimDatabase files;
    LibraryService library;
    std::unique_ptr<SyncStore> store;
    QList<Flight> flights; ///< newest last
    std::optional<Image> kept; ///< an older copy of the library
    DeviceMemory memory;
    DeviceMemory keptMemory;

    /// The process ends and starts again.
    void restart();
};

/// The server, with both accounts.
struct ServerMachine {
    explicit ServerMachine(const qint64 &trueMs)
        : clock(trueMs),
          files(true),
          library(files.database(), clock)
    {
    }

    SimClock clock;
    SimDatabase files;
    LibraryService library;
    SyncQuotas quotas;
    std::optional<Image> kept; ///< a backup

    static UserId owner(int account) { return UserId(account + 1); }
};

/// All records that a machine has of a person, by "entity/key".
QHash<QString, RecordState> recordsOf(SimDatabase &files, UserId user);
/// The unsent edits of a person, in order.
QList<Mutation> unsentOf(SimDatabase &files, UserId user);
std::optional<RecordState> recordOf(SimDatabase &files, UserId user, const QString &entity,
                                    const QString &key);

} // namespace matinee::simulator
