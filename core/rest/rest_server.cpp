#include "core/rest/rest_server.h"

#include "core/base/text.h"
#include "core/rest/all_routes.h"
#include "core/rest/http_listener.h"

namespace matinee {

namespace {

/// So that the guard lets through what a route takes.
QList<RequestScanner::LargeBody> largeBodiesOf(const Routes &routes)
{
    QList<RequestScanner::LargeBody> large;
    for (const Route &route : routes) {
        if (route.body.most > TakenBody().most)
            large.append({nameOf(route.method), route.path.toLatin1(), route.body.most});
    }
    return large;
}

} // namespace

RestServer::RestServer(const RestServerOptions &options)
    : m_shared(options.jobThreads, options.waitingJobs, options.jobsPerClient, options.limits)
{
    m_shared.rules = options.rules;
    m_shared.rules.limits.largeBodies += largeBodiesOf(allRoutes(m_shared.state));
    m_shared.origins = Origins(options.origins);
    m_shared.routes = options.routes;
    m_shared.log = options.log;
    m_shared.workers = std::max(1, options.workers);
    m_shared.proxies = options.trustedProxies;
}

Result<std::unique_ptr<RestServer>> RestServer::start(const RestServerOptions &options,
                                                      const OpenServices &openServices)
{
    std::unique_ptr<RestServer> server(new RestServer(options));
    auto limits = std::make_shared<ConnectionLimits>(options.connections, options.connectionsPerAddress,
                                                     options.trustedProxies);
    server->m_listener = std::make_unique<HttpListener>(std::move(limits));
    if (!server->m_listener->listen(options.address, options.port))
        return fail(Error::Kind::Unavailable,
                    say("core", "The server cannot listen at %1, port %2: %3")
                        .arg(options.address.toString())
                        .arg(options.port)
                        .arg(server->m_listener->errorString()));
    if (options.ownNamesOnly)
        server->m_shared.hosts = Hosts::loopback(server->port());
    if (auto opened = server->openWorkers(options, openServices); !opened)
        return tl::unexpected(opened.error());
    return server;
}

Result<void> RestServer::openWorkers(const RestServerOptions &options, const OpenServices &openServices)
{
    for (int i = 0; i < options.workers; ++i) {
        Crew crew{std::make_unique<QThread>(), std::make_unique<Worker>(m_shared, openServices)};
        Worker *worker = crew.worker.get();
        worker->moveToThread(crew.thread.get());
        crew.thread->start();
        m_crew.push_back(std::move(crew));

        Result<void> opened;
        QMetaObject::invokeMethod(
            worker, [&] { opened = worker->open(m_listener->socketDescriptor()); },
            Qt::BlockingQueuedConnection);
        if (!opened)
            return opened;
        m_listener->addWorker(worker);
    }
    return {};
}

RestServer::~RestServer()
{
    m_shared.state.stopping = true;
    m_listener->close();
    m_shared.pool.finish();
    m_shared.passwordPool.finish();
    for (const Crew &crew : m_crew) {
        QMetaObject::invokeMethod(crew.worker.get(), &Worker::close, Qt::BlockingQueuedConnection);
        crew.thread->quit();
        crew.thread->wait();
    }
    // A request may have come between the two: no job may outlive the worker it reports to.
    m_shared.pool.finish();
    m_shared.passwordPool.finish();
}

quint16 RestServer::port() const
{
    return m_listener->serverPort();
}

void RestServer::drain()
{
    m_shared.state.draining = true;
    m_listener->stopListening();
    for (const Crew &crew : m_crew)
        QMetaObject::invokeMethod(crew.worker.get(), &Worker::drain, Qt::QueuedConnection);
}

} // namespace matinee
