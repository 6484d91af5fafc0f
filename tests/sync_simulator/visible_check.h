#pragma once

#include "tests/sync_simulator/machine.h"

namespace matinee::simulator {

/// What is wrong with the typed tables of a person, if `records` are what should be shown; empty: nothing.
QString wrongInTables(SimDatabase &files, UserId user, const QHash<QString, RecordState> &records);

} // namespace matinee::simulator
