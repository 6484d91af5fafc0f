#include "app/server/worker_services.h"

#include "app/server/server_key.h"
#include "core/accounts/key_repository.h"
#include "core/base/text.h"
#include "core/store/database.h"

#include <QFile>

namespace matinee {

namespace {

/// Servers of one database answer for each other: what one signs, the next one has to understand.
Result<QByteArray> sharedKey(Database &database, const QByteArray &own)
{
    if (database.location().engine == DatabaseLocation::Engine::Sqlite)
        return own;
    return KeyRepository(database).isShared(own).and_then([&](bool isShared) -> Result<QByteArray> {
        if (!isShared)
            return fail(
                Error::Kind::Denied,
                say("server",
                    "This database is served with another key. Copy server.key from the data folder of "
                    "the server that came first, or name it with --server-key-file."));
        return own;
    });
}

} // namespace

Result<std::shared_ptr<WorkerServices>> openWorker(const ServerOptions &options, const Clock &clock)
{
    return openWorker(options, clock, SharedParts(options.dataFolder, options.storage.database));
}

Result<std::shared_ptr<WorkerServices>> openExistingWorker(const ServerOptions &options, const Clock &clock)
{
    const DatabaseLocation &where = options.storage.database;
    if (where.engine == DatabaseLocation::Engine::Sqlite && !QFile::exists(where.file))
        return fail(
            Error::Kind::NotFound,
            say("server", "There is no %1. Name the server's folder with --data-dir.").arg(where.file));
    return openWorker(options, clock);
}

Result<std::shared_ptr<WorkerServices>> openWorker(const ServerOptions &options, const Clock &clock,
                                                   const SharedParts &shared)
{
    auto services = Services::open(options.dataFolder, clock, shared);
    if (!services)
        return tl::unexpected(services.error());
    const auto key = serverKey(options.storage.keyFile).and_then([&](const QByteArray &own) {
        return sharedKey(*(*services)->database, own);
    });
    if (!key)
        return tl::unexpected(key.error());

    auto inUse = ServingLock::take(options.storage.database, ServingLock::Use::Shared);
    if (!inUse)
        return tl::unexpected(inUse.error());
    auto accounts = std::make_unique<Accounts>(*(*services)->database, clock, *key, options.accounts.policy);
    auto opened = std::make_shared<WorkerServices>();
    opened->inUse = std::move(*inUse);
    opened->services = std::move(*services);
    opened->accounts = accounts.get();
    opened->identity = std::move(accounts);
    opened->key = *key;
    return opened;
}

OpenServices restServices(const ServerOptions &options, const Clock &clock)
{
    return restServices(
        SharedParts(options.dataFolder, options.storage.database), options.dataFolder, clock,
        [options, &clock](const SharedParts &shared) { return openWorker(options, clock, shared); });
}

} // namespace matinee
