#pragma once

#include "tests/sync_simulator/machine.h"

#include <memory>

namespace matinee::simulator {

class World;

/// A mistake that the product does not make, made for it from outside: by changing messages and rows, or by
/// delivering what should be dropped. Proves that the invariants would notice.
class Defect {
public:
    virtual ~Defect() = default;

    /// `account` is whose request it is said to be.
    virtual void beforeServe(World &, Device &, int account, QJsonObject &body)
    {
        Q_UNUSED(account)
        Q_UNUSED(body)
    }
    virtual void afterServe(World &, Device &, const SyncQuestion &, SyncAnswer &answer) { Q_UNUSED(answer) }
    virtual void beforeTake(World &, Device &, SyncQuestion &, SyncAnswer &answer) { Q_UNUSED(answer) }
    virtual void afterTake(World &, Device &, const SyncQuestion &, const SyncAnswer &answer)
    {
        Q_UNUSED(answer)
    }
    /// The process of this library was killed in the middle of a transaction.
    virtual void afterKill(SimDatabase &) { }
    /// An export was taken into this library.
    virtual void afterImport(SimDatabase &) { }
    virtual void beforePurge(World &, int account) { Q_UNUSED(account) }
    virtual void afterPurge(World &, int account) { Q_UNUSED(account) }
    virtual void afterStep(World &) { }
};

struct NamedDefect {
    const char *name;
    const char *invariant; ///< that is broken
    const char *what;
    std::unique_ptr<Defect> (*make)();
};

/// In the order of the protocol's list, then the others.
QList<NamedDefect> allDefects();
QList<NamedDefect> defectsOfServers();
QList<NamedDefect> defectsOfDevices();

template <class Made>
std::unique_ptr<Defect> make()
{
    return std::make_unique<Made>();
}

} // namespace matinee::simulator
