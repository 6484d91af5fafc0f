#pragma once

#include "app/server/server_options.h"
#include "core/serving/worker_services.h"

namespace matinee {

/// The services of one thread with the accounts of this server. `shared` is for all threads of this process;
/// a program with one thread has its own.
Result<std::shared_ptr<WorkerServices>> openWorker(const ServerOptions &options, const Clock &clock,
                                                   const SharedParts &shared);
Result<std::shared_ptr<WorkerServices>> openWorker(const ServerOptions &options, const Clock &clock);
/// Errors   NotFound (a SQLite file that is not there; names it).
Result<void> checkLibraryExists(const DatabaseLocation &where);
/// For commands about what is there already: makes no library. Errors: NotFound (names the file).
Result<std::shared_ptr<WorkerServices>> openExistingWorker(const ServerOptions &options, const Clock &clock);

/// What core/rest needs to open one of these on each of its threads. `clock` outlives them.
OpenServices restServices(const ServerOptions &options, const Clock &clock);

} // namespace matinee
