#pragma once

#include "core/rest/request_head.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace matinee {

/// Follows the bytes of one connection and knows where each request ends, or why it must not reach
/// the HTTP server. A pure state machine: no socket, no clock.
///
/// One request at a time: bytes after the end of a request, before next(), are refused when they come with
/// it, and make the request the last one when they come later. After a refusal nothing more is read and
/// the connection has to go.
class RequestScanner {
public:
    /// A route that takes larger bodies than others do.
    struct LargeBody {
        QByteArray method;
        QByteArray path; ///< the whole of it, as it is sent
        qint64 bytes;
    };
    struct Limits {
        HeadLimits head;
        qsizetype headBytes = 16 * 1024;
        qint64 body = 64 * 1024;
        QList<LargeBody> largeBodies;
    };
    static constexpr qint64 ChunkOverhead = 64 * 1024; ///< bytes that the framing of all chunks may take
    enum class State {
        Idle, ///< no byte of a request yet
        Head,
        Body,
        Complete,
        Refused,
    };

    RequestScanner() = default;
    explicit RequestScanner(const Limits &limits) : m_limits(limits) { }

    State feed(QByteArrayView bytes);
    State state() const { return m_state; }
    int refusal() const { return m_refusal; } ///< the status that says why
    /// Whether the answer has no body, as far as the request was read.
    bool isHead() const { return m_isHead; }
    /// Whether the connection ends after this request: as it says, or because of its size. QHttpServer keeps
    /// a body until the next request on its connection.
    bool closes() const { return m_head.closes || m_received > LargestKept; }
    qint64 received() const { return m_received; } ///< bytes of the present request
    /// Whether bytes came after the end of the request, while it was being answered.
    bool hasSurplus() const { return m_surplus; }
    /// The most bytes that the present request may be, head and all; holds from State::Body on.
    qint64 mostBytes() const
    {
        return m_limits.headBytes + m_mostBody + (m_head.chunked ? ChunkOverhead : 0);
    }
    /// The most that its body may be; holds from State::Body on.
    qint64 mostBody() const { return m_mostBody; }
    /// Whether the present request may have a larger body than most, and said so; holds from State::Body on.
    bool isLarge() const
    {
        return m_mostBody > m_limits.body && (m_head.chunked || m_head.contentLength > m_limits.body);
    }
    /// Once per request: the client waits for "100 Continue" before it sends the body.
    bool takeContinue();
    /// The request has been answered; another one may come.
    void next();
    /// The connection is given up for a reason that is not in its bytes.
    void abandon() { m_state = State::Refused; }

private:
    static constexpr qint64 LargestKept = 16 * 1024;

    enum class Chunk { Size, SizeEnd, Data, DataEnd, DataEndLine, Last, LastLine };

    qsizetype scanHead(QByteArrayView bytes);
    qsizetype scanLength(QByteArrayView bytes);
    qsizetype scanChunks(QByteArrayView bytes);
    void scanChunkByte(char c);
    void endHead();
    void refuse(int status);

    Limits m_limits;
    State m_state = State::Idle;
    int m_refusal = 0;
    bool m_continue = false;
    bool m_surplus = false;

    bool m_isHead = false;
    QList<QByteArray> m_lines;
    QByteArray m_line;
    qsizetype m_headSize = 0;
    RequestHead m_head;

    qint64 m_received = 0;
    qint64 m_mostBody = 0;
    qint64 m_left = 0; ///< bytes to come of the body or the chunk
    qint64 m_body = 0; ///< bytes of all chunks
    qint64 m_overhead = 0; ///< bytes around all chunks
    Chunk m_chunk = Chunk::Size;
    int m_digits = 0;
};

} // namespace matinee
