#include "core/catalog_import/line_file.h"

#include "core/base/text.h"

#include <QFileInfo>

#include <cstring>

namespace matinee {

namespace {

constexpr std::string_view ByteOrderMark("\xEF\xBB\xBF");
constexpr std::size_t FirstBufferBytes = 64 * 1024;

} // namespace

LineFile::LineFile(ByteSourcePtr packed, QString name)
    : m_source(unpacked(std::move(packed))),
      m_name(std::move(name)),
      m_buffer(FirstBufferBytes)
{
}

Result<LineFile> LineFile::open(const QString &path)
{
    return openFile(path).map(
        [&](ByteSourcePtr file) { return LineFile(std::move(file), QFileInfo(path).fileName()); });
}

Error LineFile::placed(Error error) const
{
    error.message = say("core", "%1, line %2: %3").arg(m_name, QString::number(m_number + 1), error.message);
    return error;
}

Result<void> LineFile::acceptReturns()
{
    while (!m_isAtEnd && m_end < m_buffer.size()) {
        if (const auto filled = refill(); !filled)
            return tl::unexpected(placed(filled.error()));
    }
    const std::string_view start(m_buffer.data(), m_end);
    if (start.find('\r') != std::string_view::npos && start.find('\n') == std::string_view::npos)
        m_lineEnd = '\r';
    return {};
}

Result<bool> LineFile::next()
{
    auto more = nextWithin();
    if (!more)
        return tl::unexpected(placed(more.error()));
    if (*more && ++m_number == 1 && m_line.substr(0, ByteOrderMark.size()) == ByteOrderMark)
        m_line.remove_prefix(ByteOrderMark.size());
    return more;
}

/// Moves what is left to the front of the buffer and fills the rest; false when nothing came.
Result<bool> LineFile::refill()
{
    std::memmove(m_buffer.data(), m_buffer.data() + m_at, m_end - m_at);
    m_end -= m_at;
    m_at = 0;
    const auto got = m_source->read(m_buffer.data() + m_end, static_cast<qint64>(m_buffer.size() - m_end));
    if (!got)
        return tl::unexpected(got.error());
    m_end += static_cast<std::size_t>(*got);
    m_isAtEnd = *got == 0;
    return !m_isAtEnd;
}

/// For a line that fills the buffer: a larger one, or, when it is too long, the place of what was kept of it.
void LineFile::makeRoom()
{
    if (m_buffer.size() <= MaxLineBytes) {
        m_buffer.resize(std::min(m_buffer.size() * 2, MaxLineBytes + 1));
        return;
    }
    m_isTooLong = true;
    m_end = 0;
}

void LineFile::setLine(std::size_t begin, std::size_t end)
{
    if (end > begin && m_buffer[end - 1] == '\r')
        --end;
    m_line = std::string_view(m_buffer.data() + begin, end - begin);
}

Result<bool> LineFile::nextWithin()
{
    m_isTooLong = false;
    std::size_t searched = m_at;
    while (true) {
        if (const void *found = std::memchr(m_buffer.data() + searched, m_lineEnd, m_end - searched)) {
            const auto lineEnd = static_cast<std::size_t>(static_cast<const char *>(found) - m_buffer.data());
            setLine(m_at, m_isTooLong ? m_at : lineEnd); // of one that is too long, this is only the tail
            m_at = lineEnd + 1;
            return true;
        }
        if (m_isAtEnd) {
            const bool isLine = m_isTooLong || m_end > m_at;
            setLine(m_at, m_isTooLong ? m_at : m_end);
            m_at = m_end;
            return isLine;
        }
        if (m_at == 0 && m_end == m_buffer.size())
            makeRoom();
        const std::size_t kept = m_end - m_at;
        if (auto filled = refill(); !filled)
            return filled;
        searched = m_at + kept;
    }
}

} // namespace matinee
