#include "core/sync_client/sync_client.h"

#include "core/base/when_done.h"

#include <QDir>
#include <QNetworkInformation>

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Next = SyncStep::Next;

SyncClient::SyncClient(AccountClient &account, Async<SyncStore> store, UserId user, QString deviceName,
                       QObject *parent, SyncPace pace)
    : QObject(parent),
      m_account(account),
      m_store(store),
      m_user(user),
      m_deviceName(std::move(deviceName)),
      m_pace(pace),
      m_news(std::make_unique<NewsWatch>(
          account, pace, [this] { begin(); }, this)),
      m_isPaused(account.profile().paused)
{
    for (QTimer *timer : {&m_next, &m_deadline})
        timer->setSingleShot(true);
    m_next.callOnTimeout(this, [this] { begin(); });
    m_regular.callOnTimeout(this, [this] {
        if (!waitsForRetry())
            begin();
    });
    m_look.callOnTimeout(this, [this] { look(); });
    m_deadline.callOnTimeout(this, [this] {
        giveUp();
        done();
    });
}

SyncClient::~SyncClient()
{
    giveUp();
}

void SyncClient::start()
{
    if (m_isStarted || m_finishing)
        return;
    m_isStarted = true;
    if (QNetworkInformation::loadDefaultBackend())
        connect(QNetworkInformation::instance(), &QNetworkInformation::reachabilityChanged, this,
                [this](QNetworkInformation::Reachability now) {
                    if (now == QNetworkInformation::Reachability::Online && m_state.is == Is::Offline)
                        syncNow();
                });
    refreshStatus();
    if (m_isPaused) {
        show(Is::Paused);
        return;
    }
    m_regular.start(m_pace.regular);
    begin();
}

void SyncClient::syncNow()
{
    m_failures = 0;
    if (m_isStarted)
        begin();
    else
        start();
}

void SyncClient::setPaused(bool paused)
{
    if (m_isPaused == paused)
        return;
    m_isPaused = paused;
    if (!m_isStarted)
        return;
    if (paused) {
        giveUp();
        m_regular.stop();
        show(Is::Paused);
    } else {
        m_regular.start(m_pace.regular);
        syncNow();
    }
}

void SyncClient::noteChange()
{
    refreshStatus();
    if (m_state.is == Is::SignInNeeded || m_state.is == Is::Stopped)
        return; // nothing gets through, and asking the keychain may ask the person
    if (m_isStarted && !m_isPaused && !waitsForRetry())
        m_next.start(m_pace.afterChange);
}

/// It knows when, and the server may have asked for it.
bool SyncClient::waitsForRetry() const
{
    return m_next.isActive() && (m_state.is == Is::Offline || m_state.is == Is::Busy);
}

void SyncClient::watchOutbox()
{
    m_look.start(m_pace.lookAtOutbox);
}

/// Only at rest, with nothing planned: everything else ends in an exchange anyway. While a removal is held
/// there is no rest, but what is unsent is sent.
void SyncClient::look()
{
    const bool isHeld = m_state.is == Is::Held;
    const bool isAtRest = m_state.is == Is::InStep || m_state.is == Is::Unsent || isHeld;
    if (!m_isStarted || m_exchange || !isAtRest || m_isLooking || !m_lock || m_next.isActive())
        return;
    m_isLooking = true;
    const auto look = [this](bool isNew) {
        m_isLooking = false;
        if (isNew && !m_next.isActive())
            begin();
    };
    if (isHeld)
        whenDone(m_store.call(&SyncStore::status, m_user), this,
                 [look](const Result<SyncStatus> &status) { look(status && status->unsent > 0); });
    else
        whenDone(m_store.call(&SyncStore::restingCursor, m_user), this,
                 [look](const Result<QString> &cursor) { look(cursor && cursor->isEmpty()); });
}

/// Where there is no folder to lock in, nobody else is in it.
bool SyncClient::takeLock()
{
    if (m_lock)
        return true;
    const QString folder = m_account.profile().folder;
    auto lock = std::make_unique<QLockFile>(QDir(folder).filePath(u"sync.lock"_s));
    lock->setStaleLockTime(0);
    if (!folder.isEmpty() && !lock->tryLock(0) && lock->error() == QLockFile::LockFailedError)
        return false;
    m_lock = std::move(lock);
    m_account.rereadSession();
    return true;
}

void SyncClient::begin()
{
    if (!m_isStarted || m_isPaused || m_finishing)
        return;
    if (m_exchange) {
        m_isWantedAgain = true;
        return;
    }
    m_next.stop();
    m_news->stop();
    if (takeLock()) {
        startExchange(true);
        return;
    }
    m_state = {Is::InStep, m_state.status}; // what stood before is of the program that asked the server
    refreshStatus();
    m_next.start(m_pace.otherProgram);
}

void SyncClient::startExchange(bool read)
{
    m_isWantedAgain = false;
    const SyncExchange::Callbacks callbacks{[this] { emit libraryChanged(); },
                                            [this](const SyncEnd &end) { ended(end); }};
    m_exchange = new SyncExchange(m_account, m_store, m_user, m_deviceName, read, callbacks, this);
    show(Is::Working);
    m_exchange->ask();
}

/// Nothing is under way or planned afterwards.
void SyncClient::giveUp()
{
    m_next.stop();
    m_news->stop();
    delete std::exchange(m_exchange, nullptr);
}

void SyncClient::ended(const SyncEnd &end)
{
    std::exchange(m_exchange, nullptr)->deleteLater(); // it is its callback that we are in
    if (m_finishing) {
        done();
        return;
    }
    switch (end.next) {
    case Next::Ask:
    case Next::Halve:
    case Next::Rest:
        m_failures = 0;
        if (!m_regular.isActive())
            m_regular.start(m_pace.regular); // it was stopped, and the person tried again
        rest(end.pull);
        return;
    case Next::Wait:
        retry(end);
        break;
    case Next::SignIn:
        m_lock.reset(); // another program may know the way in
        show(Is::SignInNeeded);
        break;
    case Next::Decide:
        show(Is::Held);
        break;
    case Next::Update:
        show(Is::Stopped, end.message);
        break;
    case Next::Erased:
        m_regular.stop();
        show(Is::Erased);
        break;
    case Next::Stop: // tried again from time to time: what was in the way may be gone
        m_lock.reset();
        show(Is::Stopped, end.message);
        break;
    }
    refreshStatus();
}

/// Waits for news, unless there is something already.
void SyncClient::rest(const QUrlQuery &pull)
{
    const auto isResting = [this] { return !m_exchange && !m_isPaused && !m_finishing; };
    whenDone(m_store.call(&SyncStore::status, m_user), this, [=, this](const Result<SyncStatus> &status) {
        if (!isResting())
            return;
        m_state.status = status.value_or(m_state.status);
        if (!m_state.status.held.isEmpty())
            show(Is::Held);
        else
            show(m_state.status.unsent > 0 ? Is::Unsent : Is::InStep);
    });
    whenDone(m_store.call(&SyncStore::restingCursor, m_user), this, [=, this](const Result<QString> &cursor) {
        if (!isResting() || m_state.is == Is::Held)
            return;
        if (m_isWantedAgain)
            begin();
        else if (cursor && !cursor->isEmpty() && !pull.isEmpty())
            m_news->watch(pull, *cursor);
        else if (!m_next.isActive())
            m_next.start(m_pace.afterChange);
    });
}

void SyncClient::retry(const SyncEnd &end)
{
    const auto wait = end.retryAfter + m_pace.retryAfter(m_failures++);
    m_next.start(wait);
    show(end.isReached ? Is::Busy : Is::Offline, end.message,
         QDateTime::currentDateTimeUtc().addMSecs(std::chrono::milliseconds(wait).count()));
}

void SyncClient::show(Is is, const QString &message, const QDateTime &nextTry)
{
    m_state.is = is;
    m_state.message = message;
    m_state.nextTry = nextTry;
    emit stateChanged();
}

/// Of what waits it depends whether resting is being in step.
void SyncClient::refreshStatus()
{
    whenDone(m_store.call(&SyncStore::status, m_user), this, [this](const Result<SyncStatus> &status) {
        if (!status)
            return;
        m_state.status = *status;
        if (m_state.is == Is::InStep || m_state.is == Is::Unsent)
            m_state.is = status->unsent > 0 ? Is::Unsent : Is::InStep;
        emit stateChanged();
    });
}

QFuture<void> SyncClient::finish()
{
    if (m_finishing)
        return m_finishing->future();
    m_finishing = std::make_unique<QPromise<void>>();
    m_finishing->start();
    auto future = m_finishing->future();
    m_next.stop();
    m_regular.stop();
    m_look.stop();
    m_news->stop();
    m_deadline.start(m_pace.atTheEnd);
    if (!m_isStarted || m_isPaused || (!m_exchange && !takeLock()))
        done();
    else if (!m_exchange)
        startExchange(false);
    return future;
}

void SyncClient::done()
{
    m_deadline.stop();
    m_lock.reset();
    if (!m_finishing->future().isFinished())
        m_finishing->finish();
}

} // namespace matinee
