#pragma once

#include "core/accounts/accounts.h"
#include "core/backend/backend.h"
#include "core/rest/rest_services.h"
#include "core/store/serving_lock.h"

#include <functional>
#include <memory>
#include <optional>

namespace matinee {

/// The services of one thread that serves, over its own connection to the data in a folder.
struct WorkerServices {
    std::unique_ptr<Services> services;
    std::unique_ptr<IdentityProvider> identity; ///< who may call
    Accounts *accounts = nullptr; ///< the identity, where it is that of accounts
    QByteArray key; ///< 32 bytes, a secret of this server
    std::optional<ServingLock> inUse = {}; ///< so that nobody moves the library away from under an entry
};

/// Opens them on the calling thread; `shared` is for all threads of this process.
using OpenWorker = std::function<Result<std::shared_ptr<WorkerServices>>(const SharedParts &shared)>;

/// What core/rest needs to open one of these on each of its threads. `clock` outlives them.
OpenServices restServices(const SharedParts &shared, const QString &dataFolder, const Clock &clock,
                          const OpenWorker &openWorker);

} // namespace matinee
