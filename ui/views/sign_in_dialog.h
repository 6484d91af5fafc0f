#pragma once

#include "ui/viewmodels/sign_in_form.h"
#include "ui/widgets/dialog.h"

#include <QHash>

class QVBoxLayout;
class QLineEdit;

namespace matinee {

class FormField;
class SignInMore;

/// Asks who somebody is, and where. Errors stand at the field they belong to, and what was typed stays.
class SignInDialog : public Dialog {
    Q_OBJECT

public:
    enum class Purpose {
        SignIn,
        SignUp,
        Again, ///< the session has ended
        Proof, ///< the server wants to be sure that it is still the same person
    };

    /// What `form` already has is filled in; Again and Proof are about that name on that server.
    SignInDialog(const SignInForm &form, Purpose purpose, QWidget *parent);

    SignInForm form() const;
    void show(const SignInState &state);

signals:
    void submitted(const matinee::SignInForm &form);
    void authorityChosen(const QString &path); ///< empty: none any more

private:
    FormField *addLine(SignInField field, const QString &caption, const QString &hint, const QString &text);
    void submit();
    void toggleMore();
    void showAsking(bool isAsking);

    SignInForm m_first;
    bool m_isKnown; ///< name and server are not typed
    QHash<SignInField, QLineEdit *> m_lines;
    QHash<SignInField, FormField *> m_fields;
    QVBoxLayout *m_column = nullptr;
    Button *m_moreButton = nullptr;
    SignInMore *m_more = nullptr;
    Button *m_submit = nullptr;
};

} // namespace matinee
