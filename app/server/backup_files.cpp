#include "app/server/backup_files.h"

#include "core/base/text.h"

#include <QFile>

#include <fcntl.h>
#include <unistd.h>

namespace matinee {

Result<void> settle(const QString &path)
{
    const int descriptor = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    const bool isDone = descriptor >= 0 && ::fsync(descriptor) == 0;
    ::close(descriptor);
    if (!isDone)
        return cannotWrite(path);
    return {};
}

tl::unexpected<Error> cannotWrite(const QString &path)
{
    return fail(Error::Kind::Unavailable, say("server", "%1 cannot be written.").arg(path));
}

} // namespace matinee
