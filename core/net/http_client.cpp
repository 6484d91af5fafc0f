#include "core/net/http_client.h"

#include "core/net/http_exchange.h"
#include "core/net/url_rules.h"

#include <QNetworkProxyFactory>

namespace matinee {

namespace {

class Proxies : public QNetworkProxyFactory {
public:
    explicit Proxies(const std::optional<QNetworkProxy> &proxy) : m_proxy(proxy) { }

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (isLoopback(query.peerHostName()))
            return {QNetworkProxy::NoProxy};
        return m_proxy ? QList<QNetworkProxy>{*m_proxy} : systemProxyForQuery(query);
    }

private:
    std::optional<QNetworkProxy> m_proxy;
};

} // namespace

HttpClient::HttpClient(QObject *parent) : HttpClient(std::nullopt, parent) { }

HttpClient::HttpClient(const std::optional<QNetworkProxy> &proxy, QObject *parent)
    : QObject(parent),
      m_proxy(proxy),
      m_network(newNetwork())
{
}

HttpClient::~HttpClient()
{
    qDeleteAll(QObjectList(children())); // exchanges, whose replies are gone once the manager is
}

std::shared_ptr<QNetworkAccessManager> HttpClient::newNetwork() const
{
    auto network = std::make_shared<QNetworkAccessManager>();
    network->setTransferTimeout(0); // HttpExchange has its own, finer ones
    network->setProxyFactory(new Proxies(m_proxy)); // the manager owns it
    network->setStrictTransportSecurityEnabled(true);
    network->enableStrictTransportSecurityStore(false);
    return network;
}

QFuture<HttpResult> HttpClient::send(const HttpRequest &request)
{
    const auto lost = [this, used = std::weak_ptr(m_network)] {
        if (used.lock() == m_network)
            m_network = newNetwork(); // others on their way keep the old one
    };
    auto *exchange = new HttpExchange(m_network, request, lost, this);
    return exchange->start();
}

} // namespace matinee
