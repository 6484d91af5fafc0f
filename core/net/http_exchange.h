#pragma once

#include "core/net/http_message.h"

#include <QFutureWatcher>
#include <QNetworkReply>
#include <QPromise>
#include <QTimer>

#include <functional>
#include <memory>

class QNetworkAccessManager;

namespace matinee {

/// One question on its way, through redirects, to its answer or its failure. Deletes itself then.
class HttpExchange : public QObject {
public:
    /// `lost` is called when the connection cannot be trusted to carry another question.
    HttpExchange(std::shared_ptr<QNetworkAccessManager> network, HttpRequest request,
                 std::function<void()> lost, QObject *parent);
    ~HttpExchange() override;

    QFuture<HttpResult> start();

private:
    struct LaterDeleted {
        HttpExchange *exchange = nullptr;

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

    const std::shared_ptr<QNetworkAccessManager> m_network; ///< outlives the reply
    HttpRequest m_request;
    std::function<void()> m_lost;
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
