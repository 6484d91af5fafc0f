// The part of World in which machines fail, clocks jump and files are put back.
#include "core/catalog/catalog_service.h"
#include "core/exchange/exchange_service.h"
#include "core/sync/record_batch.h"
#include "core/sync_core/sync_json.h"
#include "tests/sync_simulator/invariants.h"
#include "tests/sync_simulator/world.h"

#include <QJsonDocument>

namespace matinee::simulator {

using namespace Qt::StringLiterals;

namespace {

using Kind = Step::Kind;

constexpr qint64 Minute = 60'000;
constexpr qint64 Day = 24 * 60 * Minute;

/// Where a broken clock may stand, as what to add to true time.
qint64 wrongBy(const Step &step, qint64 now)
{
    const auto at = [&](int year) {
        return QDateTime(QDate(year, 1, 1), QTime(), Qt::UTC).toMSecsSinceEpoch() - now;
    };
    const QList<qint64> choices{0, at(1970), at(2040), -Day, Day, 50'000, 2 * Minute, -2 * Minute};
    return choices.at(step.a % quint32(choices.size()));
}

/// What another library takes in: an archive's word on everybody's films is left out.
QMap<QString, QList<Record>> takeable(const LibraryArchive &archive)
{
    auto records = archive.records;
    records[u"film"_s].removeIf([](const Record &film) { return !film.key.startsWith("local:"_L1); });
    return records;
}

} // namespace

void World::machine(const Step &step)
{
    Device &device = this->device(step.who);
    switch (step.kind) {
    case Kind::KillDevice:
        return device.restart();
    case Kind::KillInTake:
        return killInTake(step, device);
    case Kind::KillInEdit:
        return killInEdit(step, device);
    case Kind::KillServer:
        return killServer(step, device);
    case Kind::Advance:
        m_now += step.a % 4 == 0 ? 5 * Minute : qint64(step.a % 3000);
        return;
    case Kind::JumpDevice:
        device.clock.setWrongBy(wrongBy(step, m_now));
        return device.clock.setDrift(step.b % 4 == 0 ? 20'000 : 0);
    case Kind::JumpServer:
        return m_server.clock.setWrongBy(wrongBy(step, m_now));
    case Kind::KeepDevice:
        device.kept = device.files.image();
        device.keptMemory = device.memory;
        return;
    case Kind::RestoreDevice:
        return restoreDevice(device);
    case Kind::CopyDevice:
        return copyDevice(device, this->device(step.who + 1 + int(step.a % 2)));
    case Kind::KeepServer:
        m_server.kept = m_server.files.image();
        return;
    case Kind::RestoreServer:
        return restoreServer();
    default:
        return purge(anyAccount(step.a));
    }
}

void World::killInTake(const Step &step, Device &device)
{
    if (device.flights.isEmpty() || device.flights.last().isOrphan || device.flights.last().answers.isEmpty())
        return device.restart();
    const Flight flight = device.flights.last();
    const Image before = device.files.image();
    device.files.lightFuse(1 + int(step.b % 4));
    const auto taken = device.store->take(Device::Owner, flight.question, flight.answers.last());
    device.files.putOutFuse();
    ++m_census[taken ? u"kill missed"_s : u"killed while taking"_s];
    if (!taken && m_defect)
        m_defect->afterKill(device.files);
    if (!taken && device.files.image() != before)
        return report(u"I12"_s, u"an answer whose taking in was killed left something behind"_s);
    noteEdits(device.files, Device::Owner, device.account, nullptr);
    device.restart();
    checkDevice(*this, device, true);
}

void World::killServer(const Step &step, Device &device)
{
    if (!device.isSignedIn || !ask(device))
        return;
    Flight &flight = device.flights.last();
    // What REST left is taken in by a transaction of its own.
    if (flight.question.kind == SyncQuestion::Kind::Pull)
        carry(device, flight, device.account);
    const Image before = m_server.files.image();
    const PushSeen seen = PushSeen::of(m_server.files, ServerMachine::owner(device.account), flight);
    m_server.files.lightFuse(1 + int(step.b % 10));
    const SyncAnswer answer = serve(device.account, flight.question, flight.request);
    m_server.files.putOutFuse();
    ++m_census[answer.status < 500 ? u"kill missed"_s : u"server killed"_s];
    if (answer.status >= 500 && m_defect)
        m_defect->afterKill(m_server.files);
    if (answer.status >= 500 && m_server.files.image() != before)
        return report(u"I12"_s, u"a request whose handling was killed left something behind"_s);
    // A proxy answers for the server: done or not, the device is told nothing.
    accepted(device.account, flight, answer, seen);
    flight.answers.append(SyncAnswer{502, {}});
}

void World::restoreDevice(Device &device)
{
    if (!device.kept)
        return;
    ++m_census[u"device restored"_s];
    device.files.load(*device.kept);
    device.memory = device.keptMemory;
    device.restart();
    loseTrack();
}

void World::copyDevice(Device &from, Device &to)
{
    if (&from == &to || from.account != to.account)
        return;
    to.files.load(from.files.image());
    to.memory = from.memory;
    to.clock = from.clock;
    to.restart();
    loseTrack();
}

void World::restoreServer()
{
    if (!m_server.kept)
        return;
    ++m_census[u"server restored"_s];
    m_now += 2'000; // a restore takes its time
    m_server.files.load(*m_server.kept);
    if (const auto raised = SyncServer::raiseEpoch(m_server.files.database(), m_server.clock.now()); !raised)
        broken(raised.error());
    m_seqs = {};
    loseTrack();
}

/// Edits that no machine can tell of any more are lost with the files that had them.
void World::loseTrack()
{
    for (int account = 0; account < Accounts; ++account) {
        QList<QHash<QString, RecordState>> known{recordsOf(m_server.files, ServerMachine::owner(account))};
        QSet<QString> unsent;
        const auto note = [&](const QList<Mutation> &mutations) {
            for (const Mutation &mutation : mutations)
                unsent.insert(mutation.mid);
        };
        note(unsentOf(m_server.files, ServerMachine::owner(account)));
        for (int at = 0; at < devices(); ++at) {
            if (device(at).account != account)
                continue;
            known.append(recordsOf(device(at).files, Device::Owner));
            note(unsentOf(device(at).files, Device::Owner));
        }
        oracle(account).loseTrack(known, unsent);
    }
}

void World::purge(int account)
{
    const UserId user = ServerMachine::owner(account);
    const auto before = recordsOf(m_server.files, user);
    if (m_defect)
        m_defect->beforePurge(*this, account);
    SyncServer server(m_server.files.database(), m_server.clock, m_server.quotas);
    const auto purged = server.purge(user, m_server.clock.now().addMSecs(1));
    if (!purged)
        broken(purged.error());
    if (m_defect)
        m_defect->afterPurge(*this, account);
    const auto after = recordsOf(m_server.files, user);
    for (const QString &name : before.keys()) {
        if (!after.contains(name))
            oracle(account).forget(name);
    }
    ++m_census[*purged > 0 ? u"purged"_s : u"nothing to purge"_s];
    m_hasPurged.at(std::size_t(account)) |= *purged > 0;
}

/// A newer client, by way of a newer server, gave a record a field that nothing here knows.
void World::newer(const Step &step)
{
    const int account = anyAccount(step.c);
    const UserId user = ServerMachine::owner(account);
    const auto records = recordsOf(m_server.files, user);
    QStringList names = records.keys();
    names.sort();
    if (names.isEmpty())
        return;
    RecordState record = records.value(names.at(step.b % quint32(names.size())));
    if (record.dead || record.entity == "text_copy"_L1)
        return;
    // As if by one more device, with a tag of its own.
    const QString stamp = u"%1-0000-%2"_s.arg(m_now, 12, 16, '0'_L1).arg(step.id, 8, 16, '0'_L1);
    record.fields.insert(u"future"_s, {u"value %1"_s.arg(step.id), stamp});
    auto batch = RecordBatch::open(m_server.files.database(), user);
    if (!batch)
        broken(batch.error());
    if (!batch->putNext(record) || !batch->save(m_server.clock.now()))
        qFatal("the record cannot be changed");
    oracle(account).note({0,
                          u"newer %1"_s.arg(step.id),
                          {record.entity, record.key, {{u"future"_s, u"value %1"_s.arg(step.id)}}},
                          stamp});
}

void World::decide(const Step &step)
{
    Device &device = this->device(step.who);
    switch (step.kind) {
    case Kind::SignOut:
        device.isSignedIn = false;
        return;
    case Kind::SignIn:
        device.isSignedIn = true;
        return;
    case Kind::Export:
        return exportAndImport(device);
    case Kind::Resync:
        if (const auto started = device.store->startResync(Device::Owner); !started)
            broken(started.error());
        return;
    default:
        break;
    }
    const auto status = device.store->status(Device::Owner);
    if (!status)
        broken(status.error());
    if (status->held.isEmpty())
        return;
    ++m_census[u"mass removal decided"_s];
    if (const auto decided = device.store->decideRemoval(Device::Owner, step.a % 2 == 0); !decided)
        broken(decided.error());
    noteEdits(device.files, Device::Owner, device.account, nullptr);
    checkDevice(*this, device, true);
}

void World::exportAndImport(Device &device)
{
    CatalogService catalog(device.files.database(), device.clock);
    const auto given = ExchangeService(device.files.database(), catalog, device.clock).give(Device::Owner);
    m_second.wipe();
    m_second.nameLike(device.files);
    CatalogService emptyCatalog(m_second.database(), device.clock);
    ExchangeService second(m_second.database(), emptyCatalog, device.clock);
    const auto taken = given ? second.take(Device::Owner, *given) : Result<TakenArchive>();
    if (!given || !taken || !taken->faults.isEmpty())
        return report(u"I14"_s,
                      u"an export cannot be taken in: "_s
                          + (given && taken ? taken->faults.value(0).message : QString()));
    if (m_defect)
        m_defect->afterImport(m_second);
    const auto again = second.give(Device::Owner);
    if (!again || takeable(*again) != takeable(*given))
        report(u"I14"_s, u"an export that was taken in is another library"_s);
}

} // namespace matinee::simulator
