#include "core/sync/second_base.h"

#include "core/base/text.h"
#include "core/base/uuid.h"
#include "core/store/database.h"
#include "core/sync/account_ledger.h"
#include "core/sync/base_update.h"
#include "core/sync/device_log.h"
#include "core/sync/give_back.h"
#include "core/sync/projector.h"
#include "core/sync/removal_brake.h"
#include "core/sync_core/outbox.h"
#include "core/sync_core/sync_json.h"

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// What is visible: the base with the edits over it.
RecordMap overlaid(RecordMap base, const QList<Mutation> &edits)
{
    for (const Mutation &edit : edits) {
        const std::pair name(edit.edit.entity, edit.edit.key);
        const auto found = base.constFind(name);
        const auto before = found == base.cend() ? std::nullopt : std::optional(*found);
        base.insert(name, merge(before, edit).record);
    }
    return base;
}

bool isVisibleIn(const RecordMap &records, const RecordMap::key_type &name)
{
    const auto found = records.constFind(name);
    return found != records.cend() && found->isVisible();
}

QList<RecordState> lostBetween(const RecordMap &before, const RecordMap &after)
{
    QList<RecordState> lost;
    for (auto record = before.cbegin(); record != before.cend(); ++record) {
        if (record->isVisible() && !isVisibleIn(after, record.key()))
            lost.append(*record);
    }
    return lost;
}

RecordDigest digestOf(const RecordMap &records)
{
    RecordDigest digest;
    for (const RecordState &record : records)
        addToDigest(digest, record);
    return digest;
}

std::optional<RecordState> stateIn(const RecordMap &records, const RecordMap::key_type &name)
{
    const auto found = records.constFind(name);
    return found == records.cend() ? std::nullopt : std::optional(*found);
}

/// The keys of records that say something else.
QList<RecordMap::key_type> changedKeys(const RecordMap &before, const RecordMap &after)
{
    QList<RecordMap::key_type> keys;
    for (auto record = after.cbegin(); record != after.cend(); ++record) {
        if (!saysSame(stateIn(before, record.key()), *record))
            keys.append(record.key());
    }
    for (auto record = before.cbegin(); record != before.cend(); ++record) {
        if (!after.contains(record.key()) && !saysSame(*record, {}))
            keys.append(record.key());
    }
    return keys;
}

bool looksOther(const QList<RecordMap::key_type> &names, const RecordMap &before, const RecordMap &after)
{
    return std::any_of(names.cbegin(), names.cend(), [&](const RecordMap::key_type &name) {
        return !looksSame(stateIn(before, name), stateIn(after, name));
    });
}

} // namespace

Result<void> SecondBase::clear()
{
    return m_database.execute(u"DELETE FROM sync_snapshot WHERE user_id = :user"_s,
                              {{u":user"_s, m_user.value()}});
}

Result<void> SecondBase::add(const QList<RecordState> &records)
{
    QList<QVariantList> rows;
    for (const RecordState &record : records)
        rows.append({m_user.value(), record.entity, record.key, record.seq, record.dead ? 1 : 0,
                     objectText(fieldsJson(record.fields))});
    if (rows.isEmpty())
        return {};
    return m_database.executeMany(
        u"INSERT INTO sync_snapshot (user_id, entity, key, seq, dead, fields) VALUES (?, ?, ?, ?, ?, ?)"
        u" ON CONFLICT (user_id, entity, key) DO UPDATE SET seq = excluded.seq, dead = excluded.dead,"
        u" fields = excluded.fields"_s,
        rows);
}

Result<RecordMap> SecondBase::readAll(const QString &table) const
{
    RecordMap records;
    Result<void> fine;
    return m_database
        .each(u"SELECT entity, key, seq, dead, fields FROM %1 WHERE user_id = :user"_s.arg(table),
              {{u":user"_s, m_user.value()}},
              [&](const Rows &row) {
                  if (auto record = recordIn(row))
                      records.insert({record->entity, record->key}, *record);
                  else
                      fine = tl::unexpected(record.error());
              })
        .and_then([&] { return fine; })
        .map([&] { return std::move(records); });
}

Result<void> SecondBase::replaceBase(const RecordMap &fresh)
{
    AccountLedger ledger;
    for (const RecordState &record : fresh)
        ledger.replace({}, record);
    const Bindings mine{{u":user"_s, m_user.value()}};
    return m_database.execute(u"DELETE FROM sync_base WHERE user_id = :user"_s, mine)
        .and_then([&] {
            return m_database.execute(
                u"INSERT INTO sync_base (user_id, entity, key, seq, dead, fields)"
                u" SELECT user_id, entity, key, seq, dead, fields FROM sync_snapshot WHERE user_id = :user"_s,
                mine);
        })
        .and_then([&] { return clear(); })
        .and_then([&] { return ledger.write(m_database, m_user); });
}

Result<void> SecondBase::show(const QList<RecordMap::key_type> &changed, const RecordMap &after)
{
    QList<RecordState> records;
    for (const auto &name : changed)
        records.append(after.value(name, nothingOf(name.first, name.second)));
    return Projector(m_database, Projector::Side::Device).show(m_user, records);
}

Result<bool> SecondBase::swap(DeviceState &state, qint64 epoch, const QDateTime &now)
{
    const auto known = readAll(u"sync_base"_s);
    const auto fresh = readAll(u"sync_snapshot"_s);
    const auto unsent = Outbox(m_database).unsent(m_user);
    if (!known || !fresh || !unsent)
        return tl::unexpected(!known ? known.error() : !fresh ? fresh.error() : unsent.error());
    const bool isRestored = state.epoch != 0 && state.epoch != epoch;
    QList<Mutation> edits = *unsent;
    if (isRestored) {
        const auto back = giveBack(*known, *fresh, state, now);
        if (!back)
            return tl::unexpected(back.error());
        edits = *back + *unsent;
    }
    const RecordMap before = overlaid(*known, *unsent);
    const RecordMap after = overlaid(*fresh, edits);
    const auto lost = lostBetween(before, after);
    const QJsonObject counts = undecided(withLost({}, lost, digestOf(*known)), state.held);
    if (isMassRemoval(counts)) {
        state.held = asked(state.held, counts);
        state.snapshot = DeviceState::NewSnapshot;
        return clear().map([] { return false; });
    }
    const auto back = lostOf(lost, state.held);
    state.held = {};
    state.snapshot.clear();
    state.epoch = epoch;
    DeviceLog log(m_database, m_user);
    auto done = replaceBase(*fresh);
    if (isRestored) {
        state.registered = false;
        state.afterN = 0;
        state.afterMid.clear();
        done = done.and_then([&] { return log.renumber(edits, state, false); });
    }
    const QList<RecordMap::key_type> changed = changedKeys(before, after);
    done = done.and_then([&] { return show(changed, after); });
    if (!back.isEmpty())
        done = done.and_then([&] { return restoreLost(m_database, m_user, back, state, now); });
    return done.map([&] { return looksOther(changed, before, after); });
}

Result<void> SecondBase::dissolve(DeviceState &state, const QDateTime &now)
{
    const auto known = readAll(u"sync_base"_s);
    const auto unsent = Outbox(m_database).unsent(m_user);
    if (!known || !unsent)
        return tl::unexpected(!known ? known.error() : unsent.error());
    RecordMap visible = *known; // what is gone must not go from the next account too
    for (auto record = visible.begin(); record != visible.end();)
        record = record->isVisible() ? std::next(record) : visible.erase(record);
    const auto all = giveBack(visible, {}, state, now);
    if (!all)
        return tl::unexpected(all.error());
    DeviceState fresh;
    fresh.device = newUuid(now);
    fresh.clock = retagged(state.clock, fresh.device);
    state = fresh;
    return clear().and_then([&] { return replaceBase({}); }).and_then([&] {
        return DeviceLog(m_database, m_user).renumber(*all + *unsent, state, false);
    });
}

} // namespace matinee
