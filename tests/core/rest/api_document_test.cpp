#include "tests/core/rest/test_api.h"

#include <QMap>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace matinee;
using namespace Qt::StringLiterals;

/// The API document and the router tell of the same addresses.
class ApiDocumentTest : public QObject {
    Q_OBJECT

    TestApi m_api;
    QMap<QString, QJsonObject> m_operations; ///< of the document, by "GET /api/v1/me"

    QJsonObject document() { return jsonOf(m_api.get("/api/v1/openapi.json")); }

    QJsonObject operationOf(const Route &route) { return m_operations.value(nameIn(route)); }

    static QString nameIn(const Route &route)
    {
        return QString::fromLatin1(nameOf(route.method)) + u' ' + route.path;
    }

    /// What may be answered before or around the handler, whatever it does.
    QStringList statusesOf(const Route &route) const
    {
        QStringList statuses{u"400"_s, u"401"_s, u"503"_s};
        if (route.cost != Cost::Free)
            statuses.append(u"429"_s);
        if (route.access == Access::Administrator)
            statuses.append(u"404"_s);
        if (route.method == Method::Get)
            return statuses + QStringList{u"200"_s, u"304"_s};
        const bool isRead =
            std::any_of(m_api.routes().begin(), m_api.routes().end(), [&](const Route &other) {
                return other.method == Method::Get && other.path == route.path;
            });
        if (isRead)
            statuses.append(u"412"_s);
        return statuses + QStringList{u"413"_s, u"415"_s, u"422"_s};
    }

private slots:
    void initTestCase()
    {
        const QJsonObject paths = document().value(u"paths"_s).toObject();
        for (auto path = paths.begin(); path != paths.end(); ++path) {
            const QJsonObject item = path->toObject();
            for (auto operation = item.begin(); operation != item.end(); ++operation)
                m_operations.insert(operation.key().toUpper() + u' ' + path.key(), operation->toObject());
        }
        QVERIFY(!m_operations.isEmpty());
    }

    void everyRouteIsDocumentedAndTheReverse()
    {
        QSet<QString> routed;
        for (const Route &route : m_api.routes())
            routed.insert(nameIn(route));
        QCOMPARE(routed.size(), m_api.routes().size());
        const QStringList names = m_operations.keys();
        const QSet<QString> described(names.begin(), names.end());
        QVERIFY2(routed == described,
                 qPrintable(u"only routed: %1; only documented: %2"_s.arg(
                     QStringList((routed - described).values()).join(u", "_s),
                     QStringList((described - routed).values()).join(u", "_s))));
    }

    void theDocumentIsServedAsYamlAndAsJson()
    {
        const Response yaml = m_api.get("/api/v1/openapi.yaml");
        QCOMPARE(yaml.header("Content-Type"), "application/yaml");
        QVERIFY(yaml.body.startsWith("openapi: 3.1.0\n"));
        QCOMPARE(m_api.get("/api/v1/openapi.json").header("Content-Type"), "application/json");
        QCOMPARE(document().value(u"openapi"_s).toString(), u"3.1.0"_s);
    }

    void everyStatusThatTheRouterAnswersIsDeclared()
    {
        for (const Route &route : m_api.routes()) {
            const QJsonObject declared = operationOf(route).value(u"responses"_s).toObject();
            for (const QString &status : statusesOf(route))
                QVERIFY2(declared.contains(status),
                         qPrintable(u"%1 does not declare %2"_s.arg(nameIn(route), status)));
        }
    }

    /// Those that the document declares, and those of requests that never reach the router.
    void everyErrorIsCalledByItsOwnName()
    {
        QSet<QString> statuses{u"405"_s, u"408"_s, u"414"_s, u"417"_s,
                               u"431"_s, u"500"_s, u"501"_s, u"505"_s};
        for (const QJsonObject &operation : std::as_const(m_operations)) {
            for (const QString &status : operation.value(u"responses"_s).toObject().keys()) {
                if (status >= u"400"_s)
                    statuses.insert(status);
            }
        }
        QVERIFY(statuses.contains(u"412"_s) && statuses.size() > 17);
        QSet<QString> titles;
        for (const QString &status : std::as_const(statuses)) {
            const QString title = wire::titleOf(status.toInt());
            QVERIFY2(!title.isEmpty() && !titles.contains(title), qPrintable(status + u' ' + title));
            titles.insert(title);
        }
    }

    /// A token is optional where anyone may call, and the usual one needed everywhere else.
    void whoMayCallIsDeclared()
    {
        for (const Route &route : m_api.routes()) {
            const QJsonValue security = operationOf(route).value(u"security"_s);
            const bool isOptional = security.isArray() && security.toArray().contains(QJsonObject());
            const bool isRight =
                route.access == Access::Anyone ? isOptional && security.toArray().size() > 1 : !isOptional;
            QVERIFY2(isRight, qPrintable(nameIn(route)));
        }
    }

    void everyRequestBodyHasAnExample()
    {
        for (auto operation = m_operations.begin(); operation != m_operations.end(); ++operation) {
            const QJsonObject content =
                operation->value(u"requestBody"_s).toObject().value(u"content"_s).toObject();
            for (const QJsonValue &type : content)
                QVERIFY2(type.toObject().contains(u"example"_s), qPrintable(operation.key()));
        }
    }

    void thePageBringsEverythingItNeeds()
    {
        const Response page = m_api.get("/docs");
        QCOMPARE(page.header("Content-Type"), "text/html; charset=utf-8");
        QVERIFY(page.header("Content-Security-Policy").contains("script-src 'self'"));
        QVERIFY(!page.header("Content-Security-Policy").contains("unsafe"));
        QCOMPARE(m_api.get("/docs/docs.js").header("Content-Type"), "text/javascript; charset=utf-8");
        QCOMPARE(m_api.get("/docs/docs.css").header("Content-Type"), "text/css; charset=utf-8");
        for (const char *elsewhere :
             {"/docs/..%2Fapi%2Fopenapi.yaml", "/docs/%2Fetc%2Fpasswd", "/docs/none.js"})
            QCOMPARE(m_api.get(elsewhere).status, 404);
        QCOMPARE(m_api.get("/api/v1/genres").header("Content-Security-Policy"),
                 "default-src 'none'; frame-ancestors 'none'");
    }

    void everySignedInRouteAnswers401WithoutAToken()
    {
        int tried = 0;
        for (const Route &route : m_api.routes()) {
            if (route.access != Access::SignedIn)
                continue;
            QString path = route.path;
            path.replace(u"{ref}"_s, u"tt0078748"_s)
                .replace(u"{id}"_s, u"1"_s)
                .replace(u"{file}"_s, u"docs.js"_s);
            const Response response = m_api.call(route.method, path.toLatin1());
            QVERIFY2(response.status == 401, qPrintable(path + u' ' + QString::number(response.status)));
            QVERIFY(response.header("WWW-Authenticate").startsWith("Bearer"));
            ++tried;
        }
        QVERIFY(tried > 15);
    }

    void everyRouteRefusesABadToken()
    {
        for (const Route &route : m_api.routes()) {
            QString path = route.path;
            path.replace(u"{ref}"_s, u"tt0078748"_s)
                .replace(u"{id}"_s, u"1"_s)
                .replace(u"{file}"_s, u"docs.js"_s);
            const Response response = m_api.call(route.method, path.toLatin1(), {}, u"mat_a_nonsense"_s);
            QVERIFY2(response.status == 401, qPrintable(path));
        }
    }
};

QTEST_GUILESS_MAIN(ApiDocumentTest)
#include "api_document_test.moc"
