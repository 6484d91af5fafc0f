#include "core/rest/metrics.h"
#include "tests/core/rest/test_api.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What a server tells of itself.
class MetricsTest : public QObject {
    Q_OBJECT

private slots:
    void answersAreCountedByRouteStatusAndDuration()
    {
        Metrics metrics;
        metrics.answered(Method::Get, u"/api/v1/movies/{ref}"_s, 200, 3ms, 100);
        metrics.answered(Method::Get, u"/api/v1/movies/{ref}"_s, 200, 30ms, 50);
        metrics.answered(Method::Get, u"/api/v1/movies/{ref}"_s, 404, 20s, 1);
        metrics.answered(Method::Get, {}, 404, 0ms, 0);
        metrics.refused(431);
        const QByteArray text = metrics.text(7);
        const auto has = [&](const QByteArray &line) { return text.contains(line + '\n'); };
        const QByteArray film = R"({method="GET",route="/api/v1/movies/{ref}")";
        QVERIFY(has("matinee_requests_total" + film + R"(,status="200"} 2)"));
        QVERIFY(has("matinee_requests_total" + film + R"(,status="404"} 1)"));
        QVERIFY(has(R"(matinee_requests_total{method="GET",route="none",status="404"} 1)"));
        QVERIFY(has("matinee_request_seconds_bucket" + film + R"(,le="0.005"} 1)"));
        QVERIFY(has("matinee_request_seconds_bucket" + film + R"(,le="0.05"} 2)"));
        QVERIFY(has("matinee_request_seconds_bucket" + film + R"(,le="10"} 2)"));
        QVERIFY(has("matinee_request_seconds_bucket" + film + R"(,le="+Inf"} 3)"));
        QVERIFY(has("matinee_request_seconds_count" + film + "} 3"));
        QVERIFY(has(R"(matinee_refused_total{status="431"} 1)"));
        QVERIFY(has("matinee_sent_bytes_total 151"));
        QVERIFY(has("matinee_busy_requests 7"));
        QVERIFY(!text.contains("process_resident_memory_bytes 0\n"));
    }

    void onlyAdministratorsRead()
    {
        TestApi api;
        QCOMPARE(api.get("/metrics").status, 401);
        QString ada = api.signedIn("ada");
        QCOMPARE(api.get("/metrics", ada).status, 404);
        QVERIFY(api.services().accounts.people.setAdministrator(u"ada"_s, true));
        const Response read = api.get("/metrics", ada);
        QCOMPARE(read.status, 200);
        QVERIFY(read.header("Content-Type").startsWith("text/plain; version=0.0.4"));
    }
};

QTEST_GUILESS_MAIN(MetricsTest)
#include "metrics_test.moc"
