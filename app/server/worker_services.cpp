#include "app/server/worker_services.h"

#include "app/server/server_key.h"
#include "core/accounts/key_repository.h"
#include "core/base/text.h"
#include "core/store/database.h"

#include <QCoreApplication>
#include <QFile>

namespace matinee {

namespace {

tl::unexpected<Error> wrongKey(const QString &path)
{
    const QString what = QFile::exists(path)
        ? say("server", "%1 is not the key of this library.").arg(path)
        : say("server", "There is no %1, the key of this library.").arg(path);
    return fail(
        Error::Kind::Denied,
        what + u' '
            + say("server",
                  "Put the right one back, from a backup or from the server that came first, or name "
                  "it with --server-key-file. If it is lost for good, stop all servers of the library "
                  "and use: matinee-server admin replace-server-key"));
}

/// Servers of one database answer for each other, and what one signed and sealed, the next one has to
/// understand. So a key is made with a library, and never later in place of one that was lost.
Result<QByteArray> sharedKey(Database &database, const QString &path)
{
    KeyRepository keys(database);
    const auto known = [&](const QByteArray &own) {
        return keys.isShared(own).and_then([&](bool isShared) -> Result<QByteArray> {
            return isShared ? Result<QByteArray>(own) : wrongKey(path);
        });
    };
    if (QFile::exists(path))
        return readServerKey(path).and_then(known);
    // In a transaction, so that of two programs that start at once one makes it.
    return database.inTransaction([&]() -> Result<QByteArray> {
        const auto isNew = keys.isNew();
        if (!isNew)
            return tl::unexpected(isNew.error());
        if (!*isNew && !QFile::exists(path))
            return wrongKey(path);
        return serverKey(path).and_then(known);
    });
}

} // namespace

Result<std::shared_ptr<WorkerServices>> WorkerServices::open(const ServerOptions &options, const Clock &clock)
{
    return open(options, clock, SharedParts(options.dataFolder, options.storage.database));
}

Result<std::shared_ptr<WorkerServices>> WorkerServices::open(const ServerOptions &options, const Clock &clock,
                                                             const SharedParts &shared)
{
    auto services = Services::open(options.dataFolder, clock, shared);
    if (!services)
        return tl::unexpected(services.error());
    const auto key = sharedKey(*(*services)->database, options.storage.keyFile);
    if (!key)
        return tl::unexpected(key.error());

    auto opened = std::make_shared<WorkerServices>();
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
