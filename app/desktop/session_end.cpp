#include "app/desktop/session_end.h"

#include "core/base/when_done.h"
#include "core/sync_client/account_client.h"

#include <QCoreApplication>

namespace matinee {

QFuture<Result<void>> endSession(const AccountProfile &profile, SecretVault &vault)
{
    auto *client = new AccountClient(profile, vault, QCoreApplication::instance());
    auto ended = client->signOut();
    whenDone(ended, client, [client](const Result<void> &) { client->deleteLater(); });
    return ended;
}

} // namespace matinee
