#include "tests/sync_simulator/invariants.h"

#include "core/sync/account_ledger.h"
#include "core/sync/sync_cursor.h"
#include "core/sync_core/merge.h"
#include "core/sync_core/sync_json.h"
#include "tests/sync_simulator/visible_check.h"
#include "tests/sync_simulator/world.h"

namespace matinee::simulator {

using namespace Qt::StringLiterals;

namespace {

using Records = QHash<QString, RecordState>;

/// How far a device has read, and whether it is reading everything.
struct Reading {
    std::optional<SyncCursor> cursor;
    bool isOfAll = false;
};

Reading readingOf(Device &device)
{
    Reading reading;
    const auto read = device.files.database().each(
        u"SELECT cursor, snapshot FROM sync_state WHERE user_id = 1"_s, {}, [&](const Rows &row) {
            reading = {SyncCursor::fromText(row.text(0)), !row.text(1).isEmpty()};
        });
    if (!read)
        broken(read.error());
    return reading;
}

qint64 epochOf(World &world)
{
    return SyncServer::epoch(world.server().files.database()).value_or(0);
}

Records replayed(Records records, const QList<Mutation> &unsent)
{
    for (const Mutation &mutation : unsent) {
        const QString name = recordName(mutation.edit.entity, mutation.edit.key);
        const auto at = records.find(name);
        const auto before = at == records.end() ? std::nullopt : std::optional(*at);
        records.insert(name, merge(before, mutation).record);
    }
    return records;
}

bool isGone(const RecordState *record)
{
    return !record || !record->isVisible();
}

/// I6: nothing up to the cursor is missing or older than the server tells it.
void checkBase(World &world, Device &device, const SyncCursor &cursor)
{
    const Records server = recordsOf(world.server().files, ServerMachine::owner(device.account));
    const Records base = recordsOf(device.files, Device::Owner);
    const qint64 purged =
        world.server().files.number(u"SELECT purged_seq FROM sync_account WHERE user_id = :user"_s,
                                    {{u":user"_s, ServerMachine::owner(device.account).value()}});
    if (purged > cursor.seq)
        return; // it will be told to read everything again
    const auto wrong = [&](const RecordState &record, const QString &how) {
        world.report(u"I6"_s,
                     u"%1: %2/%3 %4 (cursor %5)"_s.arg(nameOfMachine(device.place), record.entity, record.key,
                                                       how, cursor.text()));
    };
    for (auto record = server.begin(); record != server.end(); ++record) {
        const auto held = base.find(record.key());
        if (record->seq <= cursor.seq && (held == base.end() || held->seq < record->seq))
            return wrong(*record, held == base.end() ? u"is missing"_s : u"is older than the server's"_s);
    }
    for (auto record = base.begin(); record != base.end(); ++record) {
        const auto told = server.find(record.key());
        if (told == server.end() && !isGone(&*record) && record->seq <= cursor.seq)
            return wrong(*record, u"is there and unknown to the server"_s);
        if (told != server.end() && told->seq < record->seq)
            return wrong(*record, u"is newer than the server's"_s);
        if (told != server.end() && told->seq == record->seq && *told != *record)
            return wrong(*record, u"is not what the server has under this number"_s);
    }
}

void checkCursor(World &world, Device &device, const SyncCursor &cursor)
{
    DeviceMemory &memory = device.memory;
    if (cursor.epoch == memory.epoch && cursor.seq < memory.seq)
        world.report(u"I8"_s,
                     u"the cursor of %1 went back from %2 to %3"_s.arg(nameOfMachine(device.place))
                         .arg(memory.seq)
                         .arg(cursor.seq));
    memory.epoch = cursor.epoch;
    memory.seq = cursor.seq;
}

void checkDigest(World &world, SimDatabase &files, UserId user, const Records &records)
{
    RecordDigest afresh;
    for (const RecordState &record : records)
        addToDigest(afresh, record);
    const auto kept = AccountLedger::read(files.database(), user);
    if (!kept)
        broken(kept.error());
    if (kept->digest != afresh)
        world.report(u"I13"_s, u"the digest kept is not that of the records"_s);
}

void checkConverged(World &world, Device &device, const Records &server)
{
    const QString name = nameOfMachine(device.place);
    if (const auto unsent = unsentOf(device.files, Device::Owner); !unsent.isEmpty())
        return world.report(u"I2"_s, u"%1 has %2 changes unsent"_s.arg(name).arg(unsent.size()));
    const Records base = recordsOf(device.files, Device::Owner);
    for (auto record = server.begin(); record != server.end(); ++record) {
        const auto held = base.find(record.key());
        if (held == base.end() ? record->isVisible() : *held != *record)
            return world.report(u"I1"_s, u"%1 and the server differ in %2"_s.arg(name, record.key()));
    }
    for (auto record = base.begin(); record != base.end(); ++record) {
        if (record->isVisible() && !server.contains(record.key()))
            return world.report(u"I1"_s, u"%1 alone has %2"_s.arg(name, record.key()));
    }
    checkDigest(world, device.files, Device::Owner, base);
}

} // namespace

void checkVisible(World &world, Device &device)
{
    if (!world.looks())
        return;
    const Records records =
        replayed(recordsOf(device.files, Device::Owner), unsentOf(device.files, Device::Owner));
    if (const QString wrong = wrongInTables(device.files, Device::Owner, records, false); !wrong.isEmpty())
        world.report(u"I7"_s, nameOfMachine(device.place) + u": "_s + wrong);
}

void checkDevice(World &world, Device &device, bool isChanged)
{
    const Reading reading = readingOf(device);
    if (reading.cursor)
        checkCursor(world, device, *reading.cursor);
    if (reading.cursor && reading.cursor->epoch == epochOf(world) && !reading.isOfAll)
        checkBase(world, device, *reading.cursor);
    if (isChanged)
        checkVisible(world, device);
}

void checkTaken(World &world, Device &device, const SyncQuestion &question, const SyncAnswer &answer)
{
    if (question.kind != SyncQuestion::Kind::Push || answer.status != 200)
        return;
    const auto told = pushAnswerFromJson(answer.body);
    const auto asked = pushRequestFromJson(question.body);
    if (!told || !asked || told->outcomes.size() != asked->mutations.size())
        return;
    for (qsizetype i = 0; i < told->outcomes.size(); ++i) {
        const QString mid = asked->mutations.at(i).mid;
        // One that was away for long may be about a library that was put back since.
        const bool isUnsent =
            device.files.number(u"SELECT COUNT(*) FROM sync_outbox WHERE mid = :mid"_s, {{u":mid"_s, mid}})
            > 0;
        if (told->outcomes.at(i).is == MutationOutcome::Is::Refused && !isUnsent
            && device.files.number(u"SELECT COUNT(*) FROM sync_refused WHERE mid = :mid"_s,
                                   {{u":mid"_s, mid}})
                == 0)
            world.report(u"I11"_s, u"a refused change is neither listed nor kept: "_s + mid);
    }
}

void checkServer(World &world, int account)
{
    QHash<QString, quint64> &seen = world.seenSeqs(account);
    QHash<QString, QString> stamps;
    const qint64 epoch = epochOf(world);
    const UserId user = ServerMachine::owner(account);
    const Records records = recordsOf(world.server().files, user);
    checkDigest(world, world.server().files, user, records);
    for (const RecordState &record : records) {
        const QString name = recordName(record.entity, record.key);
        const quint64 hash = qHash(name + objectText(fieldsJson(record.fields)));
        quint64 &known = seen[u"%1.%2"_s.arg(epoch).arg(record.seq)];
        if (known != 0 && known != hash)
            world.report(u"I8"_s, u"the number %1 was used twice, now for %2"_s.arg(record.seq).arg(name));
        known = hash;
        if (record.entity == "text_copy"_L1)
            continue; // has the stamp of the text
        for (const FieldState &field : record.fields) {
            const QString other = stamps.value(field.stamp, name);
            if (other != name)
                world.report(u"I9"_s, u"%1 and %2 have the same stamp %3"_s.arg(name, other, field.stamp));
            stamps.insert(field.stamp, name);
        }
    }
}

void checkEnd(World &world)
{
    for (int account = 0; account < World::Accounts && !world.isBroken(); ++account) {
        const UserId user = ServerMachine::owner(account);
        const Records server = recordsOf(world.server().files, user);
        for (int at = 0; at < world.devices(); ++at) {
            if (world.device(at).account != account)
                continue;
            checkDevice(world, world.device(at), true);
            checkConverged(world, world.device(at), server);
        }
        const QString foreign = account == 0 ? u"\"ben "_s : u"\"ada "_s;
        for (const RecordState &record : server) {
            if (objectText(fieldsJson(record.fields)).contains(foreign))
                world.report(u"I10"_s, recordName(record.entity, record.key) + u" is another account's"_s);
        }
        if (const auto wrong = world.oracle(account).check(server))
            world.report(wrong->name, wrong->what);
        if (const QString wrong = wrongInTables(world.server().files, user, server, true); !wrong.isEmpty())
            world.report(u"I1"_s, u"server: "_s + wrong);
    }
}

} // namespace matinee::simulator
