#pragma once

#include "ui/viewmodels/account_state.h"
#include "ui/widgets/dialog.h"

class QButtonGroup;

namespace matinee {

class ChoiceCard;
class TextLabel;

/// Before an account leaves this computer: what is not sent yet, and what becomes of the library here.
class SignOutDialog : public Dialog {
    Q_OBJECT

public:
    SignOutDialog(const AccountState &account, QWidget *parent);

    /// While it is open changes may be sent.
    void show(const AccountState &account);
    bool keepsCopy() const;

signals:
    void sendWanted();
    void exportWanted();

private:
    QWidget *makeUnsent();

    TextLabel *m_unsentTitle = nullptr;
    TextLabel *m_unsentText = nullptr;
    Button *m_send = nullptr;
    QWidget *m_unsent;
    QButtonGroup *m_choices;
    ChoiceCard *m_remove;
};

} // namespace matinee
