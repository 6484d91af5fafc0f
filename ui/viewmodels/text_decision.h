#pragma once

#include "core/sync_core/mutation.h"
#include "ui/viewmodels/account_state.h"

namespace matinee {

/// A joined text that is not saved yet.
struct JoinDraft {
    QString text; ///< as it was typed
    QString current; ///< the text that was there, of the two that it was made of
};

/// What joining begins with: both texts, or what it was left with. A text that came since then stands
/// beneath, so that nobody saves over it unread.
QString joinStart(const KeptText &kept, const std::optional<JoinDraft> &draft);
/// The edits that carry out a decision: the text, unless it stays, and the end of the copy. `joined` is the
/// text of Join.
QList<RecordEdit> editsOf(const KeptText &kept, TextDecision decision, const QString &joined);

} // namespace matinee
