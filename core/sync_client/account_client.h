#pragma once

#include "core/base/result.h"
#include "core/sync_client/account_server.h"
#include "core/sync_client/session_keeper.h"

#include <QDateTime>
#include <QFuture>
#include <QObject>
#include <QUrlQuery>

namespace matinee {

class SecretVault;

/// A signed-in device of the account, as the server lists sessions.
struct AccountDevice {
    QString id; ///< of the session
    QString name;
    QDateTime lastUsed; ///< UTC
    bool isThis = false;
};

/// What a person types to get in. `code` is that of the authenticator, asked for when the server says so, or
/// a recovery code.
struct Credentials {
    QString handle;
    QString password;
    QString code = {};
    QString invitation = {}; ///< of a sign-up, where the server wants one
};

/// Talks to one server about one account: signs up, in and out, renews the session and asks with it. Keeps
/// the refresh token in the vault as "<profile id>", the access token in memory.
///
/// Errors   Denied (wrong name, password or code; the session has ended: sign in again; detail
/// "second_factor_required" when a code is missing, "proof_required" when the password has to be typed
/// again), Invalid (names the field), Conflict (the name is taken), Unavailable (network, busy).
class AccountClient : public QObject {
    Q_OBJECT

public:
    AccountClient(AccountProfile profile, SecretVault &vault, QObject *parent = nullptr);

    const AccountProfile &profile() const { return m_profile; }

    /// Needs no session. `deviceName` is what the list of devices shows.
    QFuture<Result<void>> signIn(const Credentials &credentials, const QString &deviceName);
    QFuture<Result<void>> signUp(const Credentials &credentials, const QString &deviceName);
    /// Whether signUp() has created the account; where it failed all the same, a signIn() is what is missing.
    bool hasSignedUp() const { return m_hasSignedUp; }
    /// What was wrong with the newest signIn() or signUp(), by field: "handle", "password"...
    const QMap<QString, QString> &faults() const { return m_faults; }
    /// Another program may have renewed the session since it was last asked with.
    void rereadSession() { m_session.reread(); }
    /// Ends the session on the server; without the network it ends there by itself in time.
    QFuture<Result<void>> signOut();

    QFuture<Result<QList<AccountDevice>>> devices();
    /// May want the password again: prove() it and ask once more.
    QFuture<Result<void>> endDevice(const QString &sessionId);
    /// Types the password again (and a code), for what the server does only then.
    QFuture<Result<void>> prove(const Credentials &credentials);

    /// Asks about "/api/v1<path>" with the session's token, which it renews once when the server says 401.
    /// What has no answer is an HttpFailure; any answer is an answer, the second 401 too. Cancelling the
    /// future ends the question. `wait`: how long the server was asked to wait before it answers.
    QFuture<HttpResult> ask(const QByteArray &method, const QString &path, const QJsonObject &body = {},
                            const QUrlQuery &query = {}, std::chrono::milliseconds wait = {});

private:
    AccountProfile m_profile;
    AccountServer m_server;
    SessionKeeper m_session;
    QMap<QString, QString> m_faults;
    bool m_hasSignedUp = false;
};

} // namespace matinee
