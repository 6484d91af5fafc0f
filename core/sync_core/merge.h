#pragma once

#include "core/sync_core/mutation.h"
#include "core/sync_core/record_state.h"

#include <optional>

namespace matinee {

enum class Outcome {
    Applied,
    Superseded, ///< nothing of it counts any more
    Conflict, ///< two texts of the same time: one is current, the other is kept as a copy
};

struct Merged {
    RecordState record;
    Outcome outcome = Outcome::Applied;
    std::optional<RecordState> copy = {}; ///< of entity text_copy, when the outcome is Conflict
};

/// What a record is after a mutation. The one function that decides it, on the server, and on a device for
/// its unsent edits.
///
/// - Registers: the later stamp wins, field by field, so any order of the same mutations ends in the same
/// record.
/// - SET: the end of a record is final; before that its fields are registers.
/// - Texts: one made from the current version follows it, whatever its stamp. Of two that know nothing of
/// each
///   other the later stamp is current, and the other one is the copy, unless it is empty or the same.
///
/// `record` has the seq of `current`, or 0. Entities that are not known are merged as registers.
Merged merge(const std::optional<RecordState> &current, const Mutation &mutation);

} // namespace matinee
