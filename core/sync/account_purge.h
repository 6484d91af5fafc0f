#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/sync_core/record_state.h"

#include <QDateTime>

namespace matinee {

class Database;

/// What a server forgets of an account in time: old removals, and what was said of films that no record is
/// about any more. Inside a transaction that has the account.
class AccountPurge {
public:
    AccountPurge(Database &database, UserId user) : m_database(database), m_user(user) { }

    /// Forgets removals from before; how many.
    Result<int> removals(const QDateTime &before);
    Result<void> films();

private:
    Result<QList<RecordState>> removedBefore(const QDateTime &before) const;
    Result<QList<RecordState>> withoutThoseThatHide(const QList<RecordState> &removals) const;

    Database &m_database;
    UserId m_user;
};

} // namespace matinee
