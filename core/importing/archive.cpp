#include "core/importing/archive.h"

#include "core/base/text.h"
#include "core/importing/archive_names.h"
#include "core/importing/zip_file.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

namespace matinee {

namespace {

/// Takes `bytesLeft` down by what it reads.
Result<QByteArray> readFile(const QString &path, qint64 &bytesLeft)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Unavailable,
                    say("core", "%1 cannot be read.").arg(QFileInfo(path).fileName()), file.errorString());
    QByteArray bytes = file.read(bytesLeft + 1);
    if (bytes.size() > bytesLeft)
        return fail(Error::Kind::Invalid, say("core", "The export is larger than can be read."), path);
    bytesLeft -= bytes.size();
    return bytes;
}

Result<ExportFiles> readFolder(const QString &path, const std::function<bool(const QString &)> &wanted,
                               const ArchiveLimits &limits)
{
    QStringList names;
    // Absolute, because relativeFilePath() leaves a path that is relative already as it is.
    const QDir folder(QDir(path).absolutePath());
    QDirIterator members(folder.path(), QDir::Files | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (members.hasNext()) {
        names.append(folder.relativeFilePath(members.next()));
        if (names.size() > limits.members)
            return fail(Error::Kind::Invalid,
                        say("core", "This folder holds too many files to be an export."));
    }
    const auto cleaned = cleanMemberNames(names);
    if (!cleaned)
        return tl::unexpected(cleaned.error());

    ExportFiles files;
    qint64 bytesLeft = limits.totalBytes;
    for (qsizetype i = 0; i < names.size(); ++i) {
        const QString &name = cleaned->at(i);
        if (name.isEmpty() || !wanted(name))
            continue;
        auto bytes = readFile(folder.filePath(names[i]), bytesLeft);
        if (!bytes)
            return tl::unexpected(bytes.error());
        files.insert(name, *bytes);
    }
    return files;
}

Result<ExportFiles> readZip(const QString &path, const std::function<bool(const QString &)> &wanted,
                            const ArchiveLimits &limits)
{
    auto zip = ZipFile::open(path, limits);
    if (!zip)
        return tl::unexpected(zip.error());
    const auto names = cleanMemberNames(zip->memberNames());
    if (!names)
        return tl::unexpected(names.error());

    ExportFiles files;
    for (qsizetype i = 0; i < names->size(); ++i) {
        const QString &name = names->at(i);
        if (name.isEmpty() || !wanted(name))
            continue;
        auto bytes = zip->read(i);
        if (!bytes)
            return tl::unexpected(bytes.error());
        files.insert(name, *bytes);
    }
    return files;
}

Result<ExportFiles> readAlone(const QString &path, const std::function<bool(const QString &)> &wanted,
                              const ArchiveLimits &limits)
{
    const QString name = QFileInfo(path).fileName();
    if (!wanted(name))
        return ExportFiles();
    qint64 bytesLeft = limits.totalBytes;
    return readFile(path, bytesLeft).map([&](QByteArray bytes) {
        return ExportFiles{{name, std::move(bytes)}};
    });
}

} // namespace

Result<ExportFiles> readExportFiles(const QString &path, const std::function<bool(const QString &)> &wanted,
                                    const ArchiveLimits &limits)
{
    const QFileInfo info(path);
    if (path.isEmpty() || !info.exists())
        return fail(Error::Kind::NotFound, say("core", "There is no file or folder at %1.").arg(path));
    if (info.isDir())
        return readFolder(path, wanted, limits);
    return ZipFile::isZip(path) ? readZip(path, wanted, limits) : readAlone(path, wanted, limits);
}

} // namespace matinee
