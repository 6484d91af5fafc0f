#pragma once

#include "core/base/result.h"
#include "core/sync_core/mutation.h"

#include <QDateTime>
#include <QList>

namespace matinee {

class Database;

/// Writes changes into the person's outbox, in order: numbered without gaps, stamped, ready to be sent
/// once there is a server. Runs inside the transaction that makes the change; nothing else
/// writes `sync_outbox`, and nothing else moves the clock in `sync_state`.
class MutationRecorder {
public:
    explicit MutationRecorder(Database &database) : m_database(database) { }

    Result<void> record(UserId user, const QList<RecordEdit> &edits, const QDateTime &now);

private:
    Database &m_database;
};

} // namespace matinee
