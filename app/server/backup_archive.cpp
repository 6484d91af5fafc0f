#include "app/server/backup_archive.h"

#include "app/server/backup_manifest.h"
#include "core/base/text.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>

#include <array>
#include <zip.h>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr const char *ManifestName = "manifest.json";
constexpr zip_uint64_t LargestManifest = 1 << 20;
constexpr zip_uint32_t Fastest = 1; // deflate; a database of text shrinks well even so

struct CloseFile {
    void operator()(zip_file_t *file) const { zip_fclose(file); }
};
using ZipFile = std::unique_ptr<zip_file_t, CloseFile>;

tl::unexpected<Error> damaged(const QString &path, const QString &detail)
{
    return fail(Error::Kind::Corrupt, say("server", "%1 is damaged, or no backup of Matinee.").arg(path),
                detail);
}

Result<void> measure(const QString &folder, BackupFile &file)
{
    QFile source(QDir(folder).filePath(file.name));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!source.open(QIODevice::ReadOnly) || !hash.addData(&source))
        return fail(Error::Kind::Unavailable,
                    say("server", "%1 cannot be read: %2").arg(source.fileName(), source.errorString()));
    file.bytes = source.size();
    file.sha256 = hash.result();
    return {};
}

bool add(zip_t *archive, const QByteArray &name, zip_source_t *source)
{
    const zip_int64_t index =
        source ? zip_file_add(archive, name.constData(), source, ZIP_FL_ENC_UTF_8) : zip_int64_t(-1);
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    return zip_set_file_compression(archive, zip_uint64_t(index), ZIP_CM_DEFLATE, Fastest) == 0;
}

} // namespace

void BackupArchive::Discard::operator()(zip *archive) const
{
    zip_discard(archive);
}

Result<void> BackupArchive::write(const QString &path, const QString &folder, BackupManifest manifest)
{
    for (BackupFile &file : manifest.files) {
        if (auto measured = measure(folder, file); !measured)
            return measured;
    }
    const QByteArray json = QJsonDocument(toJson(manifest)).toJson();

    int code = 0;
    std::unique_ptr<zip, Discard> archive(
        zip_open(QFile::encodeName(path).constData(), ZIP_CREATE | ZIP_EXCL, &code));
    bool isFine = archive != nullptr
        && add(archive.get(), ManifestName,
               zip_source_buffer(archive.get(), json.constData(), zip_uint64_t(json.size()), 0));
    for (const BackupFile &file : manifest.files) {
        const QByteArray source = QFile::encodeName(QDir(folder).filePath(file.name));
        isFine = isFine
            && add(archive.get(), file.name.toUtf8(),
                   zip_source_file(archive.get(), source.constData(), 0, -1));
    }
    if (!isFine || zip_close(archive.get()) != 0)
        return fail(Error::Kind::Unavailable, say("server", "%1 cannot be written.").arg(path),
                    archive ? QString::fromUtf8(zip_strerror(archive.get()))
                            : u"libzip error %1"_s.arg(code));
    [[maybe_unused]] const auto *closed = archive.release();
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    return {};
}

Result<BackupArchive> BackupArchive::open(const QString &path)
{
    if (!QFile::exists(path))
        return fail(Error::Kind::NotFound, say("server", "There is no %1.").arg(path));
    BackupArchive archive;
    archive.m_path = path;
    int code = 0;
    archive.m_zip.reset(zip_open(QFile::encodeName(path).constData(), ZIP_RDONLY | ZIP_CHECKCONS, &code));
    if (!archive.m_zip)
        return damaged(path, u"libzip error %1"_s.arg(code));

    zip_stat_t stat;
    const ZipFile file(zip_fopen(archive.m_zip.get(), ManifestName, 0));
    if (!file || zip_stat(archive.m_zip.get(), ManifestName, 0, &stat) != 0 || stat.size > LargestManifest)
        return damaged(path, u"no manifest"_s);
    QByteArray json(qsizetype(stat.size), '\0');
    if (zip_fread(file.get(), json.data(), stat.size) != zip_int64_t(stat.size))
        return damaged(path, u"the manifest breaks off"_s);
    auto manifest = manifestOf(QJsonDocument::fromJson(json).object());
    if (!manifest)
        return manifest.error().kind == Error::Kind::Invalid ? tl::unexpected(manifest.error())
                                                             : damaged(path, manifest.error().detail);
    archive.m_manifest = std::move(*manifest);
    return archive;
}

Result<void> BackupArchive::read(const BackupFile &file, QIODevice *to) const
{
    const ZipFile source(zip_fopen(m_zip.get(), file.name.toUtf8().constData(), 0));
    if (!source)
        return damaged(m_path, file.name + u" is missing"_s);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    std::array<char, 65536> buffer;
    qint64 bytes = 0;
    zip_int64_t size = 0;
    while (bytes <= file.bytes && (size = zip_fread(source.get(), buffer.data(), buffer.size())) > 0) {
        hash.addData(QByteArrayView(buffer.data(), size));
        bytes += size;
        if (to && to->write(buffer.data(), size) != size)
            return fail(Error::Kind::Unavailable,
                        say("server", "%1 cannot be written: %2").arg(file.name, to->errorString()));
    }
    if (size < 0 || bytes != file.bytes || hash.result() != file.sha256)
        return damaged(m_path, file.name + u" is not what the manifest says"_s);
    return {};
}

} // namespace matinee
