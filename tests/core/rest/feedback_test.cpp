#include "tests/core/rest/test_api.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The log of what was suggested, over REST.
class FeedbackTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestApi> m_api;
    QString m_ada;

    Response post(const QJsonArray &events)
    {
        const QJsonObject body{{u"events"_s, events}};
        return m_api->call(Method::Post, "/api/v1/me/feedback", QJsonDocument(body).toJson(), m_ada);
    }
    Response put(const QByteArray &target, const QByteArray &body = {})
    {
        return m_api->call(Method::Put, target, body, m_ada);
    }
    QJsonObject read(const QByteArray &target) { return jsonOf(m_api->get(target, m_ada)); }

    static QJsonObject event(const QString &kind, const QString &movie, int position = 1)
    {
        return {{u"kind"_s, kind}, {u"movie"_s, movie}, {u"list"_s, u"for_you"_s}, {u"position"_s, position}};
    }

    static QJsonObject with(QJsonObject event, const QString &field, const QJsonValue &value)
    {
        event.insert(field, value);
        return event;
    }

private slots:
    void init()
    {
        m_api = std::make_unique<TestApi>();
        m_ada = m_api->signedIn("ada");
    }

    void whatIsSentCanBeReadWithWhatWasPredicted()
    {
        put("/api/v1/me/ratings/tt0084787", R"({"points":100})");
        m_api->clock.advance(10min);
        const Response posted = post({event(u"shown"_s, u"tt0078748"_s), event(u"opened"_s, u"tt0078748"_s)});
        QCOMPARE(posted.status, 200);
        QCOMPARE(jsonOf(posted).value("recorded"_L1), 2);

        const QJsonObject log = read("/api/v1/me/feedback");
        QCOMPARE(log.value("total"_L1), 2);
        QCOMPARE(log.value("kept"_L1), true);
        const QJsonObject last = log.value("items"_L1).toArray().first().toObject();
        QCOMPARE(last.value("kind"_L1), u"opened"_s);
        QCOMPARE(last.value("movie"_L1).toObject().value("title"_L1), u"Alien"_s);
        QCOMPARE(last.value("list"_L1), u"for_you"_s);
        QCOMPARE(last.value("position"_L1), 1);
        QCOMPARE(last.value("at"_L1), u"2026-03-14T09:36:53.589Z"_s);
        QVERIFY(last.value("match"_L1).toDouble() > 0);
        QVERIFY(!last.value("expert"_L1).toString().isEmpty());
    }

    void aRatingInPointsIsPredictedAndMeasuredWhereEnoughIsKnown()
    {
        for (const char *film : {"tt0084787", "tt0077651", "tt0083658", "tt0047478", "tt0133093"})
            put(QByteArray("/api/v1/me/ratings/") + film, R"({"points":70})");
        post({event(u"shown"_s, u"tt0078748"_s)});
        const QJsonObject kept = read("/api/v1/me/feedback").value("items"_L1).toArray().first().toObject();
        const double predicted = kept.value("predicted_points"_L1).toDouble();
        QVERIFY(predicted >= 1 && predicted <= 100);
        m_api->clock.advance(10min);
        put("/api/v1/me/ratings/tt0078748", R"({"points":100})");

        const QJsonObject accuracy = read("/api/v1/me/accuracy");
        QCOMPARE(accuracy.value("predicted"_L1), 1);
        QCOMPARE(accuracy.value("mean_error"_L1).toDouble(), 100 - predicted);
    }

    void aPredictionOfTheCallerIsNotTaken()
    {
        const Response refused = post({with(event(u"shown"_s, u"tt0078748"_s), u"match"_s, 0.99)});
        QCOMPARE(refused.status, 422);
        QCOMPARE(faultsOf(refused), QStringList{u"events[0].match"_s});
    }

    void everyFaultIsNamedWithItsPlace()
    {
        const QJsonObject words = with(event(u"shown"_s, u"tt0078748"_s), u"list"_s, u"For you"_s);
        const Response bad = post({event(u"liked"_s, u"tt0078748"_s), event(u"shown"_s, u"tt9999999"_s, 0), 7,
                                   with(words, u"at"_s, u"yesterday"_s)});
        QCOMPARE(bad.status, 422);
        QCOMPARE(faultsOf(bad),
                 (QStringList{u"events[0].kind"_s, u"events[1].movie"_s, u"events[1].position"_s,
                              u"events[2]"_s, u"events[2].kind"_s, u"events[2].list"_s, u"events[2].movie"_s,
                              u"events[3].at"_s, u"events[3].list"_s}));
        QCOMPARE(read("/api/v1/me/feedback").value("total"_L1), 0);
    }

    void aDatabaseThatCannotBeReadIsNotTheCallersFault()
    {
        QVERIFY(m_api->services().database->execute(u"DROP TABLE movie_external_id"_s));
        const Response failed = post({event(u"shown"_s, u"tt0078748"_s)});
        QCOMPARE(failed.status, 500);
        QVERIFY(faultsOf(failed).isEmpty());
    }

    void anInstantNeedsItsZoneAndIsNotToCome()
    {
        const auto at = [this](const char *instant) {
            return post({with(event(u"opened"_s, u"tt0078748"_s), u"at"_s, QString::fromLatin1(instant))});
        };
        QCOMPARE(at("2026-03-14T09:00:00.000Z").status, 200);
        QCOMPARE(at("2026-03-14T10:00:00+01:00").status, 200);
        QCOMPARE(faultsOf(at("2026-03-14T09:00:00")), QStringList{u"events[0].at"_s});
        QCOMPARE(faultsOf(at("2026-03-15T09:00:00Z")), QStringList{u"events"_s});
    }

    void aCallTakesOneToAHundredEvents()
    {
        QCOMPARE(faultsOf(post({})), QStringList{u"events"_s});
        QJsonArray many;
        for (int i = 0; i < 100; ++i)
            many.append(event(u"opened"_s, u"tt0078748"_s));
        QCOMPARE(jsonOf(post(many)).value("recorded"_L1), 100);
        many.append(event(u"opened"_s, u"tt0078748"_s));
        QCOMPARE(faultsOf(post(many)), QStringList{u"events"_s});
    }

    void pagesFollowTheCursor()
    {
        post({event(u"opened"_s, u"tt0078748"_s), event(u"opened"_s, u"tt0089881"_s),
              event(u"opened"_s, u"tt0116282"_s)});
        const QJsonObject first = read("/api/v1/me/feedback?limit=2");
        QCOMPARE(first.value("items"_L1).toArray().size(), 2);
        const QByteArray cursor = first.value("next"_L1).toString().toLatin1();
        const Response second = m_api->get("/api/v1/me/feedback?limit=2&cursor=" + cursor, m_ada);
        QCOMPARE(titlesOf(second), QStringList{u"Alien"_s});
        QVERIFY(jsonOf(second).value("next"_L1).isNull());
    }

    void theLogCanBeClearedAndSwitchedOff()
    {
        post({event(u"shown"_s, u"tt0078748"_s)});
        const Response off = m_api->call(Method::Patch, "/api/v1/me/feedback", R"({"kept":false})", m_ada);
        QCOMPARE(off.status, 200);
        QCOMPARE(jsonOf(post({event(u"shown"_s, u"tt0089881"_s)})).value("recorded"_L1), 0);
        QCOMPARE(read("/api/v1/me/feedback").value("total"_L1), 1);
        QCOMPARE(read("/api/v1/me/feedback").value("kept"_L1), false);

        QCOMPARE(m_api->call(Method::Delete, "/api/v1/me/feedback", {}, m_ada).status, 204);
        QCOMPARE(read("/api/v1/me/feedback").value("total"_L1), 0);
        const Response empty = m_api->call(Method::Patch, "/api/v1/me/feedback", "{}", m_ada);
        QCOMPARE(faultsOf(empty), QStringList{u"kept"_s});
    }

    void theAnalysisCountsWhatOtherCallsDid()
    {
        post({event(u"shown"_s, u"tt0078748"_s), event(u"shown"_s, u"tt0089881"_s, 2)});
        m_api->clock.advance(10min);
        put("/api/v1/me/watchlist/tt0089881");

        const QJsonObject analysis = read("/api/v1/me/feedback/analysis");
        QCOMPARE(analysis.value("hit_rate"_L1), 0.5);
        QCOMPARE(analysis.value("days"_L1), 1);
        const QJsonObject month = analysis.value("months"_L1).toArray().first().toObject();
        QCOMPARE(month.value("month"_L1), u"2026-03"_s);
        QCOMPARE(month.value("settled"_L1), false);
        const QJsonObject coverage = analysis.value("coverage"_L1).toObject();
        QCOMPARE(coverage.value("shown"_L1), 2);
        QCOMPARE(coverage.value("films"_L1), 8);
        int takenUp = 0;
        for (const QJsonValue &reason : analysis.value("by_reason"_L1).toArray())
            takenUp += reason.toObject().value("taken_up"_L1).toInt();
        QCOMPARE(takenUp, 1);

        const QJsonObject before = read("/api/v1/me/feedback/analysis?to=2026-03-13");
        QVERIFY(before.value("hit_rate"_L1).isNull());
        QCOMPARE(faultsOf(m_api->get("/api/v1/me/feedback/analysis?from=2026-03-02&to=2026-03-01", m_ada)),
                 QStringList{u"to"_s});
    }

    void theAccuracyCountsRatingsThatCameAfterAPrediction()
    {
        QCOMPARE(read("/api/v1/me/accuracy").value("films"_L1), 0);
        put("/api/v1/me/ratings/tt0084787", R"({"points":100})");
        post({event(u"shown"_s, u"tt0078748"_s), event(u"shown"_s, u"tt0084787"_s)});
        m_api->clock.advance(10min);
        put("/api/v1/me/ratings/tt0078748", R"({"points":90})");
        put("/api/v1/me/ratings/tt0084787", R"({"points":80})"); // again: it had been rated when it was shown
        put("/api/v1/me/ratings/tt0089881", R"({"points":50})"); // never shown

        const QJsonObject accuracy = read("/api/v1/me/accuracy");

        QCOMPARE(accuracy.value("films"_L1), 1);
        QCOMPARE(accuracy.value("tenths"_L1).toArray().size(), 10);
        QVERIFY(accuracy.value("mean_error"_L1).isNull());
    }

    void theLogIsNobodyElses()
    {
        post({event(u"shown"_s, u"tt0078748"_s)});
        const QString bob = m_api->signedIn("bob");
        QCOMPARE(jsonOf(m_api->get("/api/v1/me/feedback", bob)).value("total"_L1), 0);
        QCOMPARE(m_api->call(Method::Delete, "/api/v1/me/feedback", {}, bob).status, 204);
        QCOMPARE(read("/api/v1/me/feedback").value("total"_L1), 1);
    }
};

QTEST_GUILESS_MAIN(FeedbackTest)
#include "feedback_test.moc"
