#include "core/rest/client_address.h"
#include "core/rest/connection_limits.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

class ClientAddressTest : public QObject {
    Q_OBJECT

    const QHostAddress m_proxy{u"10.0.0.2"_s};

private slots:
    void addresses_data()
    {
        QTest::addColumn<QString>("peer");
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QString>("client");
        const auto row = [](const char *name, const QString &peer, const QByteArray &field,
                            const QString &client) { QTest::newRow(name) << peer << field << client; };
        row("a stranger's word counts nothing", u"192.0.2.1"_s, "203.0.113.9", u"192.0.2.1"_s);
        row("the proxy is believed", u"10.0.0.2"_s, "203.0.113.9", u"203.0.113.9"_s);
        row("also in IPv6 clothes", u"::ffff:10.0.0.2"_s, "203.0.113.9", u"203.0.113.9"_s);
        row("the last one is the proxy's own", u"10.0.0.2"_s, "127.0.0.1, 203.0.113.9", u"203.0.113.9"_s);
        row("a second proxy is passed over", u"10.0.0.2"_s, "203.0.113.9,10.0.0.3", u"203.0.113.9"_s);
        row("IPv6", u"10.0.0.2"_s, "2001:db8::1", u"2001:db8::1"_s);
        row("nothing said", u"10.0.0.2"_s, "", u"10.0.0.2"_s);
        row("nonsense", u"10.0.0.2"_s, "unknown", u"10.0.0.2"_s);
        row("nonsense before an address", u"10.0.0.2"_s, "<script>, 203.0.113.9", u"203.0.113.9"_s);
        row("a port", u"10.0.0.2"_s, "203.0.113.9:80", u"10.0.0.2"_s);
        row("only proxies", u"10.0.0.2"_s, "10.0.0.3", u"10.0.0.2"_s);
    }
    void addresses()
    {
        QFETCH(QString, peer);
        QFETCH(QByteArray, field);
        QFETCH(QString, client);
        const QList<QHostAddress> trusted{m_proxy, QHostAddress(u"10.0.0.3"_s)};
        QCOMPARE(clientAddress(QHostAddress(peer), field, trusted), QHostAddress(client));
    }

    void oneAddressHasSoManyPlaces()
    {
        const auto limits = std::make_shared<ConnectionLimits>(5, 2, QList{m_proxy});
        const QHostAddress somebody(u"192.0.2.1"_s);
        auto first = limits->admit(somebody);
        const auto second = limits->admit(QHostAddress(u"::ffff:192.0.2.1"_s));
        QVERIFY(first && second);
        QVERIFY(!limits->admit(somebody));
        QVERIFY(limits->admit(QHostAddress(u"192.0.2.2"_s)));
        first.reset();
        QVERIFY(limits->admit(somebody));
    }

    void theProxyHasAllThePlacesThereAre()
    {
        const auto limits = std::make_shared<ConnectionLimits>(3, 1, QList{m_proxy});
        const auto first = limits->admit(m_proxy), second = limits->admit(m_proxy);
        const auto local = limits->admit(QHostAddress(QHostAddress::LocalHost));
        QVERIFY(first && second && local);
        QVERIFY(!limits->admit(m_proxy));
    }
};

QTEST_APPLESS_MAIN(ClientAddressTest)
#include "client_address_test.moc"
