#include "app/server/backup_command.h"

#include "app/server/backup_files.h"
#include "app/server/exit_status.h"
#include "app/server/server_key.h"
#include "core/base/clock.h"
#include "core/base/text.h"
#include "core/store/database_copy.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

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

} // namespace matinee
