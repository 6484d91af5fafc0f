#pragma once

#include "core/net/http_message.h"

#include <QFuture>
#include <QNetworkAccessManager>

namespace matinee {

/// The one way out to the network. Asks one question and follows it to its answer; who asks decides whether
/// to ask again. Keeps no cookies and no cache, and trusts a server only with a certificate that proves its
/// name (TLS 1.2 or later). The system's proxy is used, but for this machine.
///
/// Redirects are followed for GET only, three at most, never from https to http; on another server the
/// `Authorization` header and the authorities of the question are left behind.
///
/// Lives on a thread with an event loop. Cancelling the future ends the exchange.
class HttpClient : public QObject {
public:
    explicit HttpClient(QObject *parent = nullptr);
    ~HttpClient() override;

    QFuture<HttpResult> send(const HttpRequest &request);

private:
    QNetworkAccessManager m_network;
};

} // namespace matinee
