#pragma once

#include "core/rest/request_head.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace matinee {

/// Follows the bytes of one connection and knows where each request ends, or why it must not reach
/// the HTTP server. A pure state machine: no socket, no clock.
///
/// One request at a time: bytes after the end of a request, before next(), are refused too. After a
/// refusal nothing more is read and the connection has to go.
class RequestScanner {
public:
    struct Limits {
        HeadLimits head;
        qsizetype headBytes = 16 * 1024;
        qint64 body = 1024 * 1024;
    };
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
    bool closes() const { return m_head.closes; } ///< after this request
    /// Once per request: the client waits for "100 Continue" before it sends the body.
    bool takeContinue();
    /// The request has been answered; another one may come.
    void next();
    /// The connection is given up for a reason that is not in its bytes.
    void abandon() { m_state = State::Refused; }

private:
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

    QList<QByteArray> m_lines;
    QByteArray m_line;
    qsizetype m_headSize = 0;
    RequestHead m_head;

    qint64 m_left = 0; ///< bytes to come of the body or the chunk
    qint64 m_body = 0; ///< bytes of all chunks
    Chunk m_chunk = Chunk::Size;
    int m_digits = 0;
};

} // namespace matinee
