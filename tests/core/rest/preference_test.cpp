#include "tests/core/rest/test_api.h"

#include <QTest>

using namespace matinee;
using namespace Qt::StringLiterals;

/// /api/v1/me/preferences
class PreferenceTest : public QObject {
    Q_OBJECT

    static constexpr auto Path = "/api/v1/me/preferences";

    std::unique_ptr<TestApi> m_api;
    QString m_ada;

    Response put(const QByteArray &body) { return m_api->call(Method::Put, Path, body, m_ada); }
    QJsonObject now() { return jsonOf(m_api->get(Path, m_ada)); }

private slots:
    void init()
    {
        m_api = std::make_unique<TestApi>();
        m_ada = m_api->signedIn("ada");
    }

    void whatWasNeverSaidIsNothing()
    {
        const QJsonObject nothing{{u"genres"_s, QJsonArray()},    {u"people"_s, QJsonArray()},
                                  {u"services"_s, QJsonArray()},  {u"country"_s, QJsonValue()},
                                  {u"languages"_s, QJsonArray()}, {u"rating_scale"_s, QJsonValue()}};
        QCOMPARE(now(), nothing);
    }

    void whatIsPutIsAnsweredAndRead()
    {
        const QJsonObject wanted{{u"genres"_s, QJsonArray{u"Horror"_s, u"Sci-Fi"_s}},
                                 {u"people"_s, QJsonArray{u"Akira Kurosawa"_s}},
                                 {u"services"_s, QJsonArray{u"Mubi"_s}},
                                 {u"country"_s, u"FR"_s},
                                 {u"languages"_s, QJsonArray{u"fr"_s, u"en"_s}},
                                 {u"rating_scale"_s, u"half_stars"_s}};
        const Response answer = put(bodyOf(wanted));
        QCOMPARE(answer.status, 200);
        QCOMPARE(jsonOf(answer), wanted);
        QCOMPARE(now(), wanted);
        QCOMPARE(jsonOf(m_api->get(Path, m_api->signedIn("bob"))).value(u"country"_s), QJsonValue());
    }

    void whatIsNotPutAgainIsSaidNoMore()
    {
        QCOMPARE(put(R"({"country":"FR","services":["Mubi"],"rating_scale":"ten"})").status, 200);
        QCOMPARE(put(R"({"services":["Mubi"],"rating_scale":null})").status, 200);
        QCOMPARE(now().value(u"country"_s), QJsonValue());
        QCOMPARE(now().value(u"rating_scale"_s), QJsonValue());
        QCOMPARE(now().value(u"services"_s), QJsonArray{u"Mubi"_s});
        QCOMPARE(m_api->call(Method::Post, "/api/v1/me/undo", {}, m_ada).status, 200);
        QCOMPARE(now().value(u"country"_s), u"FR"_s);
    }

    void everyFaultIsNamedWithItsPlaceAndNothingIsKept()
    {
        const Response refused = put(R"({"genres":["Horror","Yodel"],"country":"fr","rating_scale":"five",)"
                                     R"("languages":"fr","colour":"red","services":["Mubi"]})");
        QCOMPARE(refused.status, 422);
        QCOMPARE(faultsOf(refused),
                 (QStringList{u"colour"_s, u"country"_s, u"genres"_s, u"languages"_s, u"rating_scale"_s}));
        QCOMPARE(now().value(u"services"_s), QJsonArray());
    }

    void aChangeIsMadeOnlyOfWhatTheCallerKnew()
    {
        Request request{.method = Method::Get, .path = Path};
        request.headers.insert("authorization", "Bearer " + m_ada.toLatin1());
        const QByteArray known = m_api->answer(request).header("ETag");
        request.headers.insert("if-none-match", known);
        QCOMPARE(m_api->answer(request).status, 304);
        request.method = Method::Put;
        request.body = R"({"country":"FR"})";
        request.headers.insert("content-type", "application/json");
        request.headers.insert("if-match", known);
        QCOMPARE(m_api->answer(request).status, 200);
        QCOMPARE(m_api->answer(request).status, 412);
    }
};

QTEST_GUILESS_MAIN(PreferenceTest)
#include "preference_test.moc"
