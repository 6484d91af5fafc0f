#pragma once

#include "core/sync_client/account_client.h"
#include "ui/viewmodels/doors.h"
#include "ui/viewmodels/sign_in_form.h"

#include <QObject>

#include <functional>
#include <memory>

namespace matinee {

/// Getting into an account: asks the server, and says at which field what is wrong.
class SignInViewModel : public QObject {
    Q_OBJECT

public:
    /// Into an account that this computer does not know yet.
    explicit SignInViewModel(const AccountsDoor &door, QObject *parent = nullptr);
    /// Into that of `client` again; with `isProof` the session goes on, and the password is only proven.
    SignInViewModel(AccountClient &client, const QString &deviceName, bool isProof,
                    QObject *parent = nullptr);
    ~SignInViewModel() override;

    const SignInState &state() const { return m_state; }
    /// Of an account that was unknown, after signedIn(): with what AccountProfiles::add() needs.
    const AccountProfile &profile() const { return m_profile; }

public slots:
    /// Ignored while the server is being asked.
    void submit(const matinee::SignInForm &form);
    /// Reads the file, so that its name and fingerprint can be shown; empty: none any more.
    void readAuthority(const QString &path);
    /// After signedIn(): the person does not go on. Ends the session that was begun.
    void abandon();

signals:
    void stateChanged();
    void signedIn();

private:
    bool isCreated(const SignInForm &form) const;
    bool check(const SignInForm &form);
    void ask(const SignInForm &form);
    void refuse(const SignInForm &form, const Error &error);

    AccountsDoor m_door;
    AccountClient *m_known = nullptr; ///< of somebody else's
    bool m_isProof = false;
    std::unique_ptr<AccountClient> m_client;
    AccountProfile m_profile;
    SignInState m_state;
    QString m_codeOf; ///< whose code is asked for; see whose()
    QString m_created; ///< whose account was created, though signing in failed then; see whose()
};

/// What a person typed as the address of a server: "films.example" is "https://films.example". Invalid where
/// it cannot be one.
QUrl serverUrl(const QString &typed);

} // namespace matinee
