#include "core/store/serving_lock.h"

#include "core/base/text.h"

#include <QFile>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace matinee {

using namespace Qt::StringLiterals;

Result<ServingLock> ServingLock::take(const DatabaseLocation &where, Use use)
{
    if (where.engine != DatabaseLocation::Engine::Sqlite || where.isInMemory())
        return ServingLock(-1);
    const QString path = where.file + u".serving"_s;
    ServingLock lock(::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
    if (lock.m_descriptor < 0)
        return fail(Error::Kind::Unavailable, say("core", "%1 cannot be written.").arg(path));
    if (::flock(lock.m_descriptor, (use == Use::Shared ? LOCK_SH : LOCK_EX) | LOCK_NB) != 0)
        return fail(Error::Kind::Conflict,
                    use == Use::Shared
                        ? say("core", "%1 is being moved. Try again when that is done.").arg(where.file)
                        : say("core", "%1 is being served: stop its server first.").arg(where.file));
    return lock;
}

ServingLock::ServingLock(ServingLock &&other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

ServingLock &ServingLock::operator=(ServingLock &&other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

ServingLock::~ServingLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace matinee
