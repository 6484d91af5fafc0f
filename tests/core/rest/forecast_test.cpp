#include "tests/core/rest/test_api.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

/// What somebody would give a film, over REST.
class ForecastTest : public QObject {
    Q_OBJECT

    TestApi m_api;
    QString m_ada;

    QJsonArray suggested()
    {
        const Response list = m_api.call(Method::Get, "/api/v1/me/recommendations", {}, m_ada);
        return jsonOf(list).value(u"items"_s).toArray();
    }

private slots:
    void initTestCase() { m_ada = m_api.signedIn("ada"); }

    void suggestionsSayWhatOneWouldGive()
    {
        const auto first = [&] { return suggested().first().toObject(); };
        QVERIFY(first().value(u"predicted_points"_s).isNull());
        QVERIFY(first().value(u"interval"_s).isNull());

        const QJsonArray all = suggested();
        for (int film = 0; film < 5; ++film) {
            const QString ref = all.at(film)[u"movie"_s][u"ref"_s].toString();
            const QByteArray target = "/api/v1/me/ratings/" + ref.mid(5).toLatin1();
            QCOMPARE(m_api.call(Method::Put, target, R"({"points":80})", m_ada).status, 200);
        }
        const int points = first().value(u"predicted_points"_s).toInt();
        const QJsonArray interval = first().value(u"interval"_s).toArray();
        QCOMPARE(interval.size(), 2);
        QVERIFY(1 <= interval.first().toInt() && interval.first().toInt() < points);
        QVERIFY(points < interval.last().toInt() && interval.last().toInt() <= 100);
    }
};

QTEST_MAIN(ForecastTest)

#include "forecast_test.moc"
