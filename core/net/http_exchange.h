#pragma once

#include "core/net/http_message.h"

#include <QFutureWatcher>
#include <QNetworkReply>
#include <QPromise>
#include <QTimer>

#include <memory>

class QNetworkAccessManager;

namespace matinee {

/// One question on its way, through redirects, to its answer or its failure. Deletes itself then.
class HttpExchange : public QObject {
public:
    HttpExchange(QNetworkAccessManager &network, HttpRequest request, QObject *parent);
    ~HttpExchange() override;

    QFuture<HttpResult> start();

private:
    struct LaterDeleted {
        void operator()(QNetworkReply *reply) const;
    };

    void ask();
    void take();
    void follow(const QUrl &to);
    void end();
    void finish(HttpResult result);
    void giveUp(HttpFailure::Kind kind);
    void giveUp(HttpFailure failure);
    HttpFailure failureOf(QNetworkReply::NetworkError error, const QString &detail) const;
    HttpAnswer answer() const;

    QNetworkAccessManager &m_network;
    HttpRequest m_request;
    QPromise<HttpResult> m_promise;
    QFutureWatcher<HttpResult> m_cancelled;
    std::unique_ptr<QNetworkReply, LaterDeleted> m_reply;
    QByteArray m_body;
    QStringList m_distrust; ///< why the certificate does not prove who the server is
    QTimer m_idle;
    QTimer m_total;
    int m_redirects = 0;
};

} // namespace matinee
