#include "core/net/http_client.h"

#include "core/net/http_exchange.h"
#include "core/net/url_rules.h"

#include <QNetworkProxy>
#include <QNetworkProxyFactory>

namespace matinee {

namespace {

class SystemProxies : public QNetworkProxyFactory {
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        return isLoopback(query.peerHostName()) ? QList<QNetworkProxy>{QNetworkProxy::NoProxy}
                                                : systemProxyForQuery(query);
    }
};

} // namespace

HttpClient::HttpClient(QObject *parent) : QObject(parent)
{
    m_network.setTransferTimeout(0); // HttpExchange has its own, finer ones
    m_network.setProxyFactory(new SystemProxies); // the manager owns it
    m_network.setStrictTransportSecurityEnabled(true);
    m_network.enableStrictTransportSecurityStore(false);
}

HttpClient::~HttpClient()
{
    qDeleteAll(QObjectList(children())); // exchanges, whose replies are gone once the manager is
}

QFuture<HttpResult> HttpClient::send(const HttpRequest &request)
{
    auto *exchange = new HttpExchange(m_network, request, this);
    return exchange->start();
}

} // namespace matinee
