#pragma once

#include "ui/viewmodels/account_state.h"
#include "ui/views/sign_out_dialog.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace matinee {

class Session;
class SyncViewModel;

/// The way out of an account: what becomes of its library is asked, it is exported if that is wanted, then
/// the session ends.
class SignOutJob : public QObject {
    Q_OBJECT

public:
    /// The dialog opens over `window`.
    SignOutJob(SyncViewModel &sync, Session &session, QWidget &window);

    void open();

signals:
    /// The account is to leave this computer.
    void libraryWanted(const matinee::LibraryChange &change);
    void told(const QString &what); ///< for the toast

private:
    void askFile();
    void exportTo(const QString &path);
    void tell(SignOutDialog::Export what, const QString &about);
    void signOut(bool keepsCopy);

    SyncViewModel &m_sync;
    Session &m_session;
    QWidget &m_window;
    QPointer<SignOutDialog> m_dialog; ///< the last one that was opened
    bool m_isExporting = false;
};

} // namespace matinee
