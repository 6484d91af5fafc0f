#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QSslCertificate>
#include <QUrl>

#include <chrono>
#include <utility>

#include <tl/expected.hpp>

namespace matinee {

/// How long an exchange may take.
struct HttpPatience {
    /// Until the answer begins, from the last bytes of the question's body that went out, or from the start:
    /// Qt does not tell when a question without a body is on its way.
    std::chrono::milliseconds answer{20'000};
    std::chrono::milliseconds idle{30'000}; ///< between two parts of the answer
    std::chrono::milliseconds total{120'000}; ///< redirects included
};

/// A question to a server on the network: https, or http to this machine.
struct HttpRequest {
    QUrl url; ///< without a user's name or password
    QByteArray method = "GET";
    QList<std::pair<QByteArray, QByteArray>> headers = {};
    QByteArray body = {};
    qint64 mostBytes = 8 << 20; ///< of the answer's body, unpacked
    HttpPatience patience = {};
    QList<QSslCertificate> authorities = {}; ///< trusted for this server beside those of the system
};

struct HttpAnswer {
    int status = 0; ///< 200 to 599
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body; ///< unpacked
    QUrl url; ///< of the answer, after redirects
};

/// Why there is no answer. An answer with a status of an error is an answer.
struct HttpFailure {
    enum class Kind {
        Refused, ///< a question that is never sent: its address cannot be used
        Offline, ///< the server was not reached
        TimedOut,
        Untrusted, ///< the server did not prove who it is; trying again does not help
        Redirected, ///< to where we do not go, or too often
        TooLarge, ///< more than HttpRequest::mostBytes
        Broken, ///< no HTTP, or cut off: it is unknown whether the server acted
        Cancelled,
    };

    Kind kind = Kind::Broken;
    QString message; ///< translated; names the host
    QString detail = {}; ///< for the log
    std::chrono::seconds retryAfter{0}; ///< as the server asked, where an answer was taken for a failure
};

using HttpResult = tl::expected<HttpAnswer, HttpFailure>;

} // namespace matinee
