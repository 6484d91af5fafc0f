#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <arpa/inet.h>
#include <atomic>
#include <mutex>
#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace matinee {

/// A mail server on loopback that keeps what it is given. It speaks as much of RFC 5321 as a sender needs, on
/// a thread of its own, one conversation after the other.
class SmtpSink {
public:
    struct Message {
        QByteArray from;
        QByteArray to;
        QByteArray content; ///< headers and body, without the dot that ends them
    };

    SmtpSink()
    {
        m_listening = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof(address);
        if (::bind(m_listening, reinterpret_cast<sockaddr *>(&address), size) != 0
            || ::listen(m_listening, 5) != 0
            || ::getsockname(m_listening, reinterpret_cast<sockaddr *>(&address), &size) != 0)
            qFatal("no loopback socket");
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this] { serve(); });
    }
    ~SmtpSink()
    {
        ::shutdown(m_listening, SHUT_RDWR);
        m_thread.join();
        ::close(m_listening);
    }
    Q_DISABLE_COPY_MOVE(SmtpSink)

    QString url() const { return QStringLiteral("smtp://127.0.0.1:%1").arg(m_port); }
    QList<Message> messages() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_messages;
    }
    /// What recipients are answered with from now on; "250 ok" at first.
    void answerRecipientsWith(const QByteArray &answer)
    {
        const std::scoped_lock lock(m_mutex);
        m_recipientAnswer = answer;
    }

private:
    void serve()
    {
        for (;;) {
            const int client = ::accept(m_listening, nullptr, nullptr);
            if (client < 0)
                return;
            timeval patience = {5, 0};
            ::setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
            converse(client);
            ::close(client);
        }
    }

    static void say(int client, const QByteArray &line)
    {
        const QByteArray bytes = line + "\r\n";
        [[maybe_unused]] const auto sent =
            ::send(client, bytes.constData(), std::size_t(bytes.size()), MSG_NOSIGNAL);
    }

    /// Up to `end`, which is not part of it; false when the sender has gone.
    static bool readTo(int client, const QByteArray &end, QByteArray &waiting, QByteArray &read)
    {
        while (!waiting.contains(end)) {
            char buffer[4096];
            const auto count = ::recv(client, buffer, sizeof(buffer), 0);
            if (count <= 0)
                return false;
            waiting.append(buffer, count);
        }
        read = waiting.left(waiting.indexOf(end));
        waiting.remove(0, read.size() + end.size());
        return true;
    }

    void converse(int client)
    {
        QByteArray waiting, line;
        Message message;
        say(client, "220 sink ready");
        while (readTo(client, "\r\n", waiting, line)) {
            const QByteArray verb = line.left(4).toUpper();
            if (verb == "MAIL")
                message.from = line;
            if (verb == "RCPT") {
                message.to = line;
                const std::scoped_lock lock(m_mutex);
                say(client, m_recipientAnswer);
                continue;
            }
            if (verb == "DATA") {
                say(client, "354 go on");
                if (!readTo(client, "\r\n.\r\n", waiting, message.content))
                    return;
                const std::scoped_lock lock(m_mutex);
                m_messages.append(message);
            }
            say(client, verb == "QUIT" ? "221 bye" : "250 ok");
            if (verb == "QUIT")
                return;
        }
    }

    int m_listening = -1;
    quint16 m_port = 0;
    std::thread m_thread;
    mutable std::mutex m_mutex;
    QList<Message> m_messages;
    QByteArray m_recipientAnswer = "250 ok";
};

} // namespace matinee
