#include "core/rest/hosts.h"

#include "tests/core/rest/test_api.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

class HostsTest : public QObject {
    Q_OBJECT

    static Request called(const QByteArray &host)
    {
        Request request{.path = "/healthz"};
        if (!host.isEmpty())
            request.headers.insert("host", host);
        return request;
    }

private slots:
    void withoutNamesAllAreGood()
    {
        QVERIFY(Hosts().contains(called("films.example")));
        QVERIFY(Hosts().contains(called({})));
    }

    void onLoopbackItsOwnNamesAreGoodWithItsPort_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<bool>("isGood");
        const auto row = [](const QByteArray &host, bool isGood) {
            QTest::addRow("'%s'", host.constData()) << host << isGood;
        };
        row("127.0.0.1:4711", true);
        row("localhost:4711", true);
        row("LocalHost:4711", true);
        row("[::1]:4711", true);
        row("127.0.0.1", false);
        row("localhost:80", false);
        row("localhost:47110", false);
        row("localhost.:4711", false);
        row("127.0.0.2:4711", false);
        row("localhost.films.example:4711", false);
        row("films.example:4711", false);
        row("", false);
    }
    void onLoopbackItsOwnNamesAreGoodWithItsPort()
    {
        QFETCH(QByteArray, host);
        QTEST(Hosts::loopback(4711).contains(called(host)), "isGood");
    }

    void thePortOfHttpIsLeftOut()
    {
        QVERIFY(Hosts::loopback(80).contains(called("localhost")));
        QVERIFY(!Hosts::loopback(4711).contains(called("localhost")));
    }

    void whoeverCallsItByAnotherNameGetsNothing()
    {
        const auto services = TestServices::open(u":memory:"_s, m_clock);
        const ServerState state;
        RequestBudget budget({0, 0, 0});
        const Admission everybody([](const QString &) { return std::optional(Caller{.user = UserId(1)}); },
                                  budget, m_clock);
        const Router router(routesWithoutAccounts(state),
                            {services->rest, everybody, m_clock, {}, Hosts::loopback(4711)});
        const auto statusFor = [&](const QByteArray &host, Method method) {
            Request request = called(host);
            request.method = method;
            return std::get<Response>(router.answer(request)).status;
        };

        QCOMPARE(statusFor("localhost:4711", Method::Get), 200);
        QCOMPARE(statusFor("films.example:4711", Method::Get), 421);
        QCOMPARE(statusFor("films.example:4711", Method::Options), 421);
    }

    /// Who has no account proves nothing with a password, has no session, and looks after nobody.
    void aLibraryWithoutAccountsHasNoRouteThatNeedsOne()
    {
        const ServerState state;
        for (const Route &route : routesWithoutAccounts(state))
            QVERIFY2(route.access == Access::Anyone || route.access == Access::SignedIn,
                     qPrintable(route.path));
    }

private:
    FixedClock m_clock;
};

QTEST_GUILESS_MAIN(HostsTest)
#include "hosts_test.moc"
