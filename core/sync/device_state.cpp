#include "core/sync/device_state.h"

#include "core/base/text.h"
#include "core/base/uuid.h"
#include "core/store/database.h"
#include "core/sync_core/stamp.h"
#include "core/sync_core/sync_json.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

quint32 tagOf(const QString &device)
{
    return device.right(8).toUInt(nullptr, 16);
}

} // namespace

QString retagged(const QString &stamp, const QString &device)
{
    return stamp.chopped(8) + device.right(8);
}

Result<DeviceState> DeviceState::read(Database &database, UserId user, const QDateTime &now)
{
    auto rows = database.run(
        u"SELECT cursor, epoch, device, after_n, after_mid, clock, registered, clock_offset, snapshot,"
        u" server_schema, held, lost, synced_at FROM sync_state WHERE user_id = :user"_s,
        {{u":user"_s, user.value()}});
    if (!rows)
        return tl::unexpected(rows.error());
    DeviceState state;
    if (!rows->next()) {
        state.device = newUuid(now);
        state.clock = Stamp::first(now, tagOf(state.device)).text();
        return rows->ended().map([&] { return state; });
    }
    state.cursor = rows->text(0);
    state.epoch = rows->integer(1);
    state.device = rows->text(2);
    state.afterN = rows->integer(3);
    state.afterMid = rows->text(4);
    state.clock = rows->text(5);
    state.registered = rows->integer(6) != 0;
    state.clockOffset = rows->integer(7);
    state.snapshot = rows->text(8);
    state.serverSchema = static_cast<int>(rows->integer(9));
    state.held = objectOf(rows->text(10));
    state.lost = objectOf(rows->text(11));
    if (rows->integer(12) > 0)
        state.syncedAt = QDateTime::fromMSecsSinceEpoch(rows->integer(12), Qt::UTC);
    if (!Stamp::fromText(state.clock))
        return fail(Error::Kind::Corrupt, say("core", "The log of changes is damaged."), state.clock);
    return state;
}

Result<void> DeviceState::write(Database &database, UserId user) const
{
    const auto json = [](const QJsonObject &object) { return object.isEmpty() ? u""_s : objectText(object); };
    const auto some = [](const QString &text) { return text.isEmpty() ? u""_s : text; };
    return database.execute(
        u"INSERT INTO sync_state (user_id, cursor, epoch, device, after_n, after_mid, clock, registered,"
        u" clock_offset, snapshot, server_schema, held, lost, synced_at) VALUES (:user, :cursor, :epoch, "
        u":device,"
        u" :after_n, :after_mid, :clock, :registered, :clock_offset, :snapshot, :server_schema, :held, :lost,"
        u" :synced_at) ON CONFLICT (user_id) DO UPDATE SET cursor = excluded.cursor, epoch = excluded.epoch,"
        u" device = excluded.device, after_n = excluded.after_n, after_mid = excluded.after_mid,"
        u" clock = excluded.clock, registered = excluded.registered, clock_offset = excluded.clock_offset,"
        u" snapshot = excluded.snapshot, server_schema = excluded.server_schema, held = excluded.held,"
        u" lost = excluded.lost, synced_at = excluded.synced_at"_s,
        {{u":user"_s, user.value()},
         {u":cursor"_s, some(cursor)},
         {u":epoch"_s, epoch},
         {u":device"_s, device},
         {u":after_n"_s, afterN},
         {u":after_mid"_s, some(afterMid)},
         {u":clock"_s, clock},
         {u":registered"_s, registered ? 1 : 0},
         {u":clock_offset"_s, clockOffset},
         {u":snapshot"_s, some(snapshot)},
         {u":server_schema"_s, serverSchema},
         {u":held"_s, json(held)},
         {u":lost"_s, json(lost)},
         {u":synced_at"_s, syncedAt.isValid() ? syncedAt.toMSecsSinceEpoch() : 0}});
}

void DeviceState::raiseClock(const QString &stamp)
{
    const auto mine = Stamp::fromText(clock);
    const auto seen = Stamp::fromText(stamp);
    if (mine && seen)
        clock = mine->raisedAbove(*seen).text();
}

Result<QString> DeviceState::tick(const QDateTime &now)
{
    const auto last = Stamp::fromText(clock);
    if (!last)
        return fail(Error::Kind::Corrupt, say("core", "The log of changes is damaged."), clock);
    clock = last->tick(now.addMSecs(clockOffset)).text();
    return clock;
}

} // namespace matinee
