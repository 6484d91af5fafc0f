#include "core/sync/device_repository.h"

#include "core/store/database.h"
#include "core/sync/outcome_json.h"
#include "core/sync_core/sync_json.h"

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostOutcomes = 5000; // whatever their age
constexpr int MostRecentOutcomes = 20'000; // of less than 180 days

Bindings deviceOf(UserId user, const QString &device)
{
    return {{u":user"_s, user.value()}, {u":device"_s, device}};
}

QString some(const QString &text)
{
    return text.isEmpty() ? u""_s : text;
}

} // namespace

Result<std::optional<SyncDevice>> DeviceRepository::find(UserId user, const QString &device) const
{
    auto rows = m_database.run(u"SELECT last_n, last_mid FROM sync_device"
                               u" WHERE user_id = :user AND device_id = :device"_s,
                               deviceOf(user, some(device)));
    if (!rows)
        return tl::unexpected(rows.error());
    if (!rows->next())
        return rows->ended().map([] { return std::optional<SyncDevice>(); });
    return SyncDevice{device, rows->integer(0), rows->text(1)};
}

Result<void> DeviceRepository::add(UserId user, const SyncDevice &device, const QString &session,
                                   const QString &name, const QDateTime &now)
{
    Bindings bindings = deviceOf(user, device.id);
    bindings.append({u":session"_s, some(session)});
    bindings.append({u":name"_s, some(name)});
    bindings.append({u":now"_s, now.toMSecsSinceEpoch()});
    bindings.append({u":seen"_s, now.toMSecsSinceEpoch()});
    return m_database.execute(
        u"INSERT INTO sync_device (user_id, device_id, name, session_id, last_n, last_mid,"
        u" created_at, last_seen)"
        u" VALUES (:user, :device, :name, :session, 0, '', :now, :seen)"_s,
        bindings);
}

Result<void> DeviceRepository::thinOut(UserId user, int most)
{
    const QString unused = u" IN (SELECT device_id FROM sync_device WHERE user_id = :same"
                           u" ORDER BY last_seen DESC, device_id DESC LIMIT 1000000 OFFSET :most)"_s;
    const Bindings bindings{{u":user"_s, user.value()}, {u":same"_s, user.value()}, {u":most"_s, most}};
    return m_database
        .execute(u"DELETE FROM sync_mutation WHERE user_id = :user AND device_id"_s + unused, bindings)
        .and_then([&] {
            return m_database.execute(
                u"DELETE FROM sync_device WHERE user_id = :user AND device_id"_s + unused, bindings);
        });
}

Result<void> DeviceRepository::save(UserId user, const SyncDevice &device, const QString &session,
                                    const QDateTime &now)
{
    Bindings bindings = deviceOf(user, device.id);
    bindings.append({u":session"_s, some(session)});
    bindings.append({u":last_n"_s, device.lastN});
    bindings.append({u":last_mid"_s, some(device.lastMid)});
    bindings.append({u":now"_s, now.toMSecsSinceEpoch()});
    return m_database.execute(u"UPDATE sync_device SET session_id = :session, last_n = :last_n,"
                              u" last_mid = :last_mid, last_seen = :now"
                              u" WHERE user_id = :user AND device_id = :device"_s,
                              bindings);
}

Result<std::optional<DeviceRepository::Stored>> DeviceRepository::outcome(UserId user, const QString &device,
                                                                          qint64 n) const
{
    Bindings bindings = deviceOf(user, device);
    bindings.append({u":n"_s, n});
    auto rows = m_database.run(u"SELECT mid, outcome FROM sync_mutation"
                               u" WHERE user_id = :user AND device_id = :device AND n = :n"_s,
                               bindings);
    if (!rows)
        return tl::unexpected(rows.error());
    if (!rows->next())
        return rows->ended().map([] { return std::optional<Stored>(); });
    return outcomeFromJson(objectOf(rows->text(1))).map([&](const MutationOutcome &outcome) {
        return std::optional(Stored{rows->text(0), outcome});
    });
}

Result<void> DeviceRepository::keep(UserId user, const QString &device, const QList<Made> &made,
                                    const QDateTime &now)
{
    QList<QVariantList> rows;
    for (const auto &[mutation, outcome] : made)
        rows.append({user.value(), device, mutation.n, mutation.mid, objectText(outcomeJson(outcome)),
                     now.toMSecsSinceEpoch()});
    if (rows.isEmpty())
        return {};
    Bindings old = deviceOf(user, device);
    old.append({u":n"_s, made.last().mutation.n - MostRecentOutcomes});
    return m_database
        .executeMany(u"INSERT INTO sync_mutation (user_id, device_id, n, mid, outcome, at)"
                     u" VALUES (?, ?, ?, ?, ?, ?)"_s,
                     rows)
        .and_then([&] {
            return m_database.execute(u"DELETE FROM sync_mutation WHERE user_id = :user"
                                      u" AND device_id = :device AND n <= :n"_s,
                                      old);
        });
}

Result<void> DeviceRepository::purge(UserId user, const QDateTime &before)
{
    return m_database.execute(
        u"DELETE FROM sync_mutation WHERE user_id = :user AND at < :before AND n <= (SELECT d.last_n - :most"
        u" FROM sync_device d WHERE d.user_id = sync_mutation.user_id"
        u" AND d.device_id = sync_mutation.device_id)"_s,
        {{u":user"_s, user.value()}, {u":before"_s, before.toMSecsSinceEpoch()}, {u":most"_s, MostOutcomes}});
}

} // namespace matinee
