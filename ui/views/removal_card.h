#pragma once

#include "ui/viewmodels/account_state.h"
#include "ui/widgets/frames.h"

namespace matinee {

/// The server would take away much at once: how much of what, and whether that is meant.
class RemovalCard : public Card {
    Q_OBJECT

public:
    explicit RemovalCard(const QList<HeldRemoval> &held, QWidget *parent = nullptr);

signals:
    void decided(bool accept); ///< true: removed here too
};

} // namespace matinee
