#pragma once

#include "core/base/result.h"
#include "core/sync_client/secret_vault.h"

namespace matinee {

struct AccountProfile;

/// Ends the session that a vault has for a profile, on the server and here, as far as the server is reached.
/// The vault lives until then, and there is an application.
QFuture<Result<void>> endSession(const AccountProfile &profile, SecretVault &vault);

} // namespace matinee
