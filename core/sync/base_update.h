#pragma once

#include "core/sync/device_state.h"
#include "core/sync/record_batch.h"

namespace matinee {

/// A change of a device's base or outbox, inside its transaction: what is visible of the records it touches
/// is brought in line at the end, for those that say something else then.
class BaseUpdate {
public:
    static Result<BaseUpdate> open(Database &database, UserId user);

    /// Before anything of this record changes.
    Result<void> touch(const QString &entity, const QString &key);
    /// A record as the server tells it; one that is not newer than what is here is left alone. `readTo` is
    /// the seq up to which everything has been read: what is not here and older was removed since.
    Result<void> take(const RecordState &record, qint64 readTo);
    /// Those of the touched records that were visible and no longer are, as they were.
    Result<QList<RecordState>> lost();
    /// Writes the base and shows what changed; answers whether anything visible did.
    Result<bool> finish(const QDateTime &now);

    RecordBatch &records() { return m_records; }

private:
    using Name = std::pair<QString, QString>;
    BaseUpdate(Database &database, UserId user, RecordBatch records, bool hasUnsent)
        : m_database(&database),
          m_user(user),
          m_records(std::move(records)),
          m_hasUnsent(hasUnsent)
    {
    }
    Result<std::optional<RecordState>> visibleNow(const Name &name);

    Database *m_database;
    UserId m_user;
    RecordBatch m_records;
    bool m_hasUnsent; ///< edits; while this is at work they only become fewer
    QHash<Name, std::optional<RecordState>> m_before; ///< as it was visible
    QList<Name> m_touched; ///< in order
};

/// Brings lost records back as edits of the person, and shows them; under another key where removal is final.
Result<void> restoreLost(Database &database, UserId user, const QList<RecordState> &lost, DeviceState &state,
                         const QDateTime &now);

} // namespace matinee
