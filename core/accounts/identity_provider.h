#pragma once

#include "core/accounts/session.h"
#include "core/base/result.h"

#include <optional>

namespace matinee {

/// Knows who calls. Blocking; one per thread, like its database.
class IdentityProvider {
public:
    IdentityProvider() = default;
    virtual ~IdentityProvider() = default;
    Q_DISABLE_COPY_MOVE(IdentityProvider)

    /// Whom a token belongs to; std::nullopt when it is not good.
    virtual Result<std::optional<Caller>> authenticate(const QString &token) = 0;
    /// Errors   NotFound.
    virtual Result<Account> account(UserId user) = 0;
    /// Changes the name that others see. Errors: NotFound.
    virtual Result<Account> rename(UserId user, const QString &name) = 0;
};

} // namespace matinee
