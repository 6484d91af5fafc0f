#include "core/store/writer_lock.h"

#include "core/base/text.h"

#include <QFile>
#include <QThread>

#include <chrono>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace matinee {

using namespace std::chrono_literals;

WriterLock::WriterLock(const QString &path) : m_path(path)
{
    if (!path.isEmpty())
        m_descriptor = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
}

WriterLock::~WriterLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Result<void> WriterLock::take()
{
    if (m_path.isEmpty() || m_taken > 0) {
        ++m_taken;
        return {};
    }
    // Writing without the lock could damage the file.
    if (m_descriptor < 0)
        return fail(Error::Kind::Unavailable, say("core", "The library's file cannot be written."), m_path);
    // Polling, because flock() itself cannot give up after a time. Writers hold the lock for
    // milliseconds, so the first tries are close together.
    constexpr auto Patience = 5s;
    const auto deadline = std::chrono::steady_clock::now() + Patience;
    auto pause = 50us;
    while (::flock(m_descriptor, LOCK_EX | LOCK_NB) != 0) {
        if (std::chrono::steady_clock::now() > deadline)
            return fail(
                Error::Kind::Unavailable,
                say("core", "The library is being written by another program. Try again in a moment."));
        QThread::usleep(static_cast<unsigned long>(pause.count()));
        pause = std::min<std::chrono::microseconds>(pause * 2, 5ms);
    }
    m_taken = 1;
    return {};
}

void WriterLock::give()
{
    if (m_taken > 0 && --m_taken == 0 && m_descriptor >= 0)
        ::flock(m_descriptor, LOCK_UN);
}

} // namespace matinee
