#include "core/rest/connection_limits.h"

#include "core/rest/client_address.h"

namespace matinee {

ConnectionLimits::Ticket ConnectionLimits::admit(const QHostAddress &peer)
{
    const QHostAddress address = plainAddress(peer);
    const std::lock_guard lock(m_mutex);
    const bool counted = !address.isLoopback() && !m_proxies.contains(address);
    if (m_open >= m_inAll || (counted && m_byAddress.value(address) >= m_perAddress))
        return nullptr;
    ++m_open;
    if (counted)
        ++m_byAddress[address];
    return Ticket(this, [self = shared_from_this(), address](void *) { self->leave(address); });
}

void ConnectionLimits::leave(const QHostAddress &address)
{
    const std::lock_guard lock(m_mutex);
    --m_open;
    const auto count = m_byAddress.find(address);
    if (count != m_byAddress.end() && --*count == 0)
        m_byAddress.erase(count);
}

} // namespace matinee
