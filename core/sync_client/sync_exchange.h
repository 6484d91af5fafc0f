#pragma once

#include "core/base/async.h"
#include "core/sync/sync_store.h"
#include "core/sync_client/account_client.h"

#include <functional>

namespace matinee {

/// How an exchange ended.
struct SyncEnd {
    SyncStep::Next next = SyncStep::Next::Rest; ///< neither Ask nor Halve
    bool isReached = true; ///< false: the server was not
    QString message = {}; ///< translated
    std::chrono::seconds retryAfter{0}; ///< as the server asked; 0: it did not
    QUrlQuery pull = {}; ///< of the last pull, for asking whether there is news
};

/// Questions and answers between the store and the server, one at a time, until there is no more to ask.
/// Destroyed, it is given up: an answer that comes then does not reach the store.
class SyncExchange : public QObject {
public:
    struct Callbacks {
        std::function<void()> changed; ///< what is visible; also when it was given up meanwhile
        std::function<void(const SyncEnd &)> ended; ///< once; may destroy it later, not at once
    };

    /// `read`: also what others changed, else only sends. `parent` is whom the callbacks concern.
    SyncExchange(AccountClient &account, Async<SyncStore> store, UserId user, QString deviceName, bool read,
                 Callbacks callbacks, QObject *parent);
    ~SyncExchange() override;

    void ask();

private:
    void send(const SyncQuestion &question);
    void take(const SyncQuestion &question, const HttpResult &result);
    void went(const SyncStep &step);
    void end(const SyncEnd &end);
    void fail(const Error &error);

    AccountClient &m_account;
    Async<SyncStore> m_store;
    UserId m_user;
    QString m_deviceName;
    bool m_read;
    Callbacks m_callbacks;
    QFuture<HttpResult> m_sent;
    QUrlQuery m_pull;
    std::chrono::seconds m_retryAfter{0};
    int m_asked = 0;
    int m_refused = 0; ///< one after the other
};

} // namespace matinee
