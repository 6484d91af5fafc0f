#pragma once

#include "core/base/result.h"
#include "core/sync_client/secret_vault.h"

#include <memory>

namespace matinee {

class AccountClient;
struct AccountProfile;

/// The session that a vault has for a profile, to be ended. What that takes is read at once, because the
/// profile's folder, where its certificates are, may be gone by then. There is an application.
class SessionEnd {
public:
    /// The vault lives until the session has ended.
    SessionEnd(const AccountProfile &profile, SecretVault &vault);

    /// On the server and here, as far as the server is reached.
    QFuture<Result<void>> end() const;

private:
    std::shared_ptr<AccountClient> m_client;
};

} // namespace matinee
