#pragma once

#include "core/base/async.h"
#include "core/sync/sync_store.h"
#include "core/sync_client/account_client.h"
#include "core/sync_client/news_watch.h"
#include "core/sync_client/sync_exchange.h"
#include "core/sync_client/sync_pace.h"

#include <QLockFile>
#include <QPromise>
#include <QTimer>

#include <memory>

namespace matinee {

/// How it stands between this library and the account, for people to see.
struct SyncState {
    enum class Is {
        InStep, ///< all is sent and read
        Working,
        Unsent, ///< changes wait for the moment in which they are sent
        Offline, ///< the server is not reached; tried again by itself
        Busy, ///< the server asked to wait
        Paused, ///< by the person
        SignInNeeded,
        Held, ///< a mass removal waits for the person's word
        Stopped, ///< a defect, or what the person has to mend first; `message`
        Erased, ///< the account is no more
    };

    Is is = Is::InStep;
    SyncStatus status;
    QString message = {}; ///< translated; of Offline, Busy, Stopped
    QDateTime nextTry = {}; ///< UTC; of Offline and Busy
};

/// Keeps a library and its account in step. Lives on a thread with an event loop, never blocks it: the store
/// works on the library's own thread. Tries 2 s after the last change, at the start, when the network comes
/// back, when the server has news (a long poll is always open), every 15 minutes, and at the end (3 s at
/// most). Failures are tried again with full jitter, 1 s doubling to 5 min; Retry-After is obeyed.
///
/// One program at a time keeps a library in step, by a lock on "sync.lock" in its folder; another one stands
/// by and takes over when that ends.
class SyncClient : public QObject {
    Q_OBJECT

public:
    SyncClient(AccountClient &account, Async<SyncStore> store, UserId user, QString deviceName,
               QObject *parent = nullptr, SyncPace pace = {});
    ~SyncClient() override;

    const SyncState &state() const { return m_state; }

    void start(); ///< asks from now on
    void syncNow(); ///< also after a sign-in and after decideRemoval()
    void setPaused(bool paused);
    /// The person changed something: it is sent in 2 s.
    void noteChange();
    /// How much waits, is refused or held is counted again; stateChanged() follows.
    void refreshStatus();
    /// Finds changes by itself that others make to this library, programs that it is served to: looks whether
    /// there is something to send twice a second, which is one short query beside the database's own cache.
    void watchOutbox();
    /// Sends what is there, for at most 3 s; stops asking. The future ends when it is done.
    QFuture<void> finish();

signals:
    void stateChanged();
    /// What is visible of the library is not what it was: read it again.
    void libraryChanged();

private:
    using Is = SyncState::Is;

    bool takeLock();
    void begin();
    void startExchange(bool read);
    void giveUp();
    void ended(const SyncEnd &end);
    void rest(const QUrlQuery &pull);
    void retry(const SyncEnd &end);
    bool waitsForRetry() const;
    void look();
    void show(Is is, const QString &message = {}, const QDateTime &nextTry = {});
    void done();

    AccountClient &m_account;
    Async<SyncStore> m_store;
    UserId m_user;
    QString m_deviceName;
    SyncPace m_pace;
    SyncState m_state;
    std::unique_ptr<QLockFile> m_lock;
    std::unique_ptr<NewsWatch> m_news;
    SyncExchange *m_exchange = nullptr; ///< a child of ours; nullptr: none is under way
    QTimer m_next; ///< begins the next exchange
    QTimer m_regular;
    QTimer m_look;
    QTimer m_deadline; ///< of finish()
    std::unique_ptr<QPromise<void>> m_finishing;
    bool m_isStarted = false;
    bool m_isPaused = false;
    bool m_isWantedAgain = false; ///< something happened while an exchange was under way
    bool m_isLooking = false;
    int m_failures = 0; ///< one after the other
};

} // namespace matinee
