#include "core/net/http_client.h"
#include "core/net/proxy.h"
#include "tests/support/scripted_server.h"
#include "tests/support/test_certificates.h"
#include "tests/support/tunnel_proxy.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace matinee {

class ProxyTest : public QObject {
    Q_OBJECT

    static QByteArray hello(const QByteArray &) { return ScriptedServer::ok("hello"); }

    static HttpResult answerTo(HttpClient &client, const HttpRequest &request)
    {
        auto future = client.send(request);
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 20'000))
            return tl::unexpected(HttpFailure{HttpFailure::Kind::Cancelled, u"the test waits no longer"_s});
        return future.result();
    }

private slots:
    void aProxyIsReadAsItIsWritten()
    {
        QVERIFY(readProxy(u""_s) && !*readProxy(u""_s));
        QCOMPARE((*readProxy(u"none"_s))->type(), QNetworkProxy::NoProxy);
        QCOMPARE(**readProxy(u"http://proxy.example:3128"_s),
                 QNetworkProxy(QNetworkProxy::HttpProxy, u"proxy.example"_s, 3128));
        QCOMPARE(**readProxy(u"socks5://127.0.0.1:9050"_s),
                 QNetworkProxy(QNetworkProxy::Socks5Proxy, u"127.0.0.1"_s, 9050));
        for (const QString &other :
             {u"proxy.example:3128"_s, u"http://proxy.example"_s, u"https://proxy.example:3128"_s,
              u"http://me:secret@proxy.example:3128"_s, u"http://proxy.example:3128/path"_s, u"http://:1"_s})
            QVERIFY2(!readProxy(other), qPrintable(other));
    }

    /// films.example has no address here: only the proxy can know the way.
    void theProxyIsAskedForTheServerAndSeesNothingOfTheQuestion()
    {
        const TestCertificates certificates;
        ScriptedServer server(hello, certificates.server(u"films"_s, u"DNS:films.example"_s));
        TunnelProxy proxy(server.serverPort());
        HttpClient client(*readProxy(proxy.address()));
        HttpRequest request{QUrl(u"https://films.example/secret"_s)};
        request.authorities = certificates.authority();

        const auto answer = answerTo(client, request);

        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().message + answer.error().detail));
        QCOMPARE(answer->body, "hello");
        QCOMPARE(proxy.asked, QByteArrayList{"CONNECT films.example:443 HTTP/1.1"});
    }

    void thisMachineIsAskedDirectly()
    {
        ScriptedServer server(hello);
        TunnelProxy proxy(server.serverPort());
        HttpClient client(*readProxy(proxy.address()));

        QCOMPARE(answerTo(client, HttpRequest{server.url()})->body, "hello");
        QVERIFY(proxy.asked.isEmpty());
    }

    void aProxyThatIsNotThereIsOffline()
    {
        QString nowhere;
        {
            const TunnelProxy proxy(1);
            nowhere = proxy.address();
        }
        HttpClient client(*readProxy(nowhere));
        const auto answer = answerTo(client, HttpRequest{QUrl(u"https://films.example/"_s)});
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, HttpFailure::Kind::Offline);
    }
};

} // namespace matinee

QTEST_GUILESS_MAIN(matinee::ProxyTest)
#include "proxy_test.moc"
