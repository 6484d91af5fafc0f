#pragma once

#include "ui/viewmodels/account_state.h"
#include "ui/views/sign_in_dialog.h"

#include <QObject>

namespace matinee {

class Session;
class SignInViewModel;
class SignOutJob;
class SyncViewModel;

/// The dialogs about accounts, and what follows from them.
class AccountJobs : public QObject {
    Q_OBJECT

public:
    /// Dialogs open over `window`.
    AccountJobs(SyncViewModel &sync, Session &session, QWidget &window);

public slots:
    void openSignIn();
    void openSignUp();
    void openSignOut();
    void act(matinee::AccountAct act);
    void decide(const matinee::TextToDecide &text, matinee::TextDecision decision);
    void copy(const matinee::Refusal &refusal);
    /// Asks first.
    void dismiss(const matinee::Refusal &refusal);
    void signOutDevice(const matinee::AccountDevice &device);
    /// The libraries of this computer, to change between them; `at` is where the menu opens upwards.
    void openLibraries(QPoint at);

signals:
    /// To be done when this window is closed, which then opens again with another library.
    void libraryWanted(const matinee::LibraryChange &change);
    void settingsWanted();
    void told(const QString &what); ///< for the toast

private:
    SignInDialog *openForm(SignInViewModel *model, const SignInForm &form, SignInDialog::Purpose purpose);
    /// The dialog is closed: what the server was asked may still be answered.
    void awaitAnswer(SignInViewModel *model);
    void openNew(SignInDialog::Purpose purpose);
    void openSignInAgain();
    void openProof(const AccountDevice &device);
    /// Signed in: into an account that this computer has already, or into one that needs a library.
    void findLibrary(SignInViewModel *model);
    void chooseLibrary(SignInViewModel *model);
    void showLibraries(const QList<AccountProfile> &profiles, QPoint at);
    void copyText(const QString &text);

    SyncViewModel &m_sync;
    Session &m_session;
    QWidget &m_window;
    SignOutJob *m_signOut;
};

} // namespace matinee
