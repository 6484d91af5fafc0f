#include "core/sync/push_batch.h"

#include "core/base/text.h"
#include "core/store/database.h"
#include "core/store/migrations.h"
#include "core/sync/film_hints.h"
#include "core/sync/projector.h"
#include "core/sync/push_rules.h"
#include "core/sync_core/entity_rule.h"
#include "core/sync_core/outbox.h"
#include "core/sync_core/stamp.h"

#include <QSet>
#include <QUuid>

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// How far ahead of the server a stamp may be.
constexpr int MostAheadMs = 60'000;
/// About; devices take 8 MiB.
constexpr qint64 MostAnswerBytes = qint64(3) << 20;

template <class Value>
SyncResult<Value> faultOf(const Error &error)
{
    return tl::unexpected(SyncFault(error));
}

tl::unexpected<SyncFault> forked()
{
    return fault(u"device_forked"_s, say("core", "Another copy of this library has sent changes."));
}

bool isTooFarAhead(const QString &stamp, const QDateTime &now)
{
    const auto at = Stamp::fromText(stamp);
    return at && at->at() > now.addMSecs(MostAheadMs);
}

} // namespace

PushBatch::PushBatch(Database &database, UserId user, const QDateTime &now, SyncQuotas quotas,
                     RecordBatch records, DeviceState state)
    : m_database(&database),
      m_user(user),
      m_now(now),
      m_quotas(quotas),
      m_records(std::move(records)),
      m_state(std::move(state))
{
}

SyncResult<PushBatch> PushBatch::open(Database &database, UserId user, const QDateTime &now,
                                      const SyncQuotas &quotas)
{
    auto records = RecordBatch::open(database, user);
    auto state = DeviceState::read(database, user, now);
    if (!records || !state)
        return tl::unexpected(SyncFault(!records ? records.error() : state.error()));
    PushBatch batch(database, user, now, quotas, std::move(*records), std::move(*state));
    return batch.takeInOwn().map([&](bool) {
        batch.m_before = batch.m_records.ledger().seq;
        return std::move(batch);
    });
}

SyncResult<bool> PushBatch::takeInOwn()
{
    const auto own = Outbox(*m_database).unsent(m_user);
    if (!own)
        return faultOf<bool>(own.error());
    for (const Mutation &mutation : *own) {
        const auto outcome = merged(mutation);
        if (!outcome)
            return faultOf<bool>(outcome.error());
        if (!outcome->copy.isEmpty())
            m_toShow.append({QString(TextCopy), outcome->copy});
        m_state.afterN = mutation.n;
        m_state.afterMid = mutation.mid;
    }
    if (own->isEmpty())
        return true;
    const auto emptied = m_database->execute(u"DELETE FROM sync_outbox WHERE user_id = :user AND n <= :n"_s,
                                             {{u":user"_s, m_user.value()}, {u":n"_s, m_state.afterN}});
    return emptied ? SyncResult<bool>(true) : faultOf<bool>(emptied.error());
}

SyncResult<SyncDevice> PushBatch::device(const PushRequest &request) const
{
    const DeviceRepository devices(*m_database);
    const auto found = devices.find(m_user, request.device);
    if (!found)
        return faultOf<SyncDevice>(found.error());
    if (!*found)
        return fault(u"device_unknown"_s, say("core", "The server does not know this device."));
    const SyncDevice &device = **found;
    qint64 n = request.afterN;
    for (const Mutation &mutation : request.mutations) {
        if (mutation.n != ++n)
            return fault(u"invalid"_s, say("core", "The changes are not numbered one after the other."));
        if (QUuid::fromString(mutation.mid).isNull())
            return fault(u"invalid"_s, say("core", "“%1” is missing or wrong.").arg(u"mid"_s));
    }
    if (request.afterN > device.lastN)
        return fault(u"device_gap"_s, say("core", "The server lacks changes of this device."));
    if (request.afterN == 0)
        return device;
    const auto after = devices.outcome(m_user, request.device, request.afterN);
    if (!after)
        return faultOf<SyncDevice>(after.error());
    const bool isLast = request.afterN == device.lastN;
    if ((isLast && device.lastMid != request.afterMid) || (*after && (*after)->mid != request.afterMid))
        return forked();
    return device;
}

SyncResult<MutationOutcome> PushBatch::repeated(const QString &device, const Mutation &mutation) const
{
    const auto stored = DeviceRepository(*m_database).outcome(m_user, device, mutation.n);
    if (!stored)
        return faultOf<MutationOutcome>(stored.error());
    if (!*stored || (*stored)->mid != mutation.mid)
        return forked();
    return (*stored)->outcome;
}

Result<MutationOutcome> PushBatch::takeIn(Mutation mutation)
{
    if (const auto never = refusalOf(mutation))
        return *never;
    const auto refusal = refusalHere(m_records, mutation, m_quotas);
    if (!refusal)
        return tl::unexpected(refusal.error());
    if (*refusal)
        return **refusal;
    if (isTooFarAhead(mutation.stamp, m_now)) {
        // The account's own clock: two readings of it are never the same.
        const auto stamp = m_state.tick(m_now);
        if (!stamp)
            return tl::unexpected(stamp.error());
        mutation.stamp = *stamp;
    }
    m_toShow.append({mutation.edit.entity, mutation.edit.key});
    return merged(mutation).map([&](const MutationOutcome &outcome) {
        if (!outcome.copy.isEmpty())
            m_toShow.append({QString(TextCopy), outcome.copy});
        return outcome;
    });
}

Result<MutationOutcome> PushBatch::merged(const Mutation &mutation)
{
    const auto before = m_records.find(mutation.edit.entity, mutation.edit.key);
    if (!before)
        return tl::unexpected(before.error());
    const Merged result = merge(*before, mutation);
    for (const FieldState &field : result.record.fields)
        m_state.raiseClock(field.stamp);
    MutationOutcome outcome{mutation.n};
    if (result.outcome == Outcome::Superseded) {
        outcome.is = MutationOutcome::Is::Superseded;
        return outcome;
    }
    if (const auto put = m_records.putNext(result.record); !put)
        return tl::unexpected(put.error());
    if (!result.copy)
        return outcome;
    outcome.is = MutationOutcome::Is::Conflict;
    outcome.copy = result.copy->key;
    return m_records.find(result.copy->entity, result.copy->key)
        .and_then([&](const std::optional<RecordState> &kept) -> Result<RecordState> {
            if (kept)
                return *kept;
            return m_records.putNext(*result.copy);
        })
        .map([&](const RecordState &) { return outcome; });
}

SyncResult<PushAnswer> PushBatch::take(const QString &session, const PushRequest &request)
{
    auto sender = device(request);
    if (!sender)
        return tl::unexpected(sender.error());
    QList<MutationOutcome> outcomes;
    QList<DeviceRepository::Made> made;
    const qint64 known = sender->lastN;
    for (const Mutation &mutation : request.mutations) {
        const bool isRepeat = mutation.n <= known;
        const auto outcome = isRepeat ? repeated(request.device, mutation)
                                      : SyncResult<MutationOutcome>(takeIn(mutation).map_error(
                                          [](const Error &error) { return SyncFault(error); }));
        if (!outcome)
            return tl::unexpected(outcome.error());
        outcomes.append(*outcome);
        if (isRepeat)
            continue;
        made.append({mutation, *outcome});
        sender->lastN = mutation.n;
        sender->lastMid = mutation.mid;
    }
    DeviceRepository devices(*m_database);
    QList<Mutation> taken;
    for (const auto &[mutation, outcome] : made) {
        if (outcome.is != MutationOutcome::Is::Refused)
            taken.append(mutation);
    }
    const auto kept = FilmHints(*m_database)
                          .keep(m_user, request.films, FilmHints::refsOf(taken))
                          .and_then([&] { return devices.keep(m_user, sender->id, made, m_now); })
                          .and_then([&] { return devices.save(m_user, *sender, session, m_now); });
    if (!kept)
        return faultOf<PushAnswer>(kept.error());
    return finish().and_then([&](bool) { return answer(request, sender->lastN, outcomes); });
}

SyncResult<bool> PushBatch::finish()
{
    auto done = m_records.save(m_now).and_then([&] { return m_state.write(*m_database, m_user); });
    QList<RecordState> records;
    QSet<std::pair<QString, QString>> told;
    for (const auto &name : m_toShow) {
        if (told.contains(name))
            continue;
        told.insert(name);
        done = done.and_then([&] { return m_records.find(name.first, name.second); })
                   .map([&](const std::optional<RecordState> &record) {
                       if (record)
                           records.append(*record);
                   });
    }
    done =
        done.and_then([&] { return Projector(*m_database, Projector::Side::Server).show(m_user, records); });
    return done ? SyncResult<bool>(true) : faultOf<bool>(done.error());
}

SyncResult<PushAnswer> PushBatch::answer(const PushRequest &request, qint64 lastN,
                                         const QList<MutationOutcome> &outcomes)
{
    PushAnswer answer{lastN, m_now, schemaVersion(), outcomes, {}, m_before, m_records.ledger().seq};
    QList<std::pair<QString, QString>> names;
    for (const Mutation &mutation : request.mutations)
        names.append({mutation.edit.entity, mutation.edit.key});
    for (const MutationOutcome &outcome : outcomes) {
        if (!outcome.copy.isEmpty())
            names.append({QString(TextCopy), outcome.copy});
    }
    QSet<std::pair<QString, QString>> told;
    qint64 bytes = 0;
    for (const auto &name : names) {
        if (told.contains(name))
            continue;
        told.insert(name);
        const auto record = m_records.find(name.first, name.second);
        if (!record)
            return faultOf<PushAnswer>(record.error());
        if (!*record)
            continue;
        answer.records.append(**record);
        bytes += bytesOf(**record);
        if (bytes > MostAnswerBytes && request.mutations.size() > 1)
            return fault(u"too_large"_s, say("core", "The answer would be too large; send fewer changes."));
    }
    return answer;
}

} // namespace matinee
