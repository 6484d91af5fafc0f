#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

#include <tl/expected.hpp>

namespace matinee {

/// What the head of an HTTP/1 message says about where the message ends and the connection goes.
struct RequestHead {
    QByteArray method;
    QByteArray path; ///< percent-encoded, without the query
    bool isOld = false; ///< HTTP/1.0
    qint64 contentLength = 0;
    bool chunked = false;
    bool closes = false; ///< HTTP/1.0, or Connection: close
    bool expectsContinue = false;
};

struct HeadLimits {
    qsizetype target = 8 * 1024; ///< bytes of the address
    qsizetype fields = 64;
};

/// Reads the first line of a head, without its CRLF: what is known as soon as it is there, a client of
/// another protocol learns at once. The error is the status to refuse with: 400, 414, 501 and 505.
tl::expected<RequestHead, int> readRequestLine(const QByteArray &line, const HeadLimits &limits);

/// Reads the lines of a head (RFC 9112), without their CRLF and without the empty one that ends it.
/// The error is the status to refuse with: 400 for everything two readers could understand in two ways
/// (both Content-Length and Transfer-Encoding, either of them twice or not exactly in its plain form, no
/// or two Hosts, a folded or odd line, a field twice that may be there once), 431, 417, 501 (upgrade)
/// and those of readRequestLine().
tl::expected<RequestHead, int> readRequestHead(const QList<QByteArray> &lines, const HeadLimits &limits);

} // namespace matinee
