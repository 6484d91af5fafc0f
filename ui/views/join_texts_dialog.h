#pragma once

#include "ui/widgets/dialog.h"

class QPlainTextEdit;

namespace matinee {

class TextLabel;

/// Both texts below each other, for the person to make one of them. Stays open until that is saved.
class JoinTextsDialog : public Dialog {
    Q_OBJECT

public:
    /// `about`: the title of the film or the name of the list; `start`: the text to begin with.
    JoinTextsDialog(const QString &about, const QString &start, QWidget *parent);

    QString text() const;
    /// Nothing is typed or saved twice until it is accepted or has failed.
    void showSaving();
    void showFailure(const QString &message);

signals:
    void typed(const QString &text);
    void saveWanted();

private:
    void check();

    QPlainTextEdit *m_edit;
    TextLabel *m_error;
    Button *m_save;
};

} // namespace matinee
