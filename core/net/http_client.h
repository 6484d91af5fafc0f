#pragma once

#include "core/net/http_message.h"

#include <QFuture>
#include <QNetworkAccessManager>
#include <QNetworkProxy>

#include <memory>
#include <optional>

namespace matinee {

/// The one way out to the network. Asks one question and follows it to its answer; who asks decides whether
/// to ask again. Keeps no cookies and no cache, and trusts a server only with a certificate that proves its
/// name (TLS 1.2 or later). The system's proxy is used, or the one it was made with; for this machine none,
/// since http to it is sent in the open.
///
/// Redirects are followed for GET only, three at most, never from https to http; on another server the
/// `Authorization` header and the authorities of the question are left behind.
///
/// After a question without an answer the next one gets a connection of its own: the old one may be dead, and
/// TCP takes minutes to notice.
///
/// Lives on a thread with an event loop. Cancelling the future ends the exchange.
class HttpClient : public QObject {
public:
    explicit HttpClient(QObject *parent = nullptr);
    /// std::nullopt: the system's; see readProxy().
    explicit HttpClient(const std::optional<QNetworkProxy> &proxy, QObject *parent = nullptr);
    ~HttpClient() override;

    QFuture<HttpResult> send(const HttpRequest &request);

private:
    std::shared_ptr<QNetworkAccessManager> newNetwork() const;

    std::optional<QNetworkProxy> m_proxy;
    std::shared_ptr<QNetworkAccessManager> m_network; ///< with the connections that the next question may use
};

} // namespace matinee
