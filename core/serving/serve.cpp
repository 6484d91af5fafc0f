#include "core/serving/serve.h"

#include "core/rest/access_log.h"
#include "core/rest/rest_server.h"
#include "core/serving/unix_signals.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <sys/resource.h>
#include <sys/stat.h>

namespace matinee {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

void logQtMessage(QtMsgType type, const QMessageLogContext &, const QString &message)
{
    logToStderr({{u"event"_s, u"qt"_s}, {u"message"_s, message}});
    if (type == QtFatalMsg)
        std::abort();
}

/// Leaves the event loop when nothing is being answered any more, or after the deadline.
void quitWhenIdle(RestServer &server, QTimer &poll, const std::function<bool()> &mayEnd)
{
    const QDeadlineTimer deadline(10s);
    poll.callOnTimeout([&server, deadline, mayEnd] {
        if ((server.isIdle() && (!mayEnd || mayEnd())) || deadline.hasExpired())
            QCoreApplication::quit();
    });
    poll.start(20ms);
}

} // namespace

void keepSecrets()
{
    ::umask(0077);
    const rlimit none = {0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
}

/// Text in PDFs needs fonts, fonts need a QGuiApplication, and of the platforms that need no display
/// only "offscreen" has them.
void prepareToServe()
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qInstallMessageHandler(logQtMessage);
}

/// Many systems allow a program 1,024 descriptors unless it asks for more. Without a free one Qt would try
/// again and again to accept, so that there are never more connections than descriptors.
int connectionsFor(int wanted)
{
    constexpr rlim_t Most = 65'536, ForFiles = 100;
    rlimit limit = {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return wanted;
    rlimit raised = limit;
    raised.rlim_cur = std::min(limit.rlim_max, Most);
    if (::setrlimit(RLIMIT_NOFILE, &raised) == 0)
        limit = raised;
    return int(std::clamp<rlim_t>(limit.rlim_cur, ForFiles + 1, ForFiles + rlim_t(wanted)) - ForFiles);
}

int serveUntilStopped(RestServer &server, const std::function<void()> &ready,
                      const std::function<void()> &stopping, const std::function<bool()> &mayEnd)
{
    QTimer poll;
    const UnixSignals unixSignals;
    QObject::connect(&unixSignals, &UnixSignals::stopWanted, &poll, [&] {
        logToStderr({{u"event"_s, u"stopping"_s}});
        if (stopping)
            stopping();
        server.drain();
        quitWhenIdle(server, poll, mayEnd);
    });
    ready();
    return QCoreApplication::exec();
}

} // namespace matinee
