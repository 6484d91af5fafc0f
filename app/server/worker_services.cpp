#include "app/server/worker_services.h"

#include "app/server/server_key.h"
#include "core/accounts/key_repository.h"
#include "core/base/text.h"
#include "core/store/database.h"
#include "core/sync/timeline_repository.h"

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

/// A database that lost what devices were told of would make them lose it too.
Result<std::shared_ptr<WorkerServices>> checkedHistory(const std::shared_ptr<WorkerServices> &opened)
{
    Database &database = *opened->services->database;
    return TimelineRepository(database).goesOn().and_then(
        [&](bool goesOn) -> Result<std::shared_ptr<WorkerServices>> {
            if (goesOn)
                return opened;
            return fail(Error::Kind::Denied,
                        say("server",
                            "%1 is not the database that was served before: it was restored, copied, or a "
                            "standby took over. If it is the right one, use: matinee-server raise-epoch")
                            .arg(database.location().name()));
        });
}

} // namespace

Result<std::shared_ptr<WorkerServices>> openWorker(const ServerOptions &options, const Clock &clock)
{
    return openWorker(options, clock, SharedParts(options.dataFolder, options.storage.database));
}

Result<void> checkLibraryExists(const DatabaseLocation &where)
{
    if (where.engine == DatabaseLocation::Engine::Sqlite && !QFile::exists(where.file))
        return fail(
            Error::Kind::NotFound,
            say("server", "There is no %1. Name the server's folder with --data-dir.").arg(where.file));
    return {};
}

Result<std::shared_ptr<WorkerServices>> openExistingWorker(const ServerOptions &options, const Clock &clock)
{
    return checkLibraryExists(options.storage.database).and_then([&] { return openWorker(options, clock); });
}

Result<std::shared_ptr<WorkerServices>> openWorker(const ServerOptions &options, const Clock &clock,
                                                   const SharedParts &shared)
{
    auto services = Services::open(options.dataFolder, clock, shared);
    if (!services)
        return tl::unexpected(services.error());
    const auto key = sharedKey(*(*services)->database, options.storage.keyFile);
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
    return restServices(SharedParts(options.dataFolder, options.storage.database), options.dataFolder, clock,
                        [options, &clock](const SharedParts &shared) {
                            return openWorker(options, clock, shared).and_then(checkedHistory);
                        });
}

} // namespace matinee
