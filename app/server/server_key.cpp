#include "app/server/server_key.h"

#include "app/server/secret_file.h"
#include "core/base/text.h"

#include <QFile>
#include <QRandomGenerator>
#include <QSaveFile>

#include <array>

namespace matinee {

using namespace Qt::StringLiterals;

constexpr qsizetype KeyBytes = 32;

Result<QByteArray> makeServerKey(const QString &path)
{
    std::array<quint32, KeyBytes / sizeof(quint32)> random;
    QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
    const QByteArray key(reinterpret_cast<const char *>(random.data()), KeyBytes);

    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && file.write(key) == KeyBytes
        && file.commit();
    if (!written)
        return fail(Error::Kind::Unavailable,
                    say("server", "%1 cannot be written: %2").arg(path, file.errorString()));
    return key;
}

Result<QByteArray> readServerKey(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return fail(Error::Kind::NotFound,
                    say("server", "There is no %1, the server's key. Put it back from a backup.").arg(path));
    if (const auto secret = checkSecrecy(file); !secret)
        return tl::unexpected(secret.error());
    if (!file.open(QIODevice::ReadOnly))
        return fail(Error::Kind::Unavailable,
                    say("server", "%1 cannot be read: %2").arg(path, file.errorString()));
    const QByteArray key = file.readAll();
    if (key.size() != KeyBytes)
        return fail(Error::Kind::Corrupt,
                    say("server", "%1 is damaged. Put it back from a backup.").arg(path));
    return key;
}

Result<QByteArray> serverKey(const QString &path)
{
    return QFile::exists(path) ? readServerKey(path) : makeServerKey(path);
}

} // namespace matinee
