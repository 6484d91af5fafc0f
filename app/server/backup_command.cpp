#include "app/server/backup_command.h"

#include "app/server/exit_status.h"
#include "app/server/server_key.h"
#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/store/database_copy.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <fcntl.h>
#include <unistd.h>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// Makes what was written to a file or folder survive a power cut.
Result<void> settle(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    const bool isDone = descriptor >= 0 && ::fsync(descriptor) == 0;
    ::close(descriptor);
    if (!isDone)
        return fail(Error::Kind::Unavailable, say("server", "%1 cannot be written.").arg(path));
    return {};
}

Result<void> copyFile(const QString &from, const QString &to)
{
    QFile file(from);
    if (!QDir().mkpath(QFileInfo(to).path()) || !file.copy(to))
        return fail(Error::Kind::Unavailable,
                    say("server", "%1 cannot be copied: %2").arg(from, file.errorString()));
    return {};
}

/// The files of an installation as of now, in `staging`. A model is never changed once it is there, and one
/// that goes meanwhile is an old one.
Result<BackupManifest> stage(const QString &dataFolder, const StorageOptions &storage, const QString &staging)
{
    const QDir from(dataFolder), to(staging);
    BackupManifest manifest{QStringLiteral(MATINEE_VERSION), {}, 0, {{u"library.db"_s}, {u"server.key"_s}}};
    if (auto copied = copyDatabase(storage.database.file, to.filePath(u"library.db"_s)); !copied)
        return tl::unexpected(copied.error());
    const auto schema = checkDatabase(to.filePath(u"library.db"_s));
    if (!schema)
        return tl::unexpected(schema.error());
    manifest.schema = *schema;
    const auto key = readServerKey(storage.keyFile);
    if (!key)
        return tl::unexpected(key.error());
    if (auto copied = copyFile(storage.keyFile, to.filePath(u"server.key"_s)); !copied)
        return tl::unexpected(copied.error());

    const QDir models(from.filePath(u"models"_s));
    // The list first: what it names is there by then.
    QStringList names = models.entryList({u"*.model"_s}, QDir::Files, QDir::Name);
    names.removeAll(u"new.model"_s); // being written
    if (models.exists(u"models.json"_s))
        names.prepend(u"models.json"_s);
    for (const QString &name : names) {
        const QString model = u"models/"_s + name;
        auto copied = copyFile(from.filePath(model), to.filePath(model));
        if (!copied && models.exists(name))
            return tl::unexpected(copied.error());
        if (copied)
            manifest.files.append({model});
    }
    return manifest;
}

Result<void> checkArchive(const QString &path)
{
    const auto archive = BackupArchive::open(path);
    if (!archive)
        return tl::unexpected(archive.error());
    for (const BackupFile &file : archive->manifest().files) {
        if (auto read = archive->read(file, nullptr); !read)
            return read;
    }
    return {};
}

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

tl::unexpected<Error> cannotWrite(const QString &path)
{
    return fail(Error::Kind::Unavailable, say("server", "%1 cannot be written.").arg(path));
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
        const auto done = put(*place);
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

Result<QString> makeBackup(const QString &dataFolder, const StorageOptions &storage, const QString &target,
                           const QDateTime &now)
{
    QString path = QFileInfo(target).isDir()
        ? QDir(target).filePath(u"matinee-%1.zip"_s.arg(now.toUTC().toString(u"yyyyMMdd-HHmmss"_s)))
        : target;
    if (QFile::exists(path))
        return fail(Error::Kind::Conflict, say("server", "%1 exists already.").arg(path));
    const QTemporaryDir staging(path + u".XXXXXX"_s);
    if (!staging.isValid())
        return fail(Error::Kind::Unavailable,
                    say("server", "%1 cannot be written: %2").arg(path, staging.errorString()));

    auto manifest = stage(dataFolder, storage, staging.path());
    if (!manifest)
        return tl::unexpected(manifest.error());
    manifest->madeAt = now;
    const QString written = staging.filePath(u"backup.zip"_s);
    return BackupArchive::write(written, staging.path(), *manifest)
        .and_then([&] { return checkArchive(written); })
        .and_then([&] { return settle(written); })
        .and_then([&]() -> Result<void> {
            if (QFile::rename(written, path))
                return settle(QFileInfo(path).absolutePath());
            return cannotWrite(path);
        })
        .map([&] { return path; });
}

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
    done = done.and_then([&] { return placesOf(QDir(staging.path()), folder, storage); }).and_then(putAll);
    if (!done) {
        if (!wasThere)
            QDir(dataFolder).removeRecursively();
        return tl::unexpected(done.error());
    }
    return archive->manifest();
}

int backUp(const ServerOptions &options)
{
    const auto path = makeBackup(options.dataFolder, options.storage, options.archive, SystemClock().now());
    if (!path)
        return failed(path.error());
    QTextStream(stdout) << say("server",
                               "%1 is written and was read again. It holds the server's key: keep it safe.")
                               .arg(*path)
                        << Qt::endl;
    return EXIT_SUCCESS;
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
