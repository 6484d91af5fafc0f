#pragma once

#include "tests/sync_simulator/step.h"

namespace matinee::simulator {

/// A history of about `steps` steps that follows from the seed: everyday work, faults, and in many of them
/// one of the rare meetings (a restored server and unsent texts, a copied library and edits in the same
/// millisecond, clock jumps and purges close together).
History historyOf(quint64 seed, int steps);

} // namespace matinee::simulator
