#pragma once

#include "ui/viewmodels/account_state.h"
#include "ui/widgets/dialog.h"

class QPlainTextEdit;

namespace matinee {

/// Both texts below each other, for the person to make one of them.
class JoinTextsDialog : public Dialog {
    Q_OBJECT

public:
    JoinTextsDialog(const TextToDecide &text, QWidget *parent);

    QString text() const;

private:
    QPlainTextEdit *m_edit;
};

} // namespace matinee
