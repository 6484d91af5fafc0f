#pragma once

#include "core/sync_client/account_server.h"
#include "core/sync_client/session_keeper.h"

#include <QFutureWatcher>
#include <QPromise>

namespace matinee {

/// One question with the session's token on its way to its answer; a first 401 renews the session. Deletes
/// itself then. Cancelling the future ends it.
class AccountQuestion : public QObject {
public:
    AccountQuestion(AccountServer &server, SessionKeeper &session, HttpRequest request, QObject *parent);

    QFuture<HttpResult> start();

private:
    void sign(const QString &refused);
    void send(const QString &token);
    void finish(const HttpResult &result);

    AccountServer &m_server;
    SessionKeeper &m_session;
    HttpRequest m_request;
    QPromise<HttpResult> m_promise;
    QFutureWatcher<HttpResult> m_cancelled;
    QFuture<HttpResult> m_sent;
    bool m_isRenewed = false;
};

} // namespace matinee
