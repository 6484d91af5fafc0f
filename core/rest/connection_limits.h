#pragma once

#include <QHash>
#include <QHostAddress>
#include <QList>

#include <memory>
#include <mutex>

namespace matinee {

/// How many connections there may be, in all and from one address. Any thread.
///
/// Loopback and the proxies are not counted by address: there everybody comes through a proxy, which
/// counts itself.
class ConnectionLimits : public std::enable_shared_from_this<ConnectionLimits> {
public:
    ConnectionLimits(int inAll, int perAddress, QList<QHostAddress> proxies = {})
        : m_inAll(inAll),
          m_perAddress(perAddress),
          m_proxies(std::move(proxies))
    {
    }

    /// Held as long as the connection lives; null when there is no room for it.
    using Ticket = std::shared_ptr<void>;
    Ticket admit(const QHostAddress &peer);

private:
    void leave(const QHostAddress &address);

    std::mutex m_mutex;
    int m_inAll;
    int m_perAddress;
    const QList<QHostAddress> m_proxies;
    int m_open = 0;
    QHash<QHostAddress, int> m_byAddress;
};

} // namespace matinee
