#pragma once

#include "core/feedback/feedback_event.h"
#include "ui/widgets/dialog.h"

#include <functional>

namespace matinee {

class Session;

/// The log of suggestions as it is kept, newest first.
class FeedbackLogDialog : public Dialog {
    Q_OBJECT

public:
    /// `total` is how many events there are, of which `log` may be the newest alone.
    FeedbackLogDialog(const Session &session, const QList<FeedbackEvent> &log, int total, QWidget *parent);
};

/// Asks before the log is cleared, which cannot be undone, and calls `clear` on yes.
void askToClearLog(int events, QWidget *host, const std::function<void()> &clear);

} // namespace matinee
