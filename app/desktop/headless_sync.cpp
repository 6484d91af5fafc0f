#include "app/desktop/headless_sync.h"

#include "app/desktop/sign_in_command.h"
#include "core/backend/backend.h"
#include "core/rest/access_log.h"
#include "core/sync_client/library_files.h"

#include <QSysInfo>

namespace matinee {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds LookAtPause = 2s;

QString nameOf(SyncState::Is is)
{
    switch (is) {
    case SyncState::Is::InStep:
        return u"in_step"_s;
    case SyncState::Is::Working:
        return u"working"_s;
    case SyncState::Is::Unsent:
        return u"unsent"_s;
    case SyncState::Is::Offline:
        return u"offline"_s;
    case SyncState::Is::Busy:
        return u"busy"_s;
    case SyncState::Is::Paused:
        return u"paused"_s;
    case SyncState::Is::SignInNeeded:
        return u"sign_in_needed"_s;
    case SyncState::Is::Held:
        return u"held"_s;
    case SyncState::Is::Stopped:
        return u"stopped"_s;
    case SyncState::Is::Erased:
        break;
    }
    return u"erased"_s;
}

/// What follows one exchange on another is of no interest to whoever reads the log.
bool isPassing(SyncState::Is is)
{
    return is == SyncState::Is::Working || is == SyncState::Is::Unsent;
}

} // namespace

Result<std::unique_ptr<HeadlessSync>> HeadlessSync::start(const AccountProfile &profile,
                                                          const QString &dataFolder, const Clock &clock)
{
    return SyncLane::open(libraryIn(profile.folder), clock).map([&](std::unique_ptr<SyncLane> &&lane) {
        std::unique_ptr<HeadlessSync> sync(new HeadlessSync(profile, dataFolder, std::move(lane)));
        sync->m_client.start();
        sync->m_client.watchOutbox();
        return sync;
    });
}

HeadlessSync::HeadlessSync(const AccountProfile &profile, const QString &dataFolder,
                           std::unique_ptr<SyncLane> lane)
    : m_dataFolder(dataFolder),
      m_vault(secretsIn(dataFolder)),
      m_account(profile, m_vault),
      m_lane(std::move(lane)),
      m_client(m_account, m_lane->store(), LocalPerson, QSysInfo::machineHostName())
{
    QObject::connect(&m_client, &SyncClient::stateChanged, &m_client, [this] { log(); });
    m_lookAtPause.callOnTimeout(&m_client, [this] { readPause(); });
    m_lookAtPause.start(LookAtPause);
}

QFuture<void> HeadlessSync::finish()
{
    m_lookAtPause.stop();
    return m_client.finish();
}

void HeadlessSync::readPause()
{
    const auto known = AccountProfiles(m_dataFolder).all().value_or(QList<AccountProfile>());
    for (const AccountProfile &profile : known) {
        if (profile.id == m_account.profile().id)
            m_client.setPaused(profile.paused);
    }
}

void HeadlessSync::log()
{
    const SyncState &state = m_client.state();
    if (isPassing(state.is) || m_logged == state.is)
        return;
    m_logged = state.is;
    QJsonObject event{{u"event"_s, u"sync"_s}, {u"state"_s, nameOf(state.is)}};
    if (!state.message.isEmpty())
        event.insert(u"message"_s, state.message);
    logToStderr(event);
}

} // namespace matinee
