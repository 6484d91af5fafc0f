#pragma once

#include "core/sync/device_state.h"
#include "core/sync/sync_messages.h"

namespace matinee {

class Database;

/// The unsent edits of a device as its half of synchronisation moves them about. Inside its transaction.
class DeviceLog {
public:
    DeviceLog(Database &database, UserId user) : m_database(database), m_user(user) { }

    Result<qint64> unsent() const;
    /// The last number ever used.
    Result<qint64> lastNumber(const DeviceState &state) const;
    /// Takes exactly these edits out: their numbers alone may mean others.
    Result<void> drop(const QList<Mutation> &mutations);
    /// All edits anew, numbered from the one after `state.afterN`, as those of `state`'s device.
    Result<void> renumber(const QList<Mutation> &edits, const DeviceState &state, bool retag);
    Result<void> append(const QList<Mutation> &edits);

    /// Keeps an edit that the server did not take, for the person.
    Result<void> refuse(const Mutation &mutation, const MutationOutcome &outcome, const QDateTime &now);
    /// Queues again what the server was too old for; answers those edits, which are not shown yet.
    Result<QList<Mutation>> retryUnknown(const DeviceState &state);

private:
    Database &m_database;
    UserId m_user;
};

} // namespace matinee
