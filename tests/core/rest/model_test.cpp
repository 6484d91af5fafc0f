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
        QVERIFY(m_api->services().accounts.people.setAdministrator(u"ada"_s, true)->isAdministrator);
    }

    void onlyAdministratorsGetIn()
    {
        for (const auto &[method, path] : {std::pair(Method::Get, "/api/v1/admin/model"),
                                           {Method::Post, "/api/v1/admin/model/training"},
                                           {Method::Delete, "/api/v1/admin/model/training"},
                                           {Method::Post, "/api/v1/admin/model/roll-back"}}) {
            QCOMPARE(m_api->call(method, path).status, 401);
            QCOMPARE(m_api->call(method, path, {}, m_ben).status, 404);
        }
        QCOMPARE(state(), u"never"_s);
    }

    void aFieldThatNothingReadsIsRefused()
    {
        for (const auto &[method, path] : {std::pair(Method::Get, "/api/v1/admin/model?verbose=yes"),
                                           {Method::Post, "/api/v1/admin/model/training?min=5"},
                                           {Method::Delete, "/api/v1/admin/model/training?now=1"},
                                           {Method::Post, "/api/v1/admin/model/roll-back?to=shipped"}})
            QVERIFY2(m_api->call(method, path, {}, m_ada).status == 422, path);
    }

    void noModelIsInUseAtFirst()
    {
        const QJsonObject model = jsonOf(m_api->get("/api/v1/admin/model", m_ada));
        QVERIFY(model.value(u"current"_s).isNull());
        QVERIFY(model.contains(u"current"_s));
        QVERIFY(model.value(u"promoted"_s).toArray().isEmpty());
        QCOMPARE(m_api->call(Method::Post, "/api/v1/admin/model/roll-back", {}, m_ada).status, 409);
    }

    void aTrainingIsStartedOnceAndCanBeStopped()
    {
        m_api->services().rest.models.program = u"/bin/true"_s; // may take ten seconds to begin
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
        QCOMPARE(state(), u"learning"_s); // it may be starting
        m_api->clock.advance(std::chrono::seconds(11));
        QCOMPARE(state(), u"stopped"_s);
    }

    void aProcessThatOnlyHasTheNumberOfOneThatTrainedIsLeftAlone()
    {
        QDir(m_api->services().folder.path()).mkpath(u"models"_s);
        QFile file(m_api->services().folder.filePath(u"models/training.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"phase":"learning","started_at":"2020-01-01T00:00:00Z","process":1})");
        file.close();
        QCOMPARE(state(), u"stopped"_s);
        QCOMPARE(m_api->call(Method::Delete, "/api/v1/admin/model/training", {}, m_ada).status, 409);
    }

    void aProgramThatCannotBeStartedIsAnError()
    {
        m_api->services().rest.models.program = u"/no/such/program"_s;
        QCOMPARE(m_api->call(Method::Post, "/api/v1/admin/model/training", {}, m_ada).status, 503);
        QCOMPARE(state(), u"failed"_s);
    }
};

QTEST_GUILESS_MAIN(ModelTest)
#include "model_test.moc"
