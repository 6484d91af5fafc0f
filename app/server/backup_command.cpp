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

/// The files in `dataFolder` as of now, in `staging`. A model is never changed once it is there, and one that
/// goes meanwhile is an old one.
Result<BackupManifest> stage(const QString &dataFolder, const QString &staging)
{
    const QDir from(dataFolder), to(staging);
    BackupManifest manifest{QStringLiteral(MATINEE_VERSION), {}, 0, {{u"library.db"_s}, {u"server.key"_s}}};
    if (auto copied = copyDatabase(from.filePath(u"library.db"_s), to.filePath(u"library.db"_s)); !copied)
        return tl::unexpected(copied.error());
    const auto schema = checkDatabase(to.filePath(u"library.db"_s));
    if (!schema)
        return tl::unexpected(schema.error());
    manifest.schema = *schema;
    if (const auto key = serverKey(from.filePath(u"server.key"_s)); !key)
        return tl::unexpected(key.error());
    if (auto copied = copyFile(from.filePath(u"server.key"_s), to.filePath(u"server.key"_s)); !copied)
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

} // namespace

Result<QString> makeBackup(const QString &dataFolder, const QString &target, const QDateTime &now)
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

    auto manifest = stage(dataFolder, staging.path());
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
            return fail(Error::Kind::Unavailable, say("server", "%1 cannot be written.").arg(path));
        })
        .map([&] { return path; });
}

Result<BackupManifest> restoreBackup(const QString &path, const QString &dataFolder)
{
    const QDir folder(dataFolder);
    if (folder.exists()
        && !folder.isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot))
        return fail(Error::Kind::Conflict,
                    say("server", "%1 is not empty. Move what is there away first.").arg(dataFolder));
    const auto archive = BackupArchive::open(path);
    if (!archive)
        return tl::unexpected(archive.error());

    const bool wasThere = folder.exists();
    const auto cannotWrite = [&] {
        return fail(Error::Kind::Unavailable, say("server", "%1 cannot be written.").arg(dataFolder));
    };
    if (!wasThere
        && (!QDir().mkpath(dataFolder)
            || !QFile::setPermissions(dataFolder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner)))
        return cannotWrite();
    // Inside, because the folder may be a mount point or a link.
    const QTemporaryDir staging(folder.filePath(u".restoring-XXXXXX"_s));
    auto done = staging.isValid() ? unpack(*archive, staging.path()) : Result<void>(cannotWrite());
    // The database last: without it, the folder is not yet anything.
    QStringList names = QDir(staging.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    names.removeAll(u"library.db"_s);
    names.append(u"library.db"_s);
    for (const QString &name : names)
        done = done.and_then([&]() -> Result<void> {
            return QFile::rename(staging.filePath(name), folder.filePath(name)) ? Result<void>()
                                                                                : cannotWrite();
        });
    done = done.and_then([&] { return settle(dataFolder); });
    if (!done) {
        if (!wasThere)
            QDir(dataFolder).removeRecursively();
        return tl::unexpected(done.error());
    }
    return archive->manifest();
}

int backUp(const ServerOptions &options)
{
    const auto path = makeBackup(options.dataFolder, options.archive, SystemClock().now());
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
    const auto manifest = restoreBackup(options.archive, options.dataFolder);
    if (!manifest)
        return failed(manifest.error());
    QTextStream(stdout) << say("server", "%1 is as it was at %2.")
                               .arg(options.dataFolder, manifest->madeAt.toString(Qt::ISODate))
                        << Qt::endl;
    return EXIT_SUCCESS;
}

} // namespace matinee
