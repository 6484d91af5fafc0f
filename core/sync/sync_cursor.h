#pragma once

#include <QString>

#include <optional>

namespace matinee {

/// How far a device has read: "<epoch>.<seq>", and in a full resync "<epoch>.<seq>.<floor>", where the floor
/// is the account's newest seq when it began.
struct SyncCursor {
    qint64 epoch = 0;
    qint64 seq = 0;
    std::optional<qint64> floor = {};

    static std::optional<SyncCursor> fromText(const QString &text);
    QString text() const;
};

} // namespace matinee
