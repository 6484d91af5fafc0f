#pragma once

#include "core/base/clock.h"
#include "core/sync/sync_messages.h"

namespace matinee {

class Database;

/// What an account may take.
struct SyncQuotas {
    qint64 records = 200'000; ///< visible and removed ones
    qint64 bytes = qint64(100) << 20;
    qint64 lists = 2'000;
    qint64 itemsPerList = 10'000;
    int devices = 100; ///< the one unused for longest makes room
};

/// The server's half: the only place where the changes of different devices meet. Blocking; every call is one
/// transaction. Changes made by REST are those of one more device: they wait in sync_outbox, and whatever is
/// asked next takes them in first.
class SyncServer {
public:
    SyncServer(Database &database, const Clock &clock, SyncQuotas quotas = {});

    /// A new device of the account; answers its id, a UUID.
    Result<QString> registerDevice(UserId user, const QString &session, const QString &name);
    /// `session` is remembered as the one that uses the device.
    SyncResult<PushAnswer> push(UserId user, const QString &session, const PushRequest &request);
    SyncResult<PullAnswer> pull(UserId user, const PullRequest &request);
    /// Whether pull(cursor) has something to tell: a change, or a fault. Reads only.
    Result<bool> hasNews(UserId user, const QString &cursor);

    /// Forgets records removed before `before`, and outcomes older than that beyond the newest 5,000 of each
    /// device. Answers how many records went.
    Result<int> purge(UserId user, const QDateTime &before);

    /// Names this database's history anew: after it was restored from a backup, so that devices give back
    /// what it forgot. Larger than every epoch before, also of histories that were given up.
    static Result<qint64> raiseEpoch(Database &database, const QDateTime &now);
    static Result<qint64> epoch(Database &database);
    /// Everybody whose changes were numbered.
    static Result<QList<UserId>> users(Database &database);

private:
    Result<void> takeInOwn(UserId user);
    SyncResult<PullAnswer> read(UserId user, const PullRequest &request, bool &isWhole);

    Database &m_database;
    const Clock &m_clock;
    SyncQuotas m_quotas;
};

} // namespace matinee
