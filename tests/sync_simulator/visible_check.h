#pragma once

#include "tests/sync_simulator/machine.h"

namespace matinee::simulator {

/// What is wrong with the typed tables of a person, if `records` are what should be shown; empty: nothing. A
/// server shows nothing of what people say of everybody's films.
QString wrongInTables(SimDatabase &files, UserId user, const QHash<QString, RecordState> &records,
                      bool isServer);

} // namespace matinee::simulator
