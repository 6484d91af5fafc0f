#pragma once

#include "core/sync/account_ledger.h"

#include <QDateTime>
#include <QHash>

namespace matinee {

/// The records of the base that one transaction works on: each is read once, and those that changed are
/// written together at the end, with the account's ledger.
class RecordBatch {
public:
    static Result<RecordBatch> open(Database &database, UserId user);

    Result<std::optional<RecordState>> find(const QString &entity, const QString &key);
    /// With the seq it has.
    Result<void> put(const RecordState &record);
    /// With the next seq of the account; answers it.
    Result<RecordState> putNext(RecordState record);

    /// What was put, as it is now, in the order of first mention.
    QList<RecordState> changed() const;
    /// How many records there are, removed ones too.
    Result<qint64> count();
    /// How many films were ever put into a list, as stored before this batch.
    Result<qint64> itemsOf(const QString &list);
    Result<void> save(const QDateTime &now);

    AccountLedger &ledger() { return m_ledger; }

private:
    RecordBatch(Database &database, UserId user, AccountLedger ledger)
        : m_database(&database),
          m_user(user),
          m_ledger(std::move(ledger))
    {
    }

    using Name = std::pair<QString, QString>; ///< entity and key
    struct Entry {
        std::optional<RecordState> record;
        bool isChanged = false;
    };
    Database *m_database;
    UserId m_user;
    AccountLedger m_ledger;
    QHash<Name, Entry> m_records;
    QList<Name> m_changed; ///< in the order of first change
    std::optional<qint64> m_count;
};

} // namespace matinee
