#pragma once

#include "core/sync/device_state.h"
#include "core/sync/second_base.h"

namespace matinee {

/// What a device knows and a server restored from a backup does not, as edits: each field whose stamp is
/// newer than the server's, with that stamp; each record the server lacks; each removal; each text whose
/// version is another one, under that version and as made from nothing, so that the server's own text is kept
/// too.
Result<QList<Mutation>> giveBack(const RecordMap &known, const RecordMap &server, DeviceState &state,
                                 const QDateTime &now);

} // namespace matinee
