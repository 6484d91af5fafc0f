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

    /// How it stands with a file that the library was to be exported to.
    enum class Export { Running, Written, Failed };

    /// While it is open changes may be sent.
    void show(const AccountState &account);
    /// `said`: the file that was written, or why it was not. Nobody signs out while one is being written.
    void showExport(Export is, const QString &said = {});
    bool keepsCopy() const;

signals:
    void sendWanted();
    void exportWanted();

private:
    QWidget *makeUnsent();
    QWidget *makeExport();

    TextLabel *m_unsentTitle = nullptr;
    TextLabel *m_unsentText = nullptr;
    Button *m_send = nullptr;
    QWidget *m_unsent;
    QButtonGroup *m_choices;
    ChoiceCard *m_copy;
    ChoiceCard *m_remove;
    Button *m_export = nullptr;
    TextLabel *m_exported = nullptr; ///< what became of it
    bool m_isExporting = false;
    Button *m_end = nullptr;
};

} // namespace matinee
