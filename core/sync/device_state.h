#pragma once

#include "core/base/id.h"
#include "core/base/result.h"

#include <QDateTime>
#include <QJsonObject>

namespace matinee {

class Database;

/// Where a person's log of changes has got to, and on a device also what it knows of the server: sync_state.
struct DeviceState {
    QString cursor; ///< of the last pull
    qint64 epoch = 0;
    QString device; ///< its end is the tag of the stamps
    qint64 afterN = 0; ///< the last change that arrived
    QString afterMid;
    QString clock; ///< the last stamp
    bool registered = false; ///< the server knows the device
    qint64 clockOffset = 0; ///< ms
    QString snapshot; ///< the cursor of a full resync under way; NewSnapshot at its start; empty: none
    int serverSchema = 0;
    QJsonObject held; ///< removals that wait for the person or were decided; see removal_brake.h
    QJsonObject lost; ///< {entity: [had, lost]}: what the pull under way took away so far
    QDateTime syncedAt; ///< UTC

    static constexpr auto NewSnapshot = QLatin1StringView("start");

    /// A new one, with a new device, when there is none.
    static Result<DeviceState> read(Database &database, UserId user, const QDateTime &now);
    Result<void> write(Database &database, UserId user) const;

    /// Every stamp from now on is later than this one.
    void raiseClock(const QString &stamp);
    /// The next stamp.
    Result<QString> tick(const QDateTime &now);
};

/// The stamp that another device would have made at this reading.
QString retagged(const QString &stamp, const QString &device);

} // namespace matinee
