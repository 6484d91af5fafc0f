#pragma once

#include "tests/sync_simulator/chance.h"
#include "tests/sync_simulator/step.h"

namespace matinee::simulator {

/// Steps that lead into one of the situations that chance alone hardly ever makes, some of them left out.
QList<Step> rareMeeting(Chance &chance);

} // namespace matinee::simulator
