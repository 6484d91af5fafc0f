#pragma once

#include "core/sync/sync_messages.h"

namespace matinee {

class Database;

/// A device as the server knows it.
struct SyncDevice {
    QString id; ///< UUID
    qint64 lastN = 0;
    QString lastMid = {};
};

/// The devices of accounts and what became of their changes: sync_device and sync_mutation.
class DeviceRepository {
public:
    explicit DeviceRepository(Database &database) : m_database(database) { }

    Result<std::optional<SyncDevice>> find(UserId user, const QString &device) const;
    Result<void> add(UserId user, const SyncDevice &device, const QString &session, const QString &name,
                     const QDateTime &now);
    /// Keeps the `most` that were used last.
    Result<void> thinOut(UserId user, int most);
    Result<void> save(UserId user, const SyncDevice &device, const QString &session, const QDateTime &now);

    /// The outcome of a change, with its mid; std::nullopt when it is no longer known.
    struct Stored {
        QString mid;
        MutationOutcome outcome;
    };
    Result<std::optional<Stored>> outcome(UserId user, const QString &device, qint64 n) const;
    struct Made {
        Mutation mutation;
        MutationOutcome outcome;
    };
    /// And no more than the newest 20,000 of the device.
    Result<void> keep(UserId user, const QString &device, const QList<Made> &made, const QDateTime &now);
    /// Forgets outcomes older than this beyond the newest 5,000 of each device.
    Result<void> purge(UserId user, const QDateTime &before);

private:
    Database &m_database;
};

} // namespace matinee
