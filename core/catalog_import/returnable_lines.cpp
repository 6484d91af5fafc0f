#include "core/catalog_import/returnable_lines.h"

namespace matinee {

Result<bool> ReturnableLines::next()
{
    m_isAgain = m_at < m_returned.size();
    if (m_isAgain) {
        m_begin = m_at;
        m_at = m_returned.indexOf('\n', m_at) + 1;
        ++m_number;
        return true;
    }
    if (m_repeatsFile) {
        m_repeatsFile = false;
        return true;
    }
    return m_file.next();
}

std::string_view ReturnableLines::text() const
{
    if (!m_isAgain)
        return m_file.text();
    return {m_returned.constData() + m_begin, static_cast<std::size_t>(m_at - 1 - m_begin)};
}

void ReturnableLines::giveBack(const QByteArray &lines, int number)
{
    if (m_isAgain) {
        m_at -= lines.size();
    } else {
        m_repeatsFile = isTooLong();
        m_returned = lines;
        m_at = 0;
    }
    m_number = number - 1;
    m_isAgain = false;
}

} // namespace matinee
