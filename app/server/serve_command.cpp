#include "app/server/serve_command.h"

#include "app/server/service_notifier.h"
#include "app/server/unix_signals.h"
#include "app/server/worker_services.h"
#include "core/accounts/postman.h"
#include "core/base/clock.h"
#include "core/rest/access_log.h"
#include "core/rest/rest_server.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTextStream>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <sys/resource.h>

namespace matinee {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Each connection takes a descriptor, and many systems allow a program 1,024 unless it asks for more.
/// Without a free one Qt would try again and again to accept, so that there are never more connections than
/// descriptors.
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

/// Leaves the event loop when nothing is being answered any more, or after the deadline.
void quitWhenIdle(RestServer &server, QTimer &poll)
{
    const QDeadlineTimer deadline(10s);
    poll.callOnTimeout([&server, deadline] {
        if (server.isIdle() || deadline.hasExpired())
            QCoreApplication::quit();
    });
    poll.start(20ms);
}

/// Null when no mail is sent.
std::unique_ptr<MailThread> mailThread(const ServerOptions &options, const Clock &clock)
{
    if (!options.accounts.policy.sendsMail)
        return nullptr;
    const auto open = [&options, &clock] {
        return WorkerServices::open(options, clock).map([](const std::shared_ptr<WorkerServices> &opened) {
            return std::shared_ptr<Accounts>(opened, opened->accounts.get());
        });
    };
    return std::make_unique<MailThread>(open, options.accounts.mail, [](const QString &trouble) {
        logToStderr({{u"event"_s, u"mail"_s}, {u"message"_s, trouble}});
    });
}

} // namespace

void logQtMessage(QtMsgType type, const QMessageLogContext &, const QString &message)
{
    logToStderr({{u"event"_s, u"qt"_s}, {u"message"_s, message}});
    if (type == QtFatalMsg)
        std::abort();
}

int serve(const ServerOptions &options)
{
    // A training is a process of its own; in the environment nobody else reads a password.
    if (!options.storage.databaseText.isEmpty())
        qputenv("MATINEE_DATABASE", options.storage.databaseText.toUtf8());
    RestServerOptions wanted;
    wanted.address = options.address;
    wanted.port = options.port;
    wanted.workers = options.workers;
    wanted.connections = connectionsFor(wanted.connections);
    wanted.trustedProxies = options.trustedProxies;
    wanted.limits = options.limits;
    wanted.origins = options.origins;
    wanted.jobThreads = QThread::idealThreadCount();

    const SystemClock clock;
    const auto server = RestServer::start(wanted, restServices(options, clock));
    if (!server) {
        QTextStream(stderr) << server.error().message << Qt::endl;
        return EXIT_FAILURE;
    }
    const auto mail = mailThread(options, clock);
    logToStderr({{u"event"_s, u"listening"_s},
                 {u"address"_s, options.address.toString()},
                 {u"port"_s, (*server)->port()},
                 {u"workers"_s, options.workers}});

    ServiceNotifier notifier;
    notifier.ready();
    QTimer poll;
    const UnixSignals unixSignals;
    QObject::connect(&unixSignals, &UnixSignals::stopWanted, &poll, [&] {
        logToStderr({{u"event"_s, u"stopping"_s}});
        notifier.stopping();
        (*server)->drain();
        quitWhenIdle(**server, poll);
    });
    return QCoreApplication::exec();
}

} // namespace matinee
