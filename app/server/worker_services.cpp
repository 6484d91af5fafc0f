#include "app/server/worker_services.h"

#include "app/server/server_key.h"
#include "core/accounts/key_repository.h"
#include "core/base/text.h"
#include "core/store/database.h"

#include <QCoreApplication>
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

Result<std::shared_ptr<WorkerServices>> WorkerServices::open(const ServerOptions &options, const Clock &clock)
{
    return open(options, clock, SharedParts(options.dataFolder, options.storage.database));
}

Result<std::shared_ptr<WorkerServices>> WorkerServices::openExisting(const ServerOptions &options,
                                                                     const Clock &clock)
{
    const DatabaseLocation &where = options.storage.database;
    if (where.engine == DatabaseLocation::Engine::Sqlite && !QFile::exists(where.file))
        return fail(
            Error::Kind::NotFound,
            say("server", "There is no %1. Name the server's folder with --data-dir.").arg(where.file));
    return open(options, clock);
}

Result<std::shared_ptr<WorkerServices>> WorkerServices::open(const ServerOptions &options, const Clock &clock,
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
    auto opened = std::make_shared<WorkerServices>();
    opened->inUse = std::move(*inUse);
    opened->services = std::move(*services);
    opened->key = *key;
    opened->accounts =
        std::make_unique<Accounts>(*opened->services->database, clock, *key, options.accounts.policy);
    return opened;
}

OpenServices restServices(const ServerOptions &options, const Clock &clock)
{
    /// The references, and what they refer to.
    struct Owned {
        std::shared_ptr<WorkerServices> owner;
        RestServices rest;
    };
    return [options, &clock,
            shared = SharedParts(options.dataFolder,
                                 options.storage.database)]() -> Result<std::shared_ptr<RestServices>> {
        const auto opened = WorkerServices::open(options, clock, shared);
        if (!opened)
            return tl::unexpected(opened.error());
        Services &services = *(*opened)->services;
        if (const auto limited = services.database->setPatience(Database::Patience::Short); !limited)
            return tl::unexpected(limited.error());
        // So that the first search does not wait for the index; a large one is built meanwhile.
        const auto index = shared.index->refresh(*services.database);
        if (!index && index.error().kind != Error::Kind::Unavailable)
            return tl::unexpected(index.error());
        auto owned = std::make_shared<Owned>(
            Owned{*opened,
                  {*services.database,
                   *(*opened)->accounts,
                   services.catalog,
                   services.library,
                   services.search,
                   services.recommend,
                   services.report,
                   services.feedback,
                   {*shared.models, options.dataFolder, QCoreApplication::applicationFilePath(), clock},
                   (*opened)->key}});
        return std::shared_ptr<RestServices>(owned, &owned->rest);
    };
}

} // namespace matinee
