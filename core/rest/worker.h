#pragma once

#include "core/base/clock.h"
#include "core/rest/access_log.h"
#include "core/rest/connection_guard.h"
#include "core/rest/job_pool.h"
#include "core/rest/request_budget.h"
#include "core/rest/rest_services.h"
#include "core/rest/router.h"
#include "core/rest/server_state.h"
#include "core/rest/waiting_room.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QPointer>

#include <atomic>
#include <climits>
#include <functional>
#include <memory>

class QHttpServer;
class QHttpServerRequest;
class QHttpServerResponder;
class QTcpSocket;

namespace matinee {

class HandedServer;

/// What all workers share; outlives them.
struct ServerShared {
    ServerShared(int jobThreads, int waitingJobs, int jobsPerClient, const RequestLimits &limits)
        : budget(limits),
          pool(jobThreads, waitingJobs),
          passwordPool(jobThreads, waitingJobs),
          jobs(std::make_shared<ConnectionLimits>(INT_MAX, jobsPerClient))
    {
    }

    ConnectionGuard::Rules rules;
    RequestBudget budget;
    Origins origins;
    Hosts hosts;
    std::function<Routes(const ServerState &)> routes;
    SystemClock clock;
    LogSink log;
    int workers = 1;
    ServerState state;
    JobPool pool;
    JobPool passwordPool; ///< hashing: its threads times the memory of one hash is what all of it takes
    QList<QHostAddress> proxies; ///< whose X-Forwarded-For is believed
    std::shared_ptr<ConnectionLimits> jobs; ///< so that one client cannot fill the pool
    ChangeBell changes;
};

/// One thread of the server: its services and their database connection, its router, its QHttpServer.
/// Everything but the constructor and the destructor belongs on that thread.
class Worker : public QObject {
    Q_OBJECT

public:
    Worker(ServerShared &shared, OpenServices openServices);
    ~Worker() override;

    Result<void> open(qintptr listening);
    void adopt(qintptr descriptor, const ConnectionLimits::Ticket &ticket);
    /// Answers those who wait for news.
    void drain();
    void close();

private:
    struct Exchange; ///< a request on its way to its answer

    void receive(const QHttpServerRequest &http, QHttpServerResponder &&responder);
    void start(const Pending &pending, const std::shared_ptr<Exchange> &exchange);
    void wait(Waiting waiting, const std::shared_ptr<Exchange> &exchange);
    void finish(quint64 number, const Pending &pending, const Finish &finish);
    void send(Exchange &exchange, Response response);
    void endWhenSent(QTcpSocket *socket);

    ServerShared &m_shared;
    OpenServices m_openServices;
    std::shared_ptr<RestServices> m_services;
    std::unique_ptr<Router> m_router;
    std::unique_ptr<WaitingRoom> m_waiting;
    HeldBytes m_held; ///< outlives the connections
    std::unique_ptr<QHttpServer> m_http;
    HandedServer *m_server = nullptr; ///< owned by m_http
    QHash<quint64, std::shared_ptr<Exchange>> m_pending; ///< whose long part is in the pool
    quint64 m_lastNumber = 0;
};

} // namespace matinee
