#include "tests/core/rest/test_api.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

/// What somebody who looks after a server does with suggestion models.
class ModelTest : public QObject {
    Q_OBJECT

    std::unique_ptr<TestApi> m_api;
    QString m_ada; ///< looks after the server
    QString m_ben;

    QString state()
    {
        return jsonOf(m_api->get("/api/v1/admin/model", m_ada)).value(u"training"_s)[u"state"_s].toString();
    }

private slots:
    void init()
    {
        m_api = std::make_unique<TestApi>();
        m_ada = m_api->signedIn("ada");
        m_ben = m_api->signedIn("ben");
        QVERIFY(m_api->services().accounts.makeAdministrator(u"ada"_s)->isAdministrator);
    }

    void onlyAdministratorsGetIn()
    {
        for (const auto &[method, path] : {std::pair(Method::Get, "/api/v1/admin/model"),
                                           {Method::Post, "/api/v1/admin/model/training"},
                                           {Method::Delete, "/api/v1/admin/model/training"},
                                           {Method::Post, "/api/v1/admin/model/roll-back"}}) {
            QCOMPARE(m_api->call(method, path).status, 401);
            QCOMPARE(m_api->call(method, path, {}, m_ben).status, 403);
        }
        QCOMPARE(state(), u"never"_s);
    }

    void theModelThatShipsIsInUseAtFirst()
    {
        const QJsonObject model = jsonOf(m_api->get("/api/v1/admin/model", m_ada));
        QCOMPARE(model.value(u"current"_s)[u"version"_s].toString(), model::shippedModel()->version());
        QVERIFY(model.value(u"current"_s)[u"source"_s].toString().contains(u"MovieTweetings"_s));
        QVERIFY(model.value(u"promoted"_s).toArray().isEmpty());
        QCOMPARE(m_api->call(Method::Post, "/api/v1/admin/model/roll-back", {}, m_ada).status, 409);
    }

    void aTrainingIsStartedOnceAndCanBeStopped()
    {
        m_api->services().rest.models.program = u"/usr/bin/yes"_s; // does not end by itself
        QCOMPARE(m_api->call(Method::Delete, "/api/v1/admin/model/training", {}, m_ada).status, 409);
        const Response started = m_api->call(Method::Post, "/api/v1/admin/model/training", {}, m_ada);
        QCOMPARE(started.status, 202);
        QCOMPARE(jsonOf(started).value(u"state"_s), u"learning"_s);
        QCOMPARE(m_api->call(Method::Post, "/api/v1/admin/model/training", {}, m_ada).status, 409);
        const Response stopped = m_api->call(Method::Delete, "/api/v1/admin/model/training", {}, m_ada);
        QCOMPARE(stopped.status, 200);
        QCOMPARE(jsonOf(stopped).value(u"state"_s), u"stopped"_s);
        QCOMPARE(state(), u"stopped"_s);
    }

    void aTrainingThatDiedIsSaidToHaveStopped()
    {
        m_api->services().rest.models.program = u"/bin/false"_s;
        QCOMPARE(m_api->call(Method::Post, "/api/v1/admin/model/training", {}, m_ada).status, 202);
        QTRY_COMPARE(state(), u"stopped"_s);
    }

    void aProgramThatCannotBeStartedIsAnError()
    {
        m_api->services().rest.models.program = u"/no/such/program"_s;
        QCOMPARE(m_api->call(Method::Post, "/api/v1/admin/model/training", {}, m_ada).status, 503);
        QCOMPARE(state(), u"never"_s);
    }
};

QTEST_GUILESS_MAIN(ModelTest)
#include "model_test.moc"
