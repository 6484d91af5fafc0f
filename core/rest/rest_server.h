#pragma once

#include "core/rest/all_routes.h"
#include "core/rest/worker.h"

#include <QHostAddress>
#include <QThread>

#include <memory>
#include <vector>

namespace matinee {

class HttpListener;

struct RestServerOptions {
    QHostAddress address = QHostAddress::LocalHost;
    quint16 port = 0; ///< 0: any free one
    int workers = 1;
    int jobThreads = 1; ///< that paint, and as many more that hash passwords
    int waitingJobs = 32; ///< of either kind
    int connections = 2000;
    int connectionsPerAddress = 100;
    int jobsPerClient = 8; ///< slow answers under way or waiting for one address
    QList<QHostAddress> trustedProxies = {}; ///< whose X-Forwarded-For tells whom requests come from
    ConnectionGuard::Rules rules = {};
    RequestLimits limits = {};
    QByteArrayList origins = {}; ///< of web pages that may call: see Origins
    bool ownNamesOnly = false; ///< 421 for whoever calls it by a name that is not in Hosts::loopback()
    std::function<Routes(const ServerState &)> routes = allRoutes; ///< the addresses that there are
    LogSink log = logToStderr;
};

/// The whole server: one thread that accepts and hands out connections in turn, and the workers.
/// Belongs to a thread with an event loop.
class RestServer {
public:
    /// Opens every worker's services, then listens. Errors: Unavailable (address in use), and those
    /// of `openServices`.
    static Result<std::unique_ptr<RestServer>> start(const RestServerOptions &options,
                                                     const OpenServices &openServices);
    ~RestServer();
    Q_DISABLE_COPY_MOVE(RestServer)

    quint16 port() const;

    /// Takes no new connection and lets what is being answered end.
    void drain();
    bool isIdle() const { return m_shared.state.busy == 0; }

private:
    explicit RestServer(const RestServerOptions &options);
    Result<void> openWorkers(const RestServerOptions &options, const OpenServices &openServices);

    struct Crew {
        std::unique_ptr<QThread> thread;
        std::unique_ptr<Worker> worker;
    };

    ServerShared m_shared;
    std::unique_ptr<HttpListener> m_listener;
    std::vector<Crew> m_crew;
};

} // namespace matinee
