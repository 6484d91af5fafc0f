#pragma once

#include "ui/viewmodels/account_state.h"
#include "ui/widgets/dialog.h"

namespace matinee {

/// Asks before a change that the server did not take is forgotten: with it goes the only copy of its text.
class DismissDialog : public Dialog {
    Q_OBJECT

public:
    DismissDialog(const Refusal &refusal, QWidget *parent);

signals:
    void copyWanted();
};

} // namespace matinee
