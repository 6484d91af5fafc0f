#pragma once

#include "core/sync_core/mutation.h"
#include "ui/viewmodels/account_state.h"

namespace matinee {

/// The edits that carry out a decision: the text, unless it stays, and the end of the copy. `joined` is the
/// text of Join.
QList<RecordEdit> editsOf(const KeptText &kept, TextDecision decision, const QString &joined);

} // namespace matinee
