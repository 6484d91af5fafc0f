#include "app/server/serve_command.h"

#include "app/server/service_notifier.h"
#include "app/server/sync_upkeep.h"
#include "app/server/worker_services.h"
#include "core/accounts/postman.h"
#include "core/base/clock.h"
#include "core/rest/access_log.h"
#include "core/rest/rest_server.h"
#include "core/serving/serve.h"

#include <QTextStream>
#include <QThread>

#include <cstdlib>

namespace matinee {

using namespace Qt::StringLiterals;

namespace {

/// Null when no mail is sent.
std::unique_ptr<MailThread> mailThread(const ServerOptions &options, const Clock &clock)
{
    if (!options.accounts.policy.sendsMail)
        return nullptr;
    const auto open = [&options, &clock] {
        return openWorker(options, clock).map([](const std::shared_ptr<WorkerServices> &opened) {
            return std::shared_ptr<Accounts>(opened, opened->accounts);
        });
    };
    return std::make_unique<MailThread>(open, options.accounts.mail, [](const QString &trouble) {
        logToStderr({{u"event"_s, u"mail"_s}, {u"message"_s, trouble}});
    });
}

} // namespace

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
    const SyncUpkeep upkeep(options.storage.database, clock, [](const QString &trouble) {
        logToStderr({{u"event"_s, u"upkeep"_s}, {u"message"_s, trouble}});
    });
    ServiceNotifier notifier;
    const auto ready = [&] {
        logToStderr({{u"event"_s, u"listening"_s},
                     {u"address"_s, options.address.toString()},
                     {u"port"_s, (*server)->port()},
                     {u"workers"_s, options.workers}});
        notifier.ready();
    };
    return serveUntilStopped(**server, ready, [&] { notifier.stopping(); });
}

} // namespace matinee
