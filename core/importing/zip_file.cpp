#include "core/importing/zip_file.h"

#include "core/base/text.h"

#include <QFile>

#include <zip.h>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype ChunkBytes = 64 * 1024;

struct MemberCloser {
    void operator()(zip_file_t *member) const { zip_fclose(member); }
};

tl::unexpected<Error> damaged(const QString &detail)
{
    return fail(Error::Kind::Invalid, say("core", "The zip file is damaged or is not a zip file."), detail);
}

} // namespace

void ZipFile::Closer::operator()(zip *archive) const
{
    zip_discard(archive);
}

ZipFile::ZipFile(QByteArray bytes, std::unique_ptr<zip, Closer> archive, const ArchiveLimits &limits)
    : m_bytes(std::move(bytes)),
      m_archive(std::move(archive)),
      m_limits(limits),
      m_bytesLeft(limits.totalBytes)
{
}

bool ZipFile::isZip(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && file.read(2) == "PK"_ba;
}

Result<ZipFile> ZipFile::open(const QString &path, const ArchiveLimits &limits)
{
    int code = 0;
    std::unique_ptr<zip, Closer> archive(zip_open(QFile::encodeName(path).constData(), ZIP_RDONLY, &code));
    if (!archive)
        return damaged(u"libzip error %1"_s.arg(code));
    return checked(ZipFile({}, std::move(archive), limits));
}

Result<ZipFile> ZipFile::ofBytes(const QByteArray &bytes, const ArchiveLimits &limits)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source =
        zip_source_buffer_create(bytes.constData(), static_cast<zip_uint64_t>(bytes.size()), 0, &error);
    std::unique_ptr<zip, Closer> archive(source ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr);
    if (!archive) {
        if (source)
            zip_source_free(source);
        return damaged(u"libzip error %1"_s.arg(zip_error_code_zip(&error)));
    }
    return checked(ZipFile(bytes, std::move(archive), limits));
}

Result<ZipFile> ZipFile::checked(ZipFile file)
{
    if (zip_get_num_entries(file.m_archive.get(), 0) > file.m_limits.members)
        return fail(Error::Kind::Invalid, say("core", "The zip file holds too many files to be an export."));
    return file;
}

QStringList ZipFile::memberNames() const
{
    QStringList names;
    const auto count = zip_get_num_entries(m_archive.get(), 0);
    for (zip_int64_t i = 0; i < count; ++i)
        names.append(QString::fromUtf8(zip_get_name(m_archive.get(), static_cast<zip_uint64_t>(i), 0)));
    return names;
}

Result<QByteArray> ZipFile::read(qsizetype member)
{
    const auto index = static_cast<zip_uint64_t>(member);
    zip_stat_t facts;
    if (zip_stat_index(m_archive.get(), index, 0, &facts) != 0)
        return damaged(u"no entry %1"_s.arg(member));
    if (facts.encryption_method != ZIP_EM_NONE)
        return fail(Error::Kind::Invalid, say("core", "The zip file is protected by a password."));

    const std::unique_ptr<zip_file_t, MemberCloser> file(zip_fopen_index(m_archive.get(), index, 0));
    if (!file)
        return damaged(QString::fromUtf8(zip_strerror(m_archive.get())));

    const qint64 packedBytes = std::max<qint64>(1, static_cast<qint64>(facts.comp_size));
    QByteArray bytes;
    QByteArray chunk(ChunkBytes, Qt::Uninitialized);
    while (const auto got = zip_fread(file.get(), chunk.data(), static_cast<zip_uint64_t>(chunk.size()))) {
        if (got < 0)
            return damaged(QString::fromUtf8(zip_file_strerror(file.get())));
        bytes.append(chunk.constData(), static_cast<qsizetype>(got));
        const bool isBomb =
            bytes.size() > m_limits.ratioFreeBytes && bytes.size() / packedBytes >= m_limits.ratio;
        if (isBomb || bytes.size() > m_bytesLeft)
            return fail(Error::Kind::Invalid,
                        say("core", "The zip file unpacks to far more than an export would."));
    }
    m_bytesLeft -= bytes.size();
    return bytes;
}

} // namespace matinee
