#pragma once

#include "core/sync/base_update.h"
#include "core/sync/device_log.h"
#include "core/sync/sync_store.h"

namespace matinee {

/// Takes the server's answers into the device's store, each inside one transaction.
class AnswerTaker {
public:
    /// `differed`: whether both sides were found different since they last agreed.
    AnswerTaker(Database &database, UserId user, const QDateTime &now, DeviceState &state, bool &differed)
        : m_database(database),
          m_user(user),
          m_now(now),
          m_state(state),
          m_log(database, user),
          m_differed(differed)
    {
    }

    /// The server knows this device now: its edits are numbered from 1.
    Result<SyncStep> registered(const QJsonObject &body);
    Result<SyncStep> pushed(const QList<Mutation> &carried, const PushAnswer &answer);
    Result<SyncStep> pulled(const PullAnswer &answer);
    /// The server did not even read this edit, the first of the unsent ones.
    Result<SyncStep> refusedBefore(const Mutation &edit, const QString &why);
    /// Another device, which reads everything again: this one cannot go on under its number.
    Result<SyncStep> forked();
    /// Everything is to be read again.
    Result<SyncStep> resync();

private:
    Result<void> startLog(bool asOther);
    Result<SyncStep> read(const PullAnswer &answer);
    Result<SyncStep> collected(const PullAnswer &answer);
    Result<SyncStep> atRest(const PullAnswer &answer, bool changed);
    Result<bool> isRolledBack(qint64 lastN) const;
    Result<void> retryUnknown();
    bool noteServer(const QDateTime &serverTime, int schema);
    Result<void> dropTaken(BaseUpdate &update, const QList<Mutation> &carried, const PushAnswer &answer);

    Database &m_database;
    UserId m_user;
    QDateTime m_now; ///< UTC, of this device
    DeviceState &m_state;
    DeviceLog m_log;
    bool &m_differed;
};

} // namespace matinee
