#include "core/rest/worker.h"

#include "core/accounts/identity_provider.h"
#include "core/base/text.h"
#include "core/rest/client_address.h"
#include "core/rest/handed_server.h"
#include "core/rest/qt_compat.h"

#include <QUuid>

#include <algorithm>

namespace matinee {

using namespace Qt::StringLiterals;

struct Worker::Exchange {
    Request request;
    QHttpServerResponder responder;
    QPointer<QTcpSocket> socket;
    QPointer<ConnectionGuard> guard;
    ConnectionLimits::Ticket job; ///< its place among the slow answers of its client
    QElapsedTimer timer;

    bool isThere() const { return socket && guard && !*guard->gone(); }
};

namespace {

std::optional<Method> methodOf(QHttpServerRequest::Method method)
{
    using Qt6 = QHttpServerRequest::Method;
    switch (method) {
    case Qt6::Get:
        return Method::Get;
    case Qt6::Head:
        return Method::Head;
    case Qt6::Post:
        return Method::Post;
    case Qt6::Put:
        return Method::Put;
    case Qt6::Patch:
        return Method::Patch;
    case Qt6::Delete:
        return Method::Delete;
    case Qt6::Options:
        return Method::Options;
    default:
        return std::nullopt; // the guard lets no other through
    }
}

std::optional<Request> requestOf(const QHttpServerRequest &http)
{
    const auto method = methodOf(http.method());
    if (!method)
        return std::nullopt;
    Request request{.id = QUuid::createUuid().toString(QUuid::WithoutBraces),
                    .method = *method,
                    .path = http.url().path(QUrl::FullyEncoded).toLatin1(),
                    .query = http.url().query(QUrl::FullyEncoded).toLatin1(),
                    .body = http.body()};
    for (const char *name : {"authorization", "content-type", "content-encoding", "if-match", "if-none-match",
                             "idempotency-key", "origin", "host"}) {
        if (const QByteArray value = headerOf(http, name); !value.isEmpty())
            request.headers.insert(name, value);
    }
    return request;
}

bool isChange(Method method)
{
    return method != Method::Get && method != Method::Head && method != Method::Options;
}

Problem tooBusy()
{
    return {503, say("core", "The server is too busy. Try again in a moment.")};
}

/// A job that throws must not take its thread, and with it the program, along.
Finish runJob(const Job &job, const std::atomic_bool &abandoned)
{
    const auto failed = [](const QString &what) -> Finish {
        const Problem problem(
            Error{Error::Kind::Corrupt, say("core", "Something went wrong on the server."), what});
        return [problem]() -> Answer { return tl::unexpected(problem); };
    };
    try {
        return job(abandoned);
    } catch (const std::exception &exception) {
        return failed(QString::fromUtf8(exception.what()));
    } catch (...) {
        return failed(u"unknown exception"_s);
    }
}

/// Room for a few requests, however many workers share what there is. Each is held twice; see
/// ConnectionGuard::tellHeld().
qint64 heldBytesOf(const ServerShared &shared)
{
    return std::max(shared.rules.heldBytes / shared.workers, 8 * shared.rules.limits.body);
}

} // namespace

Worker::Worker(ServerShared &shared, OpenServices openServices)
    : m_shared(shared),
      m_openServices(std::move(openServices)),
      m_held(heldBytesOf(shared))
{
}

Worker::~Worker() = default;

Result<void> Worker::open(qintptr listening)
{
    auto services = m_openServices();
    if (!services)
        return tl::unexpected(services.error());
    m_services = std::move(*services);
    m_router = std::make_unique<Router>(
        m_shared.routes(m_shared.state),
        Router::Surroundings{*m_services,
                             Admission([identity = &m_services->identity](
                                           const QString &token) { return identity->authenticate(token); },
                                       m_shared.budget, m_shared.clock),
                             m_shared.clock, m_shared.origins, m_shared.hosts});
    m_waiting = std::make_unique<WaitingRoom>();
    connect(
        &m_shared.changes, &ChangeBell::rung, m_waiting.get(),
        [this](qint64 user) { m_waiting->ring(UserId(user)); }, Qt::QueuedConnection);

    m_http = std::make_unique<QHttpServer>();
    m_server = new HandedServer(m_http.get());
    if (!m_server->shareListening(listening))
        return fail(Error::Kind::Unavailable, say("core", "The server cannot listen."),
                    m_server->errorString());
    m_http->bind(m_server);
    receiveEverything(*m_http, this, [this](const QHttpServerRequest &http, ResponderRef responder) {
        receive(http, std::move(responder));
    });
    return {};
}

void Worker::adopt(qintptr descriptor, const ConnectionLimits::Ticket &ticket)
{
    m_server->adopt(descriptor, ticket, m_shared.rules, m_held, [&shared = m_shared](int status) {
        shared.state.metrics.refused(status);
        shared.log({{u"event"_s, u"refused"_s}, {u"status"_s, status}});
    });
}

void Worker::drain()
{
    m_waiting->endAll();
}

void Worker::close()
{
    m_waiting.reset();
    m_pending.clear();
    m_http.reset();
    m_server = nullptr;
    m_router.reset();
    m_services.reset();
}

void Worker::receive(const QHttpServerRequest &http, QHttpServerResponder &&responder)
{
    if (m_shared.state.stopping)
        return;
    QTcpSocket *socket = socketOf(http, responder, m_server->sockets());
    auto request = requestOf(http);
    if (!socket || !request)
        return;
    auto *guard = socket->findChild<ConnectionGuard *>({}, Qt::FindDirectChildrenOnly);
    auto exchange = std::make_shared<Exchange>(
        Exchange{std::move(*request), std::move(responder), socket, guard, nullptr, QElapsedTimer()});
    exchange->request.client =
        clientAddress(socket->peerAddress(), headerOf(http, "x-forwarded-for"), m_shared.proxies);
    exchange->timer.start();
    m_shared.state.busy.fetch_add(1);

    auto outcome = m_router->answer(exchange->request);
    if (auto *pending = std::get_if<Pending>(&outcome))
        start(*pending, exchange);
    else if (auto *waiting = std::get_if<Waiting>(&outcome))
        wait(std::move(*waiting), exchange);
    else
        send(*exchange, std::get<Response>(std::move(outcome)));
}

void Worker::start(const Pending &pending, const std::shared_ptr<Exchange> &exchange)
{
    exchange->job = m_shared.jobs->admit(exchange->request.client);
    if (!exchange->job)
        return send(*exchange, pending.refuse(tooBusy()));
    const quint64 number = ++m_lastNumber;
    m_pending.insert(number, exchange);
    // The pool gets neither the socket nor the responder: they belong to this thread.
    JobPool &pool = pending.hashesPassword ? m_shared.passwordPool : m_shared.pool;
    const bool started = pool.tryStart([this, number, pending, gone = exchange->guard->gone()] {
        const Finish end = *gone ? Finish() : runJob(pending.job, *gone);
        QMetaObject::invokeMethod(
            this, [this, number, pending, end] { finish(number, pending, end); }, Qt::QueuedConnection);
    });
    if (!started) {
        m_pending.remove(number);
        send(*exchange, pending.refuse(tooBusy()));
    }
}

void Worker::wait(Waiting waiting, const std::shared_ptr<Exchange> &exchange)
{
    if (m_shared.state.draining || !m_waiting->hasSeatFor(waiting.user)) {
        if (auto answer = waiting.ask(Forever))
            return send(*exchange, std::move(*answer));
    }
    m_waiting->admit({.waiting = std::move(waiting),
                      .hasLeft = [exchange] { return !exchange->isThere(); },
                      .end =
                          [this, exchange](std::optional<Response> answer) {
                              if (answer)
                                  send(*exchange, std::move(*answer));
                              else
                                  m_shared.state.busy.fetch_sub(1);
                          }});
}

void Worker::finish(quint64 number, const Pending &pending, const Finish &finish)
{
    const auto exchange = m_pending.take(number);
    if (!exchange)
        return;
    if (finish)
        send(*exchange, pending.complete(finish));
    else
        m_shared.state.busy.fetch_sub(1); // the client left before its turn came
}

void Worker::send(Exchange &exchange, Response response)
{
    const bool isThere = exchange.isThere();
    if (isThere) {
        const bool close = m_shared.state.draining || exchange.guard->closes();
        if (close)
            response.headers.emplaceBack("Connection", "close");
        writeResponse(exchange.responder, response);
        exchange.guard->answered(close);
    }
    const std::chrono::milliseconds took(exchange.timer.elapsed());
    m_shared.state.metrics.answered(exchange.request.method, response.route, response.status, took,
                                    response.body.size());
    m_shared.log(accessEvent(exchange.request, response, took.count()));
    if (isChange(exchange.request.method) && response.status < 300 && response.user.isStored())
        emit m_shared.changes.rung(response.user.value());
    endWhenSent(isThere ? exchange.socket.data() : nullptr);
}

/// A server that stops closes its sockets, and what Qt still holds for a slow reader is lost then.
void Worker::endWhenSent(QTcpSocket *socket)
{
    if (!socket || socket->bytesToWrite() == 0) {
        m_shared.state.busy.fetch_sub(1);
        return;
    }
    auto *sending = new QObject(socket); // ends when all is sent, or with the connection
    connect(sending, &QObject::destroyed, this, [this] { m_shared.state.busy.fetch_sub(1); });
    connect(socket, &QTcpSocket::bytesWritten, sending, [socket, sending] {
        if (socket->bytesToWrite() == 0)
            sending->deleteLater();
    });
}

} // namespace matinee
