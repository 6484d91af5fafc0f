#include "core/rest/connection_guard.h"

#include "core/base/text.h"
#include "core/rest/dress.h"
#include "core/wire/error_json.h"

#include <QTcpSocket>
#include <QUuid>

#include <algorithm>
#include <sys/socket.h>

namespace matinee {

using State = RequestScanner::State;

namespace {

/// What the socket may hold beyond the largest request, so that a limit is seen to be passed.
constexpr qint64 Slack = 64 * 1024;
constexpr qint64 MediumBody = 1024 * 1024;

QString refusalDetail(int status)
{
    switch (status) {
    case 408:
        return say("core", "The request did not arrive in time.");
    case 413:
        return say("core", "The body is larger than this server takes.");
    case 414:
        return say("core", "The address is longer than this server takes.");
    case 431:
        return say("core", "The headers are larger than this server takes.");
    case 503:
        return say("core", "Too many connections are open. Try again in a moment.");
    default:
        return say("core", "This is not a request that HTTP allows.");
    }
}

} // namespace

ConnectionGuard::ConnectionGuard(QTcpSocket &socket, ConnectionLimits::Ticket ticket, const Rules &rules,
                                 HeldBytes &held, OnRefusal onRefusal)
    : QObject(&socket),
      m_socket(socket),
      m_ticket(std::move(ticket)),
      m_times(rules.times),
      m_scanner(rules.limits),
      m_onRefusal(std::move(onRefusal)),
      m_held(held, [this] { letGo(); }),
      m_large(rules.large),
      m_medium(rules.medium)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &ConnectionGuard::expire);
    connect(&m_socket, &QTcpSocket::readyRead, this, &ConnectionGuard::look);
    connect(&m_socket, &QTcpSocket::disconnected, this, [this] { m_gone->store(true); });
    connect(&m_socket, &QTcpSocket::bytesWritten, this, [this] {
        if (m_scanner.state() == State::Refused)
            halfClose();
        else if (m_isClosing || m_scanner.state() == State::Idle)
            armFor(State::Idle); // a slow reader is still a reader
        tellHeld();
    });
    m_socket.setReadBufferSize(rules.limits.headBytes + rules.limits.body + Slack);
    m_deadline.start(m_times.head);
}

ConnectionGuard::~ConnectionGuard()
{
    m_gone->store(true);
}

void ConnectionGuard::look()
{
    const State before = m_scanner.state();
    // Who asks again before the last answer has even left would make the answers pile up here.
    if (before == State::Idle && m_socket.bytesToWrite() > 0) {
        m_isClosing = true;
        stopReading();
        return m_socket.disconnectFromHost();
    }
    const State after = m_scanner.feed(m_socket.peek(m_socket.bytesAvailable()));
    if (after == State::Refused)
        return refuse(m_scanner.refusal());
    if (m_scanner.hasSurplus())
        return stopReading(); // the answer under way is true, so it is given, and is the last
    if (after == State::Body && before != State::Body && m_scanner.isLarge()) {
        ConnectionLimits &limits = m_scanner.mostBody() > MediumBody ? *m_large : *m_medium;
        m_largeTicket = limits.admit(m_socket.peerAddress());
        if (!m_largeTicket)
            return refuse(503);
    }
    if (after == State::Body && before != State::Body)
        m_socket.setReadBufferSize(m_scanner.mostBytes() + Slack);
    if (m_scanner.takeContinue())
        m_socket.write("HTTP/1.1 100 Continue\r\n\r\n");
    if (after != before)
        armFor(after);
    tellHeld();
}

/// A request lies in the socket until it is whole, and once more, read, in QHttpServer.
void ConnectionGuard::tellHeld()
{
    m_isTelling = true;
    m_held.set((m_largeTicket ? 0 : 2 * m_scanner.received()) + m_socket.bytesToWrite());
    m_isTelling = false;
}

/// There is too little memory for this client to take so long.
void ConnectionGuard::letGo()
{
    m_gone->store(true);
    m_onRefusal(503);
    // While this is the connection that is served, QHttpServer is in the middle of something with it.
    QMetaObject::invokeMethod(&m_socket, &QTcpSocket::abort,
                              m_isTelling ? Qt::QueuedConnection : Qt::DirectConnection);
}

void ConnectionGuard::answered(bool close)
{
    m_sent.setRemainingTime(m_times.sending);
    m_largeTicket.reset();
    if (close || m_scanner.closes()) {
        m_isClosing = true;
        armFor(State::Idle);
        tellHeld();
        m_socket.disconnectFromHost();
        return;
    }
    m_scanner.next();
    armFor(m_scanner.state());
    tellHeld();
}

std::chrono::milliseconds ConnectionGuard::timeLeftToSend() const
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(m_sent.remainingTimeAsDuration());
}

void ConnectionGuard::armFor(State state)
{
    switch (state) {
    case State::Idle:
        return m_deadline.start(m_socket.bytesToWrite() > 0 ? std::min(m_times.idle, timeLeftToSend())
                                                            : m_times.idle);
    case State::Head:
        return m_deadline.start(m_times.head);
    case State::Body:
        return m_deadline.start(m_times.body);
    case State::Complete:
        return m_deadline.start(m_times.answer);
    case State::Refused:
        return m_deadline.start(m_times.linger);
    }
}

void ConnectionGuard::expire()
{
    const State state = m_scanner.state();
    if (state == State::Head || state == State::Body)
        return refuse(408);
    if (state == State::Refused || (state == State::Idle && m_socket.bytesToWrite() == 0))
        m_socket.disconnectFromHost();
    else
        m_socket.abort();
    // A peer that does not even take the end of the connection loses it the hard way.
    if (m_socket.state() != QAbstractSocket::UnconnectedState)
        QTimer::singleShot(m_times.linger, &m_socket, &QTcpSocket::abort);
}

void ConnectionGuard::refuse(int status)
{
    m_gone->store(true);
    m_scanner.abandon();
    stopReading();
    m_socket.write(refusalBytes(status, m_scanner.isHead()));
    m_socket.flush();
    halfClose();
    armFor(State::Refused);
    m_onRefusal(status);
}

/// The client sees at once that nothing follows, and what it still sends is taken for a while: closing
/// over unread bytes would reset the connection, and it would never read why.
void ConnectionGuard::halfClose()
{
    if (m_socket.bytesToWrite() == 0)
        ::shutdown(int(m_socket.socketDescriptor()), SHUT_WR);
}

/// From here on the HTTP server sees nothing of what comes.
void ConnectionGuard::stopReading()
{
    disconnect(&m_socket, &QTcpSocket::readyRead, nullptr, nullptr);
    if (m_socket.isTransactionStarted())
        m_socket.commitTransaction();
    m_socket.readAll();
    connect(&m_socket, &QTcpSocket::readyRead, this, [this] { m_socket.readAll(); });
}

QByteArray refusalBytes(int status, bool isHead)
{
    // As of a request that changes something: whatever it was, nobody is to keep the answer.
    const Request unread{.id = QUuid::createUuid().toString(QUuid::WithoutBraces), .method = Method::Post};
    const Response refusal = dressProblem(unread, {}, {status, refusalDetail(status)});
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(status) + ' ' + wire::titleOf(status).toLatin1()
        + "\r\nConnection: close\r\n";
    for (const auto &[name, value] : refusal.headers)
        bytes += name + ": " + value + "\r\n";
    bytes += "\r\n";
    return isHead ? bytes : bytes + refusal.body;
}

} // namespace matinee
