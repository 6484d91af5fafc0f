#pragma once

#include "tests/sync_simulator/chance.h"
#include "tests/sync_simulator/defect.h"
#include "tests/sync_simulator/front_door.h"
#include "tests/sync_simulator/oracle.h"
#include "tests/sync_simulator/step.h"

#include <array>

namespace matinee::simulator {

/// Machines, the network between them, and what must be true of them. Lives as long as the program and plays
/// one history after the other.
class World {
public:
    static constexpr int MostDevices = 4;
    static constexpr int Accounts = 2;

    World();

    /// Plays a history to its end: faults stop, everything is sent and read, all is compared.
    std::optional<Violation> play(const History &history, const NamedDefect *defect = nullptr);

    /// Of the history being played.
    ServerMachine &server() { return m_server; }
    Device &device(int at) { return *m_devices.at(std::size_t(at % m_history->devices)); }
    int devices() const { return m_history->devices; }
    Oracle &oracle(int account) { return m_oracles.at(std::size_t(account)); }
    QHash<QString, quint64> &seenSeqs(int account) { return m_seqs.at(std::size_t(account)); }
    bool hasPurged(int account) const { return m_hasPurged.at(std::size_t(account)); }
    void report(const QString &name, const QString &what);
    /// A device compared digests, found a difference and reads everything again.
    void noteDifference() { m_hasDiffered = true; }
    /// What happened how often, in all histories.
    const QMap<QString, int> &census() const { return m_census; }
    bool isBroken() const { return m_violation.has_value(); }
    /// Whether what is shown is compared with the records. That costs as much as the step itself, and what
    /// goes wrong there stays wrong: every third step, and the end.
    bool looks() const { return m_isLooking; }

    /// Puts the device's next question into the network; false: it has none.
    bool ask(Device &device);
    /// The request reaches the server, as that of `account`.
    void carry(Device &device, Flight &flight, int account);
    /// What the server answers to a request; the database's work may be cut off.
    SyncAnswer serve(int account, const SyncQuestion &question, const QByteArray &request);
    SyncStep take(Device &device, const Flight &flight, const SyncAnswer &answer);

private:
    void begin(const History &history);
    void run(const Step &step);
    void edit(const Step &step);
    void message(const Step &step);
    void machine(const Step &step);
    void decide(const Step &step);
    void finish();
    bool drain(Device &device);

    /// One that has a device.
    int anyAccount(quint32 which) const { return devices() > 2 ? int(which % Accounts) : 0; }
    bool apply(const Step &step, LibraryService &library, SimDatabase &files, UserId user,
               const QString &mark);
    void noteEdits(SimDatabase &files, UserId user, int account, DeviceMemory *memory);
    void killInEdit(const Step &step, Device &device);
    void killInTake(const Step &step, Device &device);
    void killServer(const Step &step, Device &device);
    void exchange(Device &device, int most);
    void accepted(int account, const Flight &flight, const SyncAnswer &answer, const PushSeen &before);
    void restoreDevice(Device &device);
    void copyDevice(Device &from, Device &to);
    void restoreServer();
    void purge(int account);
    void newer(const Step &step);
    void loseTrack();
    void exportAndImport(Device &device);

    qint64 m_now; ///< true time, ms since 1970 UTC
    ServerMachine m_server;
    std::vector<std::unique_ptr<Device>> m_devices;
    SimDatabase m_second; ///< where an export is taken in
    std::array<Oracle, Accounts> m_oracles;
    std::array<QHash<QString, quint64>, Accounts> m_seqs;
    std::array<bool, Accounts> m_hasPurged{};
    const History *m_history = nullptr;
    std::unique_ptr<Defect> m_defect;
    std::optional<Violation> m_violation;
    QMap<QString, int> m_census;
    bool m_hasDiffered = false;
    bool m_isLooking = false;
    bool m_isEnding = false; ///< faults are over: pages are large and checks come at the end
};

} // namespace matinee::simulator
