#include "core/sync/sync_server.h"

#include "core/base/text.h"
#include "core/base/uuid.h"
#include "core/store/database.h"
#include "core/store/migrations.h"
#include "core/sync/account_purge.h"
#include "core/sync/device_repository.h"
#include "core/sync/film_hints.h"
#include "core/sync/push_batch.h"
#include "core/sync/sync_cursor.h"
#include "core/sync_core/outbox.h"
#include "core/sync_core/sync_json.h"

#include <QRandomGenerator>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostReads = 5;
constexpr int ReadAtOnce = 50; // records

tl::unexpected<SyncFault> resyncRequired()
{
    return fault(u"resync_required"_s, say("core", "Everything has to be read again."));
}

/// Records after a seq, in its order; of more than a megabyte as many as fit, but one. A portion at a time:
/// a thousand of the longest texts would be read for the few that fit.
Result<QList<RecordState>> recordsAfter(Database &database, UserId user, qint64 seq, int limit)
{
    QList<RecordState> records;
    qint64 bytes = 0;
    Result<void> fine;
    for (bool isAll = false; !isAll && fine && bytes <= MostPushedBytes && records.size() < limit;) {
        const qint64 from = records.isEmpty() ? seq : records.last().seq;
        const int portion = std::min(ReadAtOnce, limit - static_cast<int>(records.size()));
        int rows = 0;
        const auto read = database.each(
            u"SELECT entity, key, seq, dead, fields FROM sync_base WHERE user_id = :user AND seq > :seq"
            u" ORDER BY seq LIMIT :limit"_s,
            {{u":user"_s, user.value()}, {u":seq"_s, from}, {u":limit"_s, portion}}, [&](const Rows &row) {
                ++rows;
                bytes += row.text(4).size();
                if (!records.isEmpty() && bytes > MostPushedBytes)
                    return;
                if (auto record = recordIn(row))
                    records.append(std::move(*record));
                else
                    fine = tl::unexpected(record.error());
            });
        if (!read)
            return tl::unexpected(read.error());
        isAll = rows < portion;
    }
    return fine.map([&] { return std::move(records); });
}

} // namespace

SyncServer::SyncServer(Database &database, const Clock &clock, SyncQuotas quotas)
    : m_database(database),
      m_clock(clock),
      m_quotas(quotas)
{
}

Result<QString> SyncServer::registerDevice(UserId user, const QString &session, const QString &name)
{
    return m_database.inTransaction([&] {
        const QDateTime now = m_clock.now();
        const SyncDevice device{newUuid(now)};
        DeviceRepository devices(m_database);
        return devices.add(user, device, session, name, now)
            .and_then([&] { return devices.thinOut(user, m_quotas.devices); })
            .map([&] { return device.id; });
    });
}

SyncResult<PushAnswer> SyncServer::push(UserId user, const QString &session, const PushRequest &request)
{
    if (request.protocol != SyncProtocol)
        return fault(u"protocol"_s, say("core", "This server speaks protocol %1.").arg(SyncProtocol));
    return m_database.inTransaction([&]() -> SyncResult<PushAnswer> {
        const auto present = epoch(m_database);
        if (!present)
            return tl::unexpected(SyncFault(present.error()));
        if (request.epoch != *present)
            return resyncRequired();
        const QDateTime now = m_clock.now();
        return PushBatch::open(m_database, user, now, m_quotas).and_then([&](PushBatch &&batch) {
            return batch.take(session, request);
        });
    });
}

Result<void> SyncServer::takeInOwn(UserId user)
{
    const auto waiting = Outbox(m_database).hasUnsent(user);
    if (!waiting || !*waiting)
        return waiting.map([](bool) {});
    const auto taken = m_database.inTransaction([&]() -> SyncResult<bool> {
        return PushBatch::open(m_database, user, m_clock.now(), m_quotas).and_then([](PushBatch &&batch) {
            return batch.finish();
        });
    });
    return taken ? Result<void>() : tl::unexpected(taken.error().error);
}

SyncResult<PullAnswer> SyncServer::pull(UserId user, const PullRequest &request)
{
    if (auto taken = takeInOwn(user); !taken)
        return tl::unexpected(SyncFault(taken.error()));
    // Nobody waits for a reader: what it reads is of one moment if nothing changed meanwhile.
    for (int left = MostReads; left > 1; --left) {
        bool isWhole = false;
        auto answer = read(user, request, isWhole);
        if (!answer || isWhole)
            return answer;
    }
    bool isWhole = false;
    return m_database.inTransaction([&] { return read(user, request, isWhole); });
}

SyncResult<PullAnswer> SyncServer::read(UserId user, const PullRequest &request, bool &isWhole)
{
    const auto present = epoch(m_database);
    const auto before = AccountLedger::read(m_database, user);
    const auto device = DeviceRepository(m_database).find(user, request.device);
    if (!present || !before || !device)
        return tl::unexpected(SyncFault(!present      ? present.error()
                                            : !before ? before.error()
                                                      : device.error()));
    if (!*device)
        return fault(u"device_unknown"_s, say("core", "The server does not know this device."));
    const auto asked = request.cursor.isEmpty() ? SyncCursor{*present, 0, before->seq}
                                                : SyncCursor::fromText(request.cursor);
    if (!asked)
        return fault(u"invalid"_s, say("core", "“%1” is missing or wrong.").arg(u"cursor"_s));
    if (asked->epoch != *present || asked->seq > before->seq
        || before->purgedSeq > asked->floor.value_or(asked->seq))
        return resyncRequired();

    const auto records =
        recordsAfter(m_database, user, asked->seq, std::clamp(request.limit, 1, MostPulledRecords));
    const auto after = AccountLedger::read(m_database, user);
    if (!records || !after)
        return tl::unexpected(SyncFault(!records ? records.error() : after.error()));
    isWhole = after->seq == before->seq && after->purgedSeq == before->purgedSeq;
    const auto films = FilmHints(m_database).of(user, FilmHints::refsOf(*records));
    if (!films)
        return tl::unexpected(SyncFault(films.error()));

    const qint64 last = records->isEmpty() ? after->seq : records->last().seq;
    const bool more = last < after->seq;
    return PullAnswer{
        *present,      *records,        SyncCursor{*present, last, more ? asked->floor : std::nullopt}.text(),
        more,          after->seq,      (*device)->lastN,
        m_clock.now(), schemaVersion(), after->digest,
        *films};
}

Result<bool> SyncServer::hasNews(UserId user, const QString &cursor)
{
    const auto present = epoch(m_database);
    const auto ledger = AccountLedger::read(m_database, user);
    const auto waiting = Outbox(m_database).hasUnsent(user);
    if (!present || !ledger || !waiting)
        return tl::unexpected(!present ? present.error() : !ledger ? ledger.error() : waiting.error());
    const auto read = SyncCursor::fromText(cursor);
    return *waiting || !read || read->epoch != *present || read->seq != ledger->seq || read->floor;
}

Result<int> SyncServer::purge(UserId user, const QDateTime &before)
{
    return m_database.inTransaction([&] {
        AccountPurge purge(m_database, user);
        return purge.removals(before).and_then([&](int gone) {
            return purge.films()
                .and_then([&] { return DeviceRepository(m_database).purge(user, before); })
                .map([&] { return gone; });
        });
    });
}

Result<qint64> SyncServer::epoch(Database &database)
{
    auto rows = database.run(u"SELECT value FROM meta WHERE name = 'sync_epoch'"_s);
    if (!rows)
        return tl::unexpected(rows.error());
    const qint64 value = rows->next() ? rows->text(0).toLongLong() : 1;
    return rows->ended().map([&] { return value; });
}

Result<QList<UserId>> SyncServer::users(Database &database)
{
    QList<UserId> users;
    return database
        .each(u"SELECT user_id FROM sync_account ORDER BY user_id"_s, {},
              [&](const Rows &row) { users.append(UserId(row.integer(0))); })
        .map([&] { return std::move(users); });
}

Result<qint64> SyncServer::raiseEpoch(Database &database, const QDateTime &now)
{
    return database.inTransaction([&] {
        return epoch(database).and_then([&](qint64 last) {
            // At random, so that two restores of one backup differ whatever the clock says.
            const qint64 next =
                std::max(last + 1, now.toMSecsSinceEpoch()) + QRandomGenerator::system()->bounded(1000);
            // The accounts' own clocks under a new tag: what they read next may have been read before.
            const QString tag =
                QStringLiteral("%1").arg(QRandomGenerator::system()->generate(), 8, 16, QChar(u'0'));
            return database
                .execute(u"UPDATE sync_state SET clock = SUBSTR(clock, 1, 18) || :tag"_s, {{u":tag"_s, tag}})
                .and_then([&] {
                    return database.execute(u"INSERT INTO meta (name, value) VALUES ('sync_epoch', :value)"
                                            u" ON CONFLICT (name) DO UPDATE SET value = excluded.value"_s,
                                            {{u":value"_s, QString::number(next)}});
                })
                .map([&] { return next; });
        });
    });
}

} // namespace matinee
