#include "app/desktop/session_end.h"

#include "core/base/when_done.h"
#include "core/sync_client/account_client.h"

#include <QCoreApplication>

namespace matinee {

SessionEnd::SessionEnd(const AccountProfile &profile, SecretVault &vault)
    : m_client(new AccountClient(profile, vault), [](AccountClient *client) { client->deleteLater(); })
{
}

QFuture<Result<void>> SessionEnd::end() const
{
    auto ended = m_client->signOut();
    whenDone(ended, QCoreApplication::instance(), [client = m_client](const Result<void> &) {});
    return ended;
}

} // namespace matinee
