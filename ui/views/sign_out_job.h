#pragma once

#include "ui/viewmodels/account_state.h"

#include <QObject>

class QWidget;

namespace matinee {

class Session;
class SignOutDialog;
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
    void askFile(SignOutDialog *asking);
    void exportTo(const QString &path, SignOutDialog *asking);
    void signOut(bool keepsCopy);

    SyncViewModel &m_sync;
    Session &m_session;
    QWidget &m_window;
};

} // namespace matinee
