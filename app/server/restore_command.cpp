#include "app/server/backup_command.h"
#include "app/server/backup_files.h"
#include "app/server/exit_status.h"
#include "app/server/server_key.h"
#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/store/database.h"
#include "core/store/database_copy.h"
#include "core/sync/sync_server.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// Writes the archive's files into `staging`, checked.
Result<void> unpack(const BackupArchive &archive, const QString &staging)
{
    for (const BackupFile &file : archive.manifest().files) {
        QFile to(QDir(staging).filePath(file.name));
        if (!QDir().mkpath(QFileInfo(to).path()) || !to.open(QIODevice::WriteOnly | QIODevice::NewOnly)
            || !to.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
            return fail(Error::Kind::Unavailable,
                        say("server", "%1 cannot be written: %2").arg(to.fileName(), to.errorString()));
        auto done = archive.read(file, &to);
        to.close();
        if (done = done.and_then([&] { return settle(to.fileName()); }); !done)
            return done;
    }
    return checkDatabase(QDir(staging).filePath(u"library.db"_s)).map([](int) {});
}

/// What people did since the backup is with their devices, which send it when they see a new epoch.
Result<void> beginEpoch(const QString &file)
{
    auto database = Database::open(file, Database::Opening::AsItIs);
    if (!database)
        return tl::unexpected(database.error());
    const auto epoch = SyncServer::raiseEpoch(**database, SystemClock().now());
    database->reset(); // which writes the last of it into the file
    return epoch.and_then([&](qint64) { return settle(file); });
}

/// Nothing that a restored file would take the place of, or meet: an old log beside a new database would be
/// played into it.
Result<void> checkPlaces(const QDir &folder, const StorageOptions &storage)
{
    if (folder.exists()
        && !folder.isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot))
        return fail(Error::Kind::Conflict,
                    say("server", "%1 is not empty. Move what is there away first.").arg(folder.path()));
    for (const QString &end : {u""_s, u"-wal"_s, u"-shm"_s, u"-journal"_s}) {
        if (QFile::exists(storage.database.file + end))
            return fail(Error::Kind::Conflict,
                        say("server", "%1 exists already. Move what is there away first.")
                            .arg(storage.database.file + end));
    }
    return {};
}

struct Place {
    QString from;
    QString to;
};

/// Where what was unpacked belongs. The database comes last: without it, the rest is not yet anything.
Result<QList<Place>> placesOf(const QDir &staging, const QDir &folder, const StorageOptions &storage)
{
    QList<Place> places;
    const QString key = staging.filePath(u"server.key"_s);
    if (!QFile::exists(storage.keyFile)) {
        places.append({key, storage.keyFile});
    } else {
        const auto mine = readServerKey(storage.keyFile);
        const auto theirs = readServerKey(key);
        if (!mine || !theirs)
            return tl::unexpected((mine ? theirs : mine).error());
        if (*mine != *theirs)
            return fail(Error::Kind::Conflict,
                        say("server", "%1 is another key than that of the backup. Move it away first.")
                            .arg(storage.keyFile));
    }
    if (staging.exists(u"models"_s))
        places.append({staging.filePath(u"models"_s), folder.filePath(u"models"_s)});
    places.append({staging.filePath(u"library.db"_s), storage.database.file});
    return places;
}

/// Into its place as a whole, also on another file system.
Result<void> put(const Place &place)
{
    const QString beside = place.to + u".restoring"_s;
    if (!QDir().mkpath(QFileInfo(place.to).path()) || !QFile::rename(place.from, beside))
        return cannotWrite(place.to);
    if (!settle(beside) || !QFile::rename(beside, place.to)) {
        QFile::remove(beside);
        return cannotWrite(place.to);
    }
    return settle(QFileInfo(place.to).path());
}

/// All of them, or none.
Result<void> putAll(const QList<Place> &places)
{
    for (auto place = places.cbegin(); place != places.cend(); ++place) {
        auto done = put(*place);
        if (done)
            continue;
        for (auto placed = places.cbegin(); placed <= place; ++placed) {
            if (QFileInfo(placed->to).isDir())
                QDir(placed->to).removeRecursively();
            else
                QFile::remove(placed->to);
        }
        return done;
    }
    return {};
}

} // namespace

Result<BackupManifest> restoreBackup(const QString &path, const QString &dataFolder,
                                     const StorageOptions &storage)
{
    const QDir folder(dataFolder);
    if (const auto isFree = checkPlaces(folder, storage); !isFree)
        return tl::unexpected(isFree.error());
    const auto archive = BackupArchive::open(path);
    if (!archive)
        return tl::unexpected(archive.error());

    const bool wasThere = folder.exists();
    if (!wasThere
        && (!QDir().mkpath(dataFolder)
            || !QFile::setPermissions(dataFolder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner)))
        return cannotWrite(dataFolder);
    // Inside, because the folder may be a mount point or a link.
    const QTemporaryDir staging(folder.filePath(u".restoring-XXXXXX"_s));
    auto done = staging.isValid() ? unpack(*archive, staging.path()) : Result<void>(cannotWrite(dataFolder));
    done = done.and_then([&] { return beginEpoch(staging.filePath(u"library.db"_s)); });
    done = done.and_then([&] { return placesOf(QDir(staging.path()), folder, storage); }).and_then(putAll);
    if (!done) {
        if (!wasThere)
            QDir(dataFolder).removeRecursively();
        return tl::unexpected(done.error());
    }
    return archive->manifest();
}

int restore(const ServerOptions &options)
{
    const auto manifest = restoreBackup(options.archive, options.dataFolder, options.storage);
    if (!manifest)
        return failed(manifest.error());
    QTextStream(stdout) << say("server", "%1 is as it was at %2.")
                               .arg(options.dataFolder, manifest->madeAt.toString(Qt::ISODate))
                        << Qt::endl;
    return EXIT_SUCCESS;
}

} // namespace matinee
