#include "core/sync/answer_taker.h"

#include "core/base/text.h"
#include "core/base/uuid.h"
#include "core/store/database.h"
#include "core/sync/film_hints.h"
#include "core/sync/projector.h"
#include "core/sync/removal_brake.h"
#include "core/sync/second_base.h"
#include "core/sync/sync_cursor.h"
#include "core/sync_core/outbox.h"
#include "core/sync_core/stamp.h"

#include <QUuid>

#include <utility>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

using Next = SyncStep::Next;

/// Every edit made here from now on is later than what was read, also where a clock was wrong by decades when
/// it was written. Stamps that no clock gives are not followed: the next one could not be written down.
void raiseClock(DeviceState &state, const QList<RecordState> &records)
{
    static const QString noClockGives =
        Stamp::first(QDateTime(QDate(5000, 1, 1), QTime(0, 0), Qt::UTC), 0).text();
    for (const RecordState &record : records) {
        for (const FieldState &field : record.fields) {
            if (field.stamp < noClockGives)
                state.raiseClock(field.stamp);
        }
    }
}

qint64 seqOf(const QString &cursor)
{
    const auto read = SyncCursor::fromText(cursor);
    return read ? read->seq : 0;
}

} // namespace

/// The edits from number 1. `asOther`: as those of another device, so that what a copy of this library wrote
/// at the same reading of its clock is told apart.
Result<void> AnswerTaker::startLog(bool asOther)
{
    const auto edits = Outbox(m_database).unsent(m_user);
    if (!edits)
        return tl::unexpected(edits.error());
    if (asOther)
        m_state.clock = retagged(m_state.clock, m_state.device);
    m_state.afterN = 0;
    m_state.afterMid.clear();
    return m_log.renumber(*edits, m_state, asOther);
}

/// Notes how late it is on the server, and of which schema it is; answers whether that is a newer one.
bool AnswerTaker::noteServer(const QDateTime &serverTime, int schema)
{
    m_state.clockOffset = m_now.msecsTo(serverTime);
    return std::exchange(m_state.serverSchema, schema) < schema;
}

Result<SyncStep> AnswerTaker::registered(const QJsonObject &body)
{
    const QString device = body.value("device_id"_L1).toString();
    const qint64 epoch = body.value("epoch"_L1).toInteger(-1);
    if (QUuid::fromString(device).isNull() || epoch < 0)
        return SyncStep{Next::Stop, false, say("core", "The server's answer cannot be read.")};
    const bool isFirst = m_state.epoch == 0;
    if (isFirst)
        m_state.epoch = epoch;
    m_state.device = device;
    m_state.registered = true;
    return startLog(isFirst).map([] { return SyncStep{Next::Ask}; });
}

Result<void> AnswerTaker::retryUnknown()
{
    const auto edits = m_log.retryUnknown(m_state);
    if (!edits)
        return tl::unexpected(edits.error());
    QList<RecordState> records;
    for (const Mutation &edit : *edits) {
        const auto record = Outbox(m_database).visible(m_user, edit.edit.entity, edit.edit.key);
        if (!record)
            return tl::unexpected(record.error());
        records.append(**record);
    }
    return Projector(m_database, Projector::Side::Device).show(m_user, records);
}

Result<bool> AnswerTaker::isRolledBack(qint64 lastN) const
{
    return m_log.lastNumber(m_state).map([&](qint64 used) { return lastN > used; });
}

Result<void> AnswerTaker::dropTaken(BaseUpdate &update, const QList<Mutation> &carried,
                                    const PushAnswer &answer)
{
    QHash<qint64, MutationOutcome> outcomes;
    for (const MutationOutcome &outcome : answer.outcomes)
        outcomes.insert(outcome.n, outcome);
    QList<Mutation> taken;
    for (const Mutation &edit : carried) {
        taken.append(edit);
        auto done = update.touch(edit.edit.entity, edit.edit.key);
        const MutationOutcome outcome = outcomes.value(edit.n);
        if (outcome.is == MutationOutcome::Is::Refused)
            done = done.and_then([&] { return m_log.refuse(edit, outcome, m_now); });
        if (!done)
            return done;
    }
    if (taken.isEmpty())
        return {};
    if (taken.last().n > m_state.afterN) {
        m_state.afterN = taken.last().n;
        m_state.afterMid = taken.last().mid;
    }
    return m_log.drop(taken);
}

Result<SyncStep> AnswerTaker::pushed(const QList<Mutation> &carried, const PushAnswer &answer)
{
    const bool isWhole = answer.outcomes.size() == carried.size();
    if (!isWhole || (!carried.isEmpty() && answer.lastN < carried.last().n))
        return SyncStep{Next::Stop, false, say("core", "The server's answer cannot be read.")};
    const auto rolledBack = isRolledBack(answer.lastN);
    if (!rolledBack || *rolledBack)
        return rolledBack ? forked() : tl::unexpected(rolledBack.error());
    const bool isNewer = noteServer(answer.serverTime, answer.schema);
    auto update = BaseUpdate::open(m_database, m_user);
    if (!update)
        return tl::unexpected(update.error());
    auto done = dropTaken(*update, carried, answer);
    for (const RecordState &record : answer.records)
        done = done.and_then([&] { return update->take(record, seqOf(m_state.cursor)); });
    raiseClock(m_state, answer.records);
    // What changed since the last reading is what was just sent: there is no need to read it.
    if (const auto cursor = SyncCursor::fromText(m_state.cursor);
        cursor && !cursor->floor && cursor->epoch == m_state.epoch && cursor->seq == answer.before)
        m_state.cursor = SyncCursor{m_state.epoch, answer.head}.text();
    return done.and_then([&] { return update->finish(m_now); }).and_then([&](bool changed) {
        // Last, because what it was too old for may stand in this very answer, if an earlier one was lost.
        const auto retried = isNewer ? retryUnknown() : Result<void>();
        return retried.map([&] { return SyncStep{Next::Ask, changed}; });
    });
}

Result<SyncStep> AnswerTaker::refusedBefore(const Mutation &edit, const QString &why)
{
    auto update = BaseUpdate::open(m_database, m_user);
    if (!update)
        return tl::unexpected(update.error());
    const MutationOutcome outcome{edit.n, MutationOutcome::Is::Refused, {}, u"invalid"_s, why};
    return update->touch(edit.edit.entity, edit.edit.key)
        .and_then([&] { return m_log.drop({edit}); })
        .and_then([&] { return m_log.refuse(edit, outcome, m_now); })
        .and_then([&] { return Outbox(m_database).unsent(m_user); })
        .and_then([&](const QList<Mutation> &left) { return m_log.renumber(left, m_state, false); })
        .and_then([&] { return update->finish(m_now); })
        .map([](bool changed) {
            return SyncStep{Next::Ask, changed};
        });
}

Result<SyncStep> AnswerTaker::pulled(const PullAnswer &answer)
{
    const auto rolledBack = isRolledBack(answer.lastN);
    if (!rolledBack || *rolledBack)
        return rolledBack ? forked() : tl::unexpected(rolledBack.error());
    raiseClock(m_state, answer.changes);
    const auto unsent = m_log.unsent();
    if (!unsent)
        return tl::unexpected(unsent.error());
    // What is unsent may have been refused by an older server whose answer was lost: the next push tells.
    const int schema = *unsent > 0 ? m_state.serverSchema : answer.schema;
    const bool isNewer = noteServer(answer.serverTime, schema);
    return FilmHints(m_database)
        .makeFilms(answer.films, m_now)
        .and_then([&] { return isNewer ? retryUnknown() : Result<void>(); })
        .and_then([&] { return m_state.snapshot.isEmpty() ? read(answer) : collected(answer); });
}

Result<SyncStep> AnswerTaker::read(const PullAnswer &answer)
{
    auto update = BaseUpdate::open(m_database, m_user);
    if (!update)
        return tl::unexpected(update.error());
    const RecordDigest had = update->records().ledger().digest;
    for (const RecordState &record : answer.changes) {
        if (auto taken = update->take(record, 0); !taken)
            return tl::unexpected(taken.error());
    }
    const auto lost = update->lost();
    if (!lost)
        return tl::unexpected(lost.error());
    // By the digest, so that it is known before the first page; page by page, for what came and went.
    const QJsonObject counts = withLost(m_state.lost, *lost, had);
    for (const QJsonObject &removal :
         {undecided(lostByDigest(had, answer.digest), m_state.held), undecided(counts, m_state.held)}) {
        if (!isMassRemoval(removal))
            continue;
        m_state.held = asked(m_state.held, removal);
        return SyncStep{Next::Decide};
    }
    const auto back = lostOf(*lost, m_state.held);
    m_state.lost = counts;
    m_state.cursor = answer.cursor;
    if (m_state.epoch == 0)
        m_state.epoch = answer.epoch;
    return update->finish(m_now)
        .and_then([&](bool changed) {
            const auto kept =
                back.isEmpty() ? Result<void>() : restoreLost(m_database, m_user, back, m_state, m_now);
            return kept.map([&] { return changed; });
        })
        .and_then([&](bool changed) -> Result<SyncStep> {
            if (answer.more)
                return SyncStep{Next::Ask, changed};
            m_state.lost = {};
            m_state.held = {};
            return atRest(answer, changed);
        });
}

/// All is read. If all is sent too, both sides must have the same.
Result<SyncStep> AnswerTaker::atRest(const PullAnswer &answer, bool changed)
{
    const auto unsent = m_log.unsent();
    const auto ledger = AccountLedger::read(m_database, m_user);
    if (!unsent || !ledger)
        return tl::unexpected(!unsent ? unsent.error() : ledger.error());
    if (*unsent > 0)
        return SyncStep{Next::Ask, changed};
    const bool differ = ledger->digest != answer.digest;
    if (differ)
        qWarning("sync: what is here and on the server differs%s",
                 m_differed ? ", also after reading all of it" : "; all of it is read again");
    // Once: what reading everything does not cure would go on for ever.
    if (differ && !std::exchange(m_differed, true)) {
        return resync().map([&](SyncStep step) {
            step.changed = changed;
            return step;
        });
    }
    m_differed = differ;
    m_state.syncedAt = m_now;
    return SyncStep{Next::Rest, changed};
}

Result<SyncStep> AnswerTaker::collected(const PullAnswer &answer)
{
    SecondBase second(m_database, m_user);
    auto added = second.add(answer.changes);
    if (!added)
        return tl::unexpected(added.error());
    m_state.snapshot = answer.cursor;
    if (answer.more)
        return SyncStep{Next::Ask};
    const auto swapped = second.swap(m_state, answer.epoch, m_now);
    if (!swapped)
        return tl::unexpected(swapped.error());
    if (isWaiting(m_state.held))
        return SyncStep{Next::Decide};
    m_state.cursor = answer.cursor;
    return m_state.registered ? atRest(answer, *swapped) : SyncStep{Next::Ask, *swapped};
}

Result<SyncStep> AnswerTaker::forked()
{
    m_state.registered = false;
    m_state.device = newUuid(m_now); // until the server names one
    return startLog(true).and_then([&] { return resync(); });
}

Result<SyncStep> AnswerTaker::resync()
{
    m_state.snapshot = DeviceState::NewSnapshot;
    m_state.held = withoutWaiting(m_state.held);
    m_state.lost = {};
    return SecondBase(m_database, m_user).clear().map([] { return SyncStep{Next::Ask}; });
}

} // namespace matinee
