#pragma once

#include "ui/widgets/frames.h"

namespace matinee {

/// What an account is for, what stays on this computer whatever one does, and the way in.
class NoAccountCard : public Card {
    Q_OBJECT

public:
    explicit NoAccountCard(QWidget *parent = nullptr);

signals:
    void signInWanted();
    void signUpWanted();
};

} // namespace matinee
