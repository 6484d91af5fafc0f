#include "core/catalog_import/source_folder.h"

#include "core/base/text.h"
#include "core/importing/archive_names.h"
#include "core/importing/zip_file.h"

#include <QDir>
#include <QFile>

#include <zip.h>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 MostMembers = 10'000;

tl::unexpected<Error> damaged(const QString &detail)
{
    return fail(Error::Kind::Invalid, say("core", "The zip file is damaged or is not a zip file."), detail);
}

struct MemberCloser {
    void operator()(zip_file_t *member) const { zip_fclose(member); }
};

class MemberBytes final : public ByteSource {
public:
    MemberBytes(std::shared_ptr<zip> archive, zip_file_t *member, const zip_stat_t &facts)
        : m_archive(std::move(archive)),
          m_member(member),
          m_packedSize(static_cast<qint64>(facts.comp_size)),
          m_size(static_cast<qint64>(facts.size))
    {
    }

    Result<qint64> read(char *into, qint64 size) override
    {
        const qint64 got = zip_fread(m_member.get(), into, static_cast<zip_uint64_t>(size));
        if (got < 0)
            return damaged(QString::fromUtf8(zip_file_strerror(m_member.get())));
        m_done += got;
        if (isBomb(m_packedSize, m_done))
            return fail(Error::Kind::Invalid,
                        say("core", "The packed file unpacks to far more than a catalogue would."));
        return got;
    }
    /// libzip does not tell, so what has come out stands for what has gone in.
    qint64 packedDone() const override
    {
        const double share = static_cast<double>(m_done) / static_cast<double>(std::max<qint64>(1, m_size));
        return static_cast<qint64>(std::min(share, 1.0) * static_cast<double>(m_packedSize));
    }
    qint64 packedSize() const override { return m_packedSize; }

private:
    std::shared_ptr<zip> m_archive;
    std::unique_ptr<zip_file_t, MemberCloser> m_member;
    qint64 m_packedSize;
    qint64 m_size;
    qint64 m_done = 0;
};

Result<ByteSourcePtr> openMember(const std::shared_ptr<zip> &archive, quint64 index)
{
    zip_stat_t facts;
    if (zip_stat_index(archive.get(), index, 0, &facts) != 0)
        return damaged(u"no entry %1"_s.arg(index));
    if (facts.encryption_method != ZIP_EM_NONE)
        return fail(Error::Kind::Invalid, say("core", "The zip file is protected by a password."));
    zip_file_t *member = zip_fopen_index(archive.get(), index, 0);
    if (!member)
        return damaged(QString::fromUtf8(zip_strerror(archive.get())));
    return std::make_unique<MemberBytes>(archive, member, facts);
}

} // namespace

Result<SourceFolder> SourceFolder::at(const QString &path)
{
    const QFileInfo info(path);
    if (path.isEmpty() || !info.exists())
        return fail(Error::Kind::NotFound, say("core", "There is no file or folder at %1.").arg(path));
    SourceFolder folder;
    if (info.isFile() && ZipFile::isZip(path))
        return folder.listZip(path).map([&] { return folder; });
    folder.listFolder(info.isDir() ? path : info.path());
    return folder;
}

void SourceFolder::add(QString name, const Member &member)
{
    if (name.endsWith(".gz"_L1))
        name.chop(3);
    if (!m_members.contains(name))
        m_members.insert(name, member);
}

void SourceFolder::listFolder(const QString &path)
{
    for (const QFileInfo &file : QDir(path).entryInfoList(QDir::Files, QDir::Name))
        add(file.fileName(), {file.filePath(), 0, file.size()});
}

Result<void> SourceFolder::listZip(const QString &path)
{
    int code = 0;
    m_zip.reset(zip_open(QFile::encodeName(path).constData(), ZIP_RDONLY, &code), [](zip *archive) {
        if (archive)
            zip_discard(archive);
    });
    if (!m_zip)
        return damaged(u"libzip error %1"_s.arg(code));
    const qint64 count = zip_get_num_entries(m_zip.get(), 0);
    if (count > MostMembers)
        return fail(Error::Kind::Invalid, say("core", "The zip file holds too many files to be an export."));

    QStringList names;
    for (qint64 i = 0; i < count; ++i)
        names.append(QString::fromUtf8(zip_get_name(m_zip.get(), static_cast<quint64>(i), 0)));
    return cleanMemberNames(names).map([this](const QStringList &clean) {
        for (qsizetype i = 0; i < clean.size(); ++i) {
            const auto index = static_cast<quint64>(i);
            zip_stat_t facts;
            if (!clean[i].isEmpty() && zip_stat_index(m_zip.get(), index, 0, &facts) == 0)
                add(clean[i], {{}, index, static_cast<qint64>(facts.comp_size)});
        }
    });
}

Result<LineFile> SourceFolder::open(const QString &name) const
{
    const auto member = m_members.constFind(name);
    if (member == m_members.cend())
        return fail(Error::Kind::NotFound, say("core", "%1 is missing.").arg(name));
    if (!member->path.isEmpty())
        return LineFile::open(member->path);
    return openMember(m_zip, member->index).map([&](ByteSourcePtr bytes) {
        return LineFile(std::move(bytes), name);
    });
}

} // namespace matinee
