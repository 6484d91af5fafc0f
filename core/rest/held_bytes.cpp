#include "core/rest/held_bytes.h"

namespace matinee {

void HeldBytes::Share::set(qint64 bytes)
{
    if (m_bytes == 0 && bytes > 0)
        m_place = m_all.m_shares.insert(m_all.m_shares.end(), this);
    else if (m_bytes > 0 && bytes == 0)
        m_all.m_shares.erase(m_place);
    m_all.m_inAll += bytes - m_bytes;
    m_bytes = bytes;

    while (m_all.m_inAll > m_all.m_most && m_all.m_shares.size() > 1) {
        Share &oldest = *m_all.m_shares.front();
        m_all.m_shares.pop_front();
        m_all.m_inAll -= oldest.m_bytes;
        oldest.m_bytes = 0;
        oldest.m_letGo();
    }
}

} // namespace matinee
