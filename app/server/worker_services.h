#pragma once

#include "app/server/server_options.h"
#include "core/accounts/accounts.h"
#include "core/backend/backend.h"
#include "core/rest/rest_services.h"
#include "core/store/serving_lock.h"

#include <memory>
#include <optional>

namespace matinee {

/// The services of one thread over its own connection to the data in a folder.
struct WorkerServices {
    /// `shared` is for all threads of this process; a program with one thread has its own.
    static Result<std::shared_ptr<WorkerServices>> open(const ServerOptions &options, const Clock &clock,
                                                        const SharedParts &shared);
    static Result<std::shared_ptr<WorkerServices>> open(const ServerOptions &options, const Clock &clock);

    /// For commands about what is there already: makes no library. Errors: NotFound (names the file).
    static Result<std::shared_ptr<WorkerServices>> openExisting(const ServerOptions &options,
                                                                const Clock &clock);

    std::unique_ptr<Services> services;
    std::unique_ptr<Accounts> accounts;
    QByteArray key;
    std::optional<ServingLock> inUse; ///< so that nobody moves the library away from under an entry
};

/// What core/rest needs to open one of these on each of its threads. `clock` outlives them.
OpenServices restServices(const ServerOptions &options, const Clock &clock);

} // namespace matinee
