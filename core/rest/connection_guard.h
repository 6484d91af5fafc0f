#pragma once

#include "core/rest/connection_limits.h"
#include "core/rest/held_bytes.h"
#include "core/rest/request_scanner.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QTimer>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>

class QTcpSocket;

namespace matinee {

/// Stands between one connection and QHttpServer, which has no limits and no deadlines of its own:
/// sees all bytes first, by peeking, and answers itself what must not go through. A child of the
/// socket; to be made before QHttpServer is given the socket, so that its slot runs first.
class ConnectionGuard : public QObject {
    Q_OBJECT

public:
    struct Times {
        std::chrono::milliseconds head{10'000};
        std::chrono::milliseconds body{30'000};
        std::chrono::milliseconds answer{120'000}; ///< the longest a slow answer may take, queue included
        std::chrono::milliseconds idle{30'000}; ///< between requests, and for a client that does not read
        std::chrono::milliseconds sending{300'000}; ///< for a client that reads a little now and then
        std::chrono::milliseconds linger{1'000}; ///< after a refusal, so that the client can read it
    };
    struct Rules {
        RequestScanner::Limits limits;
        Times times;
        qint64 heldBytes = 24 * 1024 * 1024; ///< by all connections together; see HeldBytes
        /// Requests with a large body at a time, beside the held bytes: another one gets 503. Those of
        /// devices that synchronise, up to 1 MiB, do not wait for somebody's archive.
        std::shared_ptr<ConnectionLimits> large = std::make_shared<ConnectionLimits>(1, 1);
        std::shared_ptr<ConnectionLimits> medium = std::make_shared<ConnectionLimits>(8, 4);
    };
    using OnRefusal = std::function<void(int status)>;

    ConnectionGuard(QTcpSocket &socket, ConnectionLimits::Ticket ticket, const Rules &rules, HeldBytes &held,
                    OnRefusal onRefusal);
    ~ConnectionGuard() override;

    /// Whether the answer to the present request is the last one on this connection.
    bool closes() const { return m_scanner.closes(); }
    /// The answer is written: makes ready for the next request, or closes.
    void answered(bool close);
    /// True once there is nobody to answer any more; shared with the jobs of this connection.
    const std::shared_ptr<std::atomic_bool> &gone() const { return m_gone; }

private:
    void look();
    std::chrono::milliseconds timeLeftToSend() const;
    void armFor(RequestScanner::State state);
    void expire();
    void refuse(int status);
    void tellHeld();
    void letGo();
    void halfClose();
    void stopReading();

    QTcpSocket &m_socket;
    ConnectionLimits::Ticket m_ticket;
    Times m_times;
    RequestScanner m_scanner;
    OnRefusal m_onRefusal;
    HeldBytes::Share m_held;
    std::shared_ptr<ConnectionLimits> m_large;
    std::shared_ptr<ConnectionLimits> m_medium;
    ConnectionLimits::Ticket m_largeTicket; ///< while the present request is the large one
    bool m_isTelling = false;
    QTimer m_deadline;
    QDeadlineTimer m_sent{QDeadlineTimer::Forever}; ///< when all of the answer must be with the client
    bool m_isClosing = false; ///< as soon as the last answer is sent
    std::shared_ptr<std::atomic_bool> m_gone = std::make_shared<std::atomic_bool>(false);
};

/// A complete HTTP/1.1 error answer that ends its connection; to a HEAD request, its head alone.
QByteArray refusalBytes(int status, bool isHead = false);

} // namespace matinee
