#include "tests/sync_simulator/world.h"

#include "tests/sync_simulator/invariants.h"

namespace matinee::simulator {

using namespace Qt::StringLiterals;

namespace {

const qint64 Morning = QDateTime(QDate(2026, 3, 14), QTime(9, 26, 53, 589), Qt::UTC).toMSecsSinceEpoch();

/// Exchanges of one device in which it must have sent and read everything.
constexpr int MostExchanges = 60;
/// Every device reads what the others sent, and gives back what a restored server forgot.
constexpr int MostRounds = 8;

} // namespace

World::World() : m_now(Morning), m_server(m_now), m_second(true)
{
    for (int at = 0; at < MostDevices; ++at)
        m_devices.push_back(std::make_unique<Device>(m_now, at));
}

void World::report(const QString &name, const QString &what)
{
    if (!m_violation)
        m_violation = Violation{name, what};
}

void World::begin(const History &history)
{
    m_history = &history;
    m_violation.reset();
    m_isEnding = false;
    m_hasDiffered = false;
    m_oracles = {};
    m_seqs = {};
    m_hasPurged = {};
    m_now = Morning;
    seedSystemChance(history.seed);
    m_server.files.wipe();
    m_server.clock = SimClock(m_now);
    m_server.kept.reset();
    m_server.quotas =
        history.isSmall ? SyncQuotas{.records = 25, .lists = 1, .itemsPerList = 2} : SyncQuotas();
    for (int at = 0; at < history.devices; ++at) {
        Device &device = *m_devices.at(std::size_t(at));
        device.account = history.devices > 2 && at == history.devices - 1 ? 1 : 0;
        device.isSignedIn = true;
        device.clock = SimClock(m_now);
        device.clock.setWrongBy((at - 1) * 7'000);
        device.flights.clear();
        device.kept.reset();
        device.memory = {};
        device.keptMemory = {};
        device.files.wipe();
        device.restart();
    }
}

std::optional<Violation> World::play(const History &history, const NamedDefect *defect)
{
    m_defect = defect ? defect->make() : nullptr;
    begin(history);
    for (const Step &step : history.steps) {
        seedSystemChance(history.seed * 1'000'003 + quint64(step.id));
        m_isLooking = (history.seed + quint64(step.id)) % 3 == 0;
        run(step);
        if (m_defect)
            m_defect->afterStep(*this);
        if (m_violation)
            return m_violation;
        m_now += 5;
    }
    seedSystemChance(history.seed * 1'000'003 + 999'983);
    finish();
    return m_violation;
}

void World::run(const Step &step)
{
    using Kind = Step::Kind;
    if (step.kind <= Kind::MassRemoval)
        edit(step);
    else if (step.kind <= Kind::Sync)
        message(step);
    else if (step.kind <= Kind::Purge)
        machine(step);
    else
        decide(step);
}

/// Whether there was nothing to do.
bool World::drain(Device &device)
{
    const auto letRemove = [&] {
        if (const auto decided = device.store->decideRemoval(Device::Owner, true); !decided)
            broken(decided.error());
    };
    letRemove();
    for (int done = 0; done < MostExchanges && !m_violation; ++done) {
        if (!ask(device))
            return false;
        carry(device, device.flights.last(), device.account);
        if (m_violation)
            return true;
        m_now += 20;
        const Flight flight = device.flights.last();
        const bool isNews = !flight.answers.last().body.value(u"changes"_s).toArray().isEmpty();
        const auto next = take(device, flight, flight.answers.last()).next;
        if (next == SyncStep::Next::Rest)
            return done == 0 && !isNews;
        if (next == SyncStep::Next::Decide)
            letRemove();
    }
    report(u"I2"_s,
           u"%1 is not done after %2 exchanges"_s.arg(nameOfMachine(device.place)).arg(MostExchanges));
    return true;
}

void World::finish()
{
    m_isEnding = true;
    m_isLooking = true;
    for (int at = 0; at < devices(); ++at) {
        device(at).isSignedIn = true;
        device(at).flights.clear();
    }
    int quiet = 0; // devices in a row that had nothing to do
    for (int turn = 0; quiet < devices() && !m_violation; ++turn) {
        if (turn == MostRounds * devices())
            return report(u"I2"_s, u"the devices never come to rest"_s);
        quiet = drain(device(turn)) ? quiet + 1 : 0;
    }
    if (!m_violation)
        checkEnd(*this);
}

} // namespace matinee::simulator
