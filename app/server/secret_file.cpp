#include "app/server/secret_file.h"

#include "core/base/text.h"

#include <QDir>
#include <QFileInfo>

namespace matinee {

Result<void> checkSecrecy(const QFile &file)
{
    constexpr auto Others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    const QString credentials = qEnvironmentVariable("CREDENTIALS_DIRECTORY");
    const bool isCredential =
        !credentials.isEmpty() && QFileInfo(file).absolutePath() == QDir::cleanPath(credentials);
    if (!isCredential && (file.permissions() & Others))
        return fail(Error::Kind::Denied,
                    say("server", "Others may read %1. Make it yours alone (chmod 600) and start again.")
                        .arg(file.fileName()));
    return {};
}

} // namespace matinee
