#include "app/server/storage_command.h"

#include "app/server/exit_status.h"
#include "app/server/server_key.h"
#include "app/server/worker_services.h"
#include "core/accounts/key_repository.h"
#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/store/database_move.h"
#include "core/store/migrations.h"
#include "core/store/serving_lock.h"
#include "core/sync/sync_server.h"
#include "core/sync/timeline_repository.h"

#include <QFile>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// Both sides are the same here: moveDatabase() takes back what is not.
void tell(const QList<MovedTable> &tables)
{
    QTextStream out(stdout);
    for (const MovedTable &table : tables) {
        out << table.name.leftJustified(18) << QString::number(table.before.rows()).rightJustified(10)
            << " = " << QString::number(table.after.rows()).leftJustified(10) << table.before.hex().left(16)
            << " = " << table.after.hex().left(16) << '\n';
    }
}

/// The new database knows the key from the start, or the first server to come with one of its own would be
/// the only one that it lets in, and what this key signed and sealed would be lost. A library that was never
/// served has none.
Result<void> passKeyOn(Database &from, Database &to, const QString &keyFile)
{
    if (!QFile::exists(keyFile)) {
        auto accounts = from.run(u"SELECT 1 FROM account LIMIT 1"_s);
        if (!accounts)
            return tl::unexpected(accounts.error());
        if (accounts->next())
            return fail(Error::Kind::Invalid,
                        say("server",
                            "%1 is missing: the key that this library was served with. Put it back, or name "
                            "it with --server-key-file.")
                            .arg(keyFile));
        return {};
    }
    return serverKey(keyFile)
        .and_then([&](const QByteArray &key) { return KeyRepository(to).isShared(key); })
        .map([](bool) {}); // the database is new, so this key is the first
}

} // namespace

int migrateDatabase(const ServerOptions &options)
{
    const DatabaseLocation &where = options.storage.database;
    const auto database = Database::open(where, Database::Opening::AsItIs);
    if (!database)
        return failed(database.error());
    const auto before = storedSchemaVersion(**database);
    const auto after = before.and_then([&](int) { return migrate(**database); }).and_then([&] {
        return storedSchemaVersion(**database);
    });
    if (!after)
        return failed(after.error());
    QTextStream(stdout)
        << (*before == *after
                ? say("server", "%1 has schema %2, the newest.").arg(where.name()).arg(*after)
                : say("server", "%1 went from schema %2 to %3.").arg(where.name()).arg(*before).arg(*after))
        << Qt::endl;
    return EXIT_SUCCESS;
}

int raiseEpoch(const ServerOptions &options)
{
    const DatabaseLocation &where = options.storage.database;
    const auto database =
        checkLibraryExists(where).and_then([&] { return Database::open(where, Database::Opening::AsItIs); });
    if (!database)
        return failed(database.error());
    const auto epoch = SyncServer::raiseEpoch(**database, SystemClock().now());
    // In this order: who is interrupted between both is asked to do it again.
    const auto done = epoch.and_then([&](qint64) { return TimelineRepository(**database).accept(); });
    if (!done)
        return failed(done.error());
    QTextStream(stdout) << say("server", "%1 is in epoch %2 now: devices send it what it does not know.")
                               .arg(where.name())
                               .arg(*epoch)
                        << Qt::endl;
    return EXIT_SUCCESS;
}

int moveToPostgres(const ServerOptions &options)
{
    if (options.storage.database.engine != DatabaseLocation::Engine::Sqlite)
        return failed({Error::Kind::Invalid, say("server", "move-to starts from a SQLite library.")});
    const auto from = Database::open(options.storage.database, Database::Opening::ReadOnly);
    if (!from)
        return failed(from.error());
    const auto unserved = ServingLock::take(options.storage.database, ServingLock::Use::Alone);
    if (!unserved)
        return failed(unserved.error());
    const auto to = Database::open(options.storage.target, Database::Opening::AsItIs);
    if (!to)
        return failed(to.error());
    QTextStream progress(stderr);
    const auto moved = moveDatabase(
        **from, **to,
        [&](const QString &table, qint64 rows) { progress << table << ' ' << rows << Qt::endl; },
        [&] { return passKeyOn(**from, **to, options.storage.keyFile); });
    if (!moved)
        return failed(moved.error());
    tell(*moved);
    QTextStream(stdout) << say("server", "The library is in %1 now. Serve it with --database.")
                               .arg(options.storage.target.name())
                        << Qt::endl;
    return EXIT_SUCCESS;
}

} // namespace matinee
