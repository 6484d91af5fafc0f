#include "core/rest/request_scanner.h"

#include <algorithm>
#include <utility>

namespace matinee {

namespace {

constexpr int MostChunkDigits = 8;

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

} // namespace

RequestScanner::State RequestScanner::feed(QByteArrayView bytes)
{
    if (m_state == State::Complete && !bytes.isEmpty()) {
        m_surplus = m_head.closes = true;
        return m_state;
    }
    while (!bytes.isEmpty() && m_state != State::Refused) {
        qsizetype used = 0;
        if (m_state == State::Complete)
            refuse(400);
        else if (m_state == State::Body)
            used = m_head.chunked ? scanChunks(bytes) : scanLength(bytes);
        else
            used = scanHead(bytes);
        m_received += used;
        bytes = bytes.sliced(used);
    }
    return m_state;
}

bool RequestScanner::takeContinue()
{
    return m_state == State::Body && std::exchange(m_continue, false);
}

void RequestScanner::next()
{
    if (m_state == State::Complete)
        *this = RequestScanner(m_limits);
}

qsizetype RequestScanner::scanHead(QByteArrayView bytes)
{
    m_state = State::Head;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        const bool afterReturn = m_line.endsWith('\r');
        if (++m_headSize > m_limits.headBytes)
            refuse(m_lines.isEmpty() ? 414 : 431);
        else if (c == '\0' || (c == '\n') != afterReturn)
            refuse(400); // a bare CR or LF is where parsers disagree
        if (m_state == State::Refused)
            return bytes.size();

        if (c != '\n') {
            m_line.append(c);
            m_isHead = m_isHead || (m_lines.isEmpty() && m_line == "HEAD ");
            continue;
        }
        m_line.chop(1);
        if (m_line.isEmpty()) {
            endHead();
            return i + 1;
        }
        m_lines.append(std::exchange(m_line, {}));
        if (m_lines.size() > 1)
            continue;
        if (const auto line = readRequestLine(m_lines.first(), m_limits.head); !line) {
            refuse(line.error());
            return bytes.size();
        }
    }
    return bytes.size();
}

void RequestScanner::endHead()
{
    const auto head = readRequestHead(m_lines, m_limits.head);
    if (!head)
        return refuse(head.error());
    m_head = *head;
    m_mostBody = m_limits.body;
    for (const LargeBody &large : m_limits.largeBodies) {
        if (large.method == m_head.method && large.path == m_head.path)
            m_mostBody = large.bytes;
    }
    if (m_head.contentLength > m_mostBody)
        return refuse(413);
    m_left = m_head.contentLength;
    m_continue = m_head.expectsContinue;
    m_lines.clear();
    m_state = m_head.chunked || m_left > 0 ? State::Body : State::Complete;
}

qsizetype RequestScanner::scanLength(QByteArrayView bytes)
{
    const qsizetype used = std::min(m_left, qint64(bytes.size()));
    m_left -= used;
    if (m_left == 0)
        m_state = State::Complete;
    return used;
}

qsizetype RequestScanner::scanChunks(QByteArrayView bytes)
{
    qsizetype used = 0;
    while (used < bytes.size() && m_state == State::Body) {
        if (m_chunk == Chunk::Data) {
            const qsizetype part = std::min(m_left, qint64(bytes.size() - used));
            m_left -= part;
            used += part;
            if (m_left == 0)
                m_chunk = Chunk::DataEnd;
        } else {
            scanChunkByte(bytes[used++]);
        }
    }
    return used;
}

/// Sizes in plain hexadecimal, no extensions, no trailers: what is seldom used is where parsers differ.
void RequestScanner::scanChunkByte(char c)
{
    const auto expect = [&](char wanted, Chunk after) {
        if (c != wanted)
            return refuse(400);
        m_chunk = after;
    };
    if (++m_overhead > ChunkOverhead)
        return refuse(413);
    switch (m_chunk) {
    case Chunk::Size:
        if (const int digit = hexDigit(c); digit >= 0 && m_digits < MostChunkDigits) {
            m_left = m_left * 16 + digit;
            ++m_digits;
        } else if (m_digits > 0) {
            expect('\r', Chunk::SizeEnd);
        } else {
            refuse(400);
        }
        break;
    case Chunk::SizeEnd:
        m_body += m_left;
        if (m_body > m_mostBody)
            return refuse(413);
        expect('\n', m_left == 0 ? Chunk::Last : Chunk::Data);
        m_digits = 0;
        break;
    case Chunk::DataEnd:
        expect('\r', Chunk::DataEndLine);
        break;
    case Chunk::DataEndLine:
        expect('\n', Chunk::Size);
        break;
    case Chunk::Last:
        expect('\r', Chunk::LastLine);
        break;
    case Chunk::LastLine:
        expect('\n', Chunk::Size);
        if (m_state == State::Body)
            m_state = State::Complete;
        break;
    case Chunk::Data:
        break;
    }
}

void RequestScanner::refuse(int status)
{
    m_state = State::Refused;
    m_refusal = status;
    m_line.clear();
    m_lines.clear();
}

} // namespace matinee
