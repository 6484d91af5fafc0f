#pragma once

#include <QByteArray>
#include <QDeadlineTimer>
#include <QList>

#include <arpa/inet.h>
#include <chrono>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <optional>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace matinee {

/// An answer as it came.
struct RawAnswer {
    int status = 0; ///< 0: what came is no answer
    bool closes = false;
    QByteArray body;
};

/// A blocking connection over loopback that says exactly the bytes it is told to, for any thread. Its own
/// address may be chosen, for what counts by address, and how much the system takes for a client that does
/// not read.
class RawConnection {
public:
    explicit RawConnection(quint16 port, quint32 ownAddress = INADDR_LOOPBACK, int receiveBuffer = 0)
        : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        const int yes = 1;
        ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        if (receiveBuffer > 0)
            ::setsockopt(m_socket, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, sizeof receiveBuffer);
        const auto from = address(ownAddress, 0), to = address(INADDR_LOOPBACK, port);
        m_isOpen = ::bind(m_socket, reinterpret_cast<const sockaddr *>(&from), sizeof from) == 0
            && ::connect(m_socket, reinterpret_cast<const sockaddr *>(&to), sizeof to) == 0;
    }
    ~RawConnection() { ::close(m_socket); }
    Q_DISABLE_COPY_MOVE(RawConnection)

    bool isOpen() const { return m_isOpen; }
    int descriptor() const { return m_socket; }
    void send(const QByteArray &bytes)
    {
        // What cannot be sent any more is seen when reading.
        for (qsizetype sent = 0, now = 0; sent < bytes.size(); sent += now) {
            now = ::send(m_socket, bytes.constData() + sent, std::size_t(bytes.size() - sent), MSG_NOSIGNAL);
            if (now <= 0)
                return;
        }
    }

    /// Waits for bytes; false when none came in time or none will.
    bool waitForMore(std::chrono::milliseconds time)
    {
        pollfd wanted = {m_socket, POLLIN, 0};
        if (!m_isOpen || ::poll(&wanted, 1, int(time.count())) <= 0)
            return false;
        char bytes[65536];
        const auto size = ::recv(m_socket, bytes, sizeof bytes, 0);
        m_isOpen = size > 0;
        if (m_isOpen)
            m_read.append(bytes, qsizetype(size));
        return m_isOpen;
    }

    /// The next answer, provisional ones left out; none when it does not come in time or never.
    std::optional<RawAnswer> answer(std::chrono::milliseconds time, bool hasBody = true)
    {
        const QDeadlineTimer deadline(time);
        for (;;) {
            if (const auto whole = takeAnswer(hasBody)) {
                if (whole->status / 100 != 1)
                    return whole;
            } else if (!m_isOpen || deadline.hasExpired()) {
                return std::nullopt;
            } else {
                waitForMore(std::chrono::milliseconds(deadline.remainingTime()));
            }
        }
    }

    const QByteArray &unread() const { return m_read; } ///< what is no whole answer (yet)

private:
    static sockaddr_in address(quint32 host, quint16 port)
    {
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(host);
        address.sin_port = htons(port);
        return address;
    }

    std::optional<RawAnswer> takeAnswer(bool hasBody)
    {
        const qsizetype end = m_read.indexOf("\r\n\r\n");
        if (end < 0 || !m_read.startsWith("HTTP/1.1 "))
            return std::nullopt;
        const QByteArray head = m_read.first(end + 2).toLower();
        const qsizetype at = head.indexOf("\r\ncontent-length: ");
        const qsizetype length =
            hasBody && at >= 0 ? head.mid(at + 18, head.indexOf('\r', at + 2) - at - 18).toLongLong() : 0;
        if (m_read.size() < end + 4 + length)
            return std::nullopt;
        RawAnswer answer{head.mid(9, 3).toInt(), head.contains("\r\nconnection: close\r\n"),
                         m_read.mid(end + 4, length)};
        m_read.remove(0, end + 4 + length);
        return answer;
    }

    int m_socket;
    bool m_isOpen = false;
    QByteArray m_read;
};

} // namespace matinee
