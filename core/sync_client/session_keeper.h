#pragma once

#include "core/sync_client/account_server.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPromise>

#include <memory>
#include <vector>

namespace matinee {

class SecretVault;

/// The access token, empty when there is no session (any more); or why it cannot be told now.
using AccessResult = tl::expected<QString, HttpFailure>;

/// The session of a profile: the access token in memory, the refresh token in the vault. One renewal at a
/// time, however many wait for it.
///
/// A refresh token is good once, and then for ten seconds more, for those whom the answer did not reach: a
/// renewal without an answer is therefore tried again at once, for nine seconds. The new token is in the
/// vault before it is used. A question that was given up may still arrive, long after its successor was used,
/// and must not look like a thief's: it asks to be told first.
class SessionKeeper : public QObject {
public:
    SessionKeeper(AccountServer &server, SecretVault &vault, QString name, QObject *parent);

    /// `refused`: the token that the server did not take any more, which is not answered again.
    QFuture<AccessResult> access(const QString &refused = {});
    /// Begins with what the server answered to a sign-in.
    QFuture<Result<void>> begin(const QJsonObject &signedIn);
    /// What is in the vault counts from now on: a refresh token that was used by another program ends the
    /// session when it is used again.
    void reread();
    /// The session is over, here.
    QFuture<Result<void>> forget();
    /// What this device had last; empty: nothing, or it is still in the vault.
    QString lastToken() const { return m_refresh.isEmpty() ? m_ended : m_refresh; }

private:
    void renew();
    void readVault();
    void beginRefresh();
    void refresh();
    void taken(const HttpResult &result);
    void keep(const QJsonObject &tokens);
    void end(const AccessResult &result);

    AccountServer &m_server;
    SecretVault &m_vault;
    QString m_name;
    QString m_access;
    QString m_refresh;
    QString m_ended; ///< the refresh token that is not good any more
    QString m_replaced; ///< one that the server says has a successor, which the vault may have
    bool m_isConfirmed = false; ///< it has not: whoever has the successor is somebody else
    bool m_isRenewing = false;
    bool m_isUncertain = false; ///< a question went out whose answer did not come back
    QElapsedTimer m_refreshing;
    std::vector<QPromise<AccessResult>> m_waiting;
};

} // namespace matinee
