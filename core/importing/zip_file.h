#pragma once

#include "core/base/result.h"
#include "core/importing/archive.h"

#include <QStringList>

#include <memory>

struct zip;

namespace matinee {

/// One zip archive, open for reading within limits. What the archive says of its own sizes is
/// not believed: a member is counted as it unpacks.
class ZipFile {
public:
    /// By its first bytes, whatever its name.
    static bool isZip(const QString &path);
    /// Errors: Invalid (damaged, too many members).
    static Result<ZipFile> open(const QString &path, const ArchiveLimits &limits);
    /// The same of an archive in memory.
    static Result<ZipFile> ofBytes(const QByteArray &bytes, const ArchiveLimits &limits);

    QStringList memberNames() const;
    /// Errors: Invalid (encrypted, damaged, past a limit).
    Result<QByteArray> read(qsizetype member);

private:
    struct Closer {
        void operator()(zip *archive) const;
    };

    ZipFile(QByteArray bytes, std::unique_ptr<zip, Closer> archive, const ArchiveLimits &limits);

    static Result<ZipFile> checked(ZipFile file);

    QByteArray m_bytes; ///< that the archive reads, when it is in memory
    std::unique_ptr<zip, Closer> m_archive;
    ArchiveLimits m_limits;
    qint64 m_bytesLeft;
};

} // namespace matinee
