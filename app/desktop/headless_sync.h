#pragma once

#include "core/backend/sync_lane.h"
#include "core/sync_client/file_vault.h"
#include "core/sync_client/sync_client.h"

namespace matinee {

/// Keeps the library that a program without a window serves in step with its account, and says in the log how
/// that stands. Changes come by REST: they are looked for in the outbox. A pause comes from a window, which
/// writes it into the profile: it is looked for there.
class HeadlessSync {
public:
    /// The library is there. Errors as of SyncLane::open().
    static Result<std::unique_ptr<HeadlessSync>> start(const AccountProfile &profile,
                                                       const QString &dataFolder, const Clock &clock);

    /// See SyncClient::finish().
    QFuture<void> finish();

private:
    HeadlessSync(const AccountProfile &profile, const QString &dataFolder, std::unique_ptr<SyncLane> lane);
    void log();
    void readPause();

    QString m_dataFolder;
    FileVault m_vault;
    AccountClient m_account;
    std::unique_ptr<SyncLane> m_lane; ///< outlives the client, whose calls it answers
    SyncClient m_client;
    QTimer m_lookAtPause;
    std::optional<SyncState::Is> m_logged;
};

} // namespace matinee
