#pragma once

#include "core/sync/device_state.h"
#include "core/sync/sync_messages.h"

#include <QMap>

namespace matinee {

class Database;

/// Records by entity and key.
using RecordMap = QMap<std::pair<QString, QString>, RecordState>;

/// The second base of a full resync: it is filled beside the first and takes its place at once.
class SecondBase {
public:
    SecondBase(Database &database, UserId user) : m_database(database), m_user(user) { }

    Result<void> clear();
    Result<void> add(const QList<RecordState> &records);
    /// Puts it in the place of the base and the unsent edits over it; answers whether anything visible
    /// changed. In another epoch what the server forgot goes in front of the unsent edits, for a new device.
    /// A mass removal waits for the person's word: then state.held says so, and everything is as it was.
    Result<bool> swap(DeviceState &state, qint64 epoch, const QDateTime &now);

    /// Makes unsent edits of everything in the base, which is empty then; `state` is that of a new device.
    Result<void> dissolve(DeviceState &state, const QDateTime &now);

private:
    Result<RecordMap> readAll(const QString &table) const;
    Result<void> replaceBase(const RecordMap &fresh);
    Result<void> show(const QList<RecordMap::key_type> &changed, const RecordMap &after);

    Database &m_database;
    UserId m_user;
};

} // namespace matinee
