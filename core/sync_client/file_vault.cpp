#include "core/sync_client/file_vault.h"

#include "core/base/text.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <sys/stat.h>
#include <unistd.h>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 MostBytes = 64 << 10;

/// Asked of the open file, so that it cannot be another one by the time it is read. No symbolic link.
bool isMineAlone(const QFile &file)
{
    struct stat found = {};
    return ::fstat(file.handle(), &found) == 0 && S_ISREG(found.st_mode) && found.st_uid == ::geteuid()
        && (found.st_mode & (S_IRWXG | S_IRWXO)) == 0;
}

Result<QString> readSecret(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return fail(Error::Kind::NotFound, say("core", "Sign in again."));
    if (QFileInfo(path).isSymLink() || !file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Denied, say("core", "%1 cannot be read.").arg(path), file.errorString());
    if (!isMineAlone(file))
        return fail(
            Error::Kind::Denied,
            say("core", "Others may read %1. Make it yours alone (chmod 600), or sign in again.").arg(path));
    return QString::fromUtf8(file.read(MostBytes)).trimmed();
}

Result<void> writeSecret(const QString &path, const QString &secret)
{
    QSaveFile file(path);
    const QByteArray bytes = secret.toUtf8() + '\n';
    const bool isWritten = QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && file.write(bytes) == bytes.size()
        && file.commit();
    if (!isWritten)
        return fail(Error::Kind::Unavailable, say("core", "%1 cannot be written.").arg(path),
                    file.errorString());
    return {};
}

} // namespace

QString FileVault::pathOf(const QString &name) const
{
    return QDir(m_folder).filePath(name + u".secret"_s);
}

QFuture<Result<QString>> FileVault::read(const QString &name)
{
    return QtFuture::makeReadyFuture(readSecret(pathOf(name)));
}

QFuture<Result<void>> FileVault::write(const QString &name, const QString &secret)
{
    const auto written = writeSecret(pathOf(name), secret);
    m_isLasting = written.has_value();
    return QtFuture::makeReadyFuture(written);
}

QFuture<Result<void>> FileVault::remove(const QString &name)
{
    const QString path = pathOf(name);
    const bool isGone = QFile::remove(path) || !QFile::exists(path);
    Result<void> removed;
    if (!isGone)
        removed = fail(Error::Kind::Unavailable, say("core", "%1 cannot be removed.").arg(path));
    return QtFuture::makeReadyFuture(removed);
}

} // namespace matinee
