#pragma once

#include "core/sync/device_repository.h"
#include "core/sync/device_state.h"
#include "core/sync/record_batch.h"
#include "core/sync/sync_server.h"

namespace matinee {

/// One push on its way through the server, inside its transaction. Opening it takes in the changes that came
/// by REST, so that all there is counts.
class PushBatch {
public:
    static SyncResult<PushBatch> open(Database &database, UserId user, const QDateTime &now,
                                      const SyncQuotas &quotas);

    SyncResult<PushAnswer> take(const QString &session, const PushRequest &request);
    /// Writes everything down; part of take().
    SyncResult<bool> finish();

private:
    PushBatch(Database &database, UserId user, const QDateTime &now, SyncQuotas quotas, RecordBatch records,
              DeviceState state);

    SyncResult<bool> takeInOwn();
    SyncResult<SyncDevice> device(const PushRequest &request) const;
    SyncResult<MutationOutcome> repeated(const QString &device, const Mutation &mutation) const;
    Result<MutationOutcome> takeIn(Mutation mutation);
    Result<MutationOutcome> merged(const Mutation &mutation);
    SyncResult<PushAnswer> answer(const PushRequest &request, qint64 lastN,
                                  const QList<MutationOutcome> &outcomes);

    Database *m_database;
    UserId m_user;
    QDateTime m_now;
    SyncQuotas m_quotas;
    RecordBatch m_records;
    DeviceState m_state; ///< of the account: its clock
    QList<std::pair<QString, QString>> m_toShow; ///< entity and key; what REST changed is shown already
    qint64 m_before = 0; ///< the account's seq before what the device sends
};

} // namespace matinee
